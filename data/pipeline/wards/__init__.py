"""Groups of wards that differ from London."""
