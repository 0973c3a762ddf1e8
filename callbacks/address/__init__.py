"""From an address to a page and its choices, or to what is said where there is none."""
