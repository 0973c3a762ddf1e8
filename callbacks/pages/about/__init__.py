"""Pages on the site itself: data, methods, glossary, status and statements."""
