"""The page of ward maps, and the map's own document."""
