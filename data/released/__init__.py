"""What a release says of the releases before it."""
