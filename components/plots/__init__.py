"""Figures as SVG in the page as it is sent: fluid, with text that stays text. No Dash here."""
