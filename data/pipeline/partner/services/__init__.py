"""What services count by quarter: the file to fill in, and the tables made of it."""
