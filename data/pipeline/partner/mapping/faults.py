"""What stops a run of the partner pipeline."""


class ExtractFault(Exception):  # noqa: N818 - the fault is in the file, not in the program
    """A file that no pack can be made from. The message is one line with place and remedy."""
