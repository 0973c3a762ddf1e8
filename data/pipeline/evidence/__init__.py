"""Figures that somebody printed, and the registers of decisions about them."""
