"""The brief for a meeting: on the page and on paper."""
