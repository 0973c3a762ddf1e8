"""Figures as real tables, each kind in a module."""
