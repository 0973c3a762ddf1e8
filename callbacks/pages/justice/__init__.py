"""The page from report to court."""
