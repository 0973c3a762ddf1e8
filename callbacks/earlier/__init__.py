"""Releases that were served before: read as they were, each under its own name."""
