"""Offline steps from raw files to published tables. Never imported by the app."""
