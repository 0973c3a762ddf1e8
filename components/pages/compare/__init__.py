"""The page that compares boroughs."""
