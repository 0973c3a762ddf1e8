"""The page of exit and support, in the language of the address."""
