"""The page of one borough."""
