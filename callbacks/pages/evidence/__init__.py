"""The pages of printed figures: the list and one figure."""
