"""Wiring between the browser, the repository and the components. No data logic."""
