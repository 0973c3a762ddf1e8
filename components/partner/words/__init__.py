"""What is said of a pack, its counts and what is made up."""
