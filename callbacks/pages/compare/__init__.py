"""The page that compares boroughs: its views, each looked up and drawn."""
