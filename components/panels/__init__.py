"""What several pages show of one measure, as functions of what was looked up for it."""
