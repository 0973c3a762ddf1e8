"""Groups of boroughs that a reader puts together: who is in one, and what its figures are."""
