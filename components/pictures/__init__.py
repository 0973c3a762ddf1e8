"""Pictures of figures, made on the server without a browser. They carry their own caveats."""

FORMATS = {"svg": "image/svg+xml", "png": "image/png"}
WIDE, NARROW = 9.0, 4.2  # inches: an A4 page, a phone
