"""What stands around a view on another site, and the page that writes its code."""
