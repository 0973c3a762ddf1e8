"""The processes that serve: who listens, reads and answers, and for how long each may take."""
