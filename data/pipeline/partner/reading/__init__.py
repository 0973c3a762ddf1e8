"""From a partner's files to rows of meanings: every cell is checked, every fault has its place."""
