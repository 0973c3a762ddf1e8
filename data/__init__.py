"""Definitions, tables and statistics: everything that does not know a dashboard exists."""
