"""Small inline SVG drawings that need no script."""
