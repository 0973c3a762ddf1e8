"""Finding anything on the site by words: entries, and which of them comes first. Pure."""
