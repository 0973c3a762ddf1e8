"""The borough map: areas, classes, names."""
