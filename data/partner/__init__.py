"""A partner's pack: what it may hold, and the one module that opens it."""
