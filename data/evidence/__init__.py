"""Printed figures, what was asked and promised, self-assessments, costs: pure rules over them."""
