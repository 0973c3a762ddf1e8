"""The page on costs."""
