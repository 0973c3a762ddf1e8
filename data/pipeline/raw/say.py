"""What a run tells whoever started it, a line at a time and at once."""

import sys


def say(line: str) -> None:
    """Write a line to standard output, and do not hold it back."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
