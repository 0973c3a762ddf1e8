"""Putting a release together, holding it against the last, writing and switching it."""
