"""How far months vary by themselves: natural limits, and what lies outside them."""
