"""Asks publishers for newer raw files, and takes those that are what was expected."""
