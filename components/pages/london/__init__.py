"""The page of London, where a reader begins."""
