"""What several pages show: looked up in the release, drawn and described once."""
