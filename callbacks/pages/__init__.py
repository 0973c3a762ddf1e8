"""One room for each page of the site, named as in `components/pages`."""
