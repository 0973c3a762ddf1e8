"""The pages of printed figures."""
