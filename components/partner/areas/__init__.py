"""The areas of a pack: how they are filled, drawn, named and listed."""
