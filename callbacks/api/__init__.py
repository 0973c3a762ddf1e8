"""The read-only API below /api/v1/: the figures with their definitions and caveats."""
