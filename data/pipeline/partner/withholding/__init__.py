"""What a pack may not say, and what has to go with it so that nobody can work it out."""
