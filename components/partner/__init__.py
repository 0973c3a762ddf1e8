"""The parts of the partner area's pages, drawn only where the area is on."""
