"""Pictures of figures, made on the server without a browser. They carry their own caveats."""
