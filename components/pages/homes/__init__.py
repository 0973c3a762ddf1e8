"""The page of homes lost because of domestic abuse."""
