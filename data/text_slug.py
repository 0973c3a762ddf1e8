"""Names as they stand in addresses."""

import re


def slug_of(name: str) -> str:
    """Return a name in lower case with hyphens: "Richmond upon Thames" is richmond-upon-thames."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
