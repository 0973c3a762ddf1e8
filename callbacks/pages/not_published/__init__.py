"""The page of what nobody publishes."""
