"""The one line of a fault: its place, what is wrong and the remedy."""


def in_one_line(caught):
    """Return what a fault says, once it is one line with a remedy."""
    said = str(caught.value)
    assert "Remedy: " in said
    assert "\n" not in said
    return said
