"""The page that finds anything by words."""
