"""The page of homes lost because of domestic abuse, looked up for `components/pages/homes`."""
