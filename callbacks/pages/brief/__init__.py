"""The brief for a meeting: on the page and as a PDF."""
