"""The page of ward maps, its map's own document, and what redraws it."""
