"""What leaves the site: rows that may be passed on, and a copy of the release made of them."""
