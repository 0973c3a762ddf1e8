"""The page on the survey."""
