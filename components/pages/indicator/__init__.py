"""Each measure's own page, and the list of them all."""
