"""Areas: codes, names, outlines, neighbours, residents."""
