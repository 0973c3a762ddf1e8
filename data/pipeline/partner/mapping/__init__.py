"""What a partner says of its files: columns, codes, years, forms. Nothing here reads a record."""
