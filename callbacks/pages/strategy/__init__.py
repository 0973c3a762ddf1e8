"""The page on the strategy of 2005, looked up."""
