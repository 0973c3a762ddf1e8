"""Files that leave the site, as bytes made from frames: each carries its notes with it."""
