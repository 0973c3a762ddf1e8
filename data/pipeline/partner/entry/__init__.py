"""What a file that is named must be before anything of it is read."""
