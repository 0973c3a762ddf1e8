"""The page of what is new in each release, and its feed."""
