"""Views for other people's pages: routes, what each shows, the page that writes the code."""
