"""Sources other than the police, each read and made into rows."""
