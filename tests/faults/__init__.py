"""Faults that two reviews found, put back one by one to see the tests that must notice."""
