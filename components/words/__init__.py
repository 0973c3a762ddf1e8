"""Figures in words: values, rows, periods, changes, spreads, trends."""
