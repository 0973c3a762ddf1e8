"""Names as they stand in addresses."""

import re


def slug_of(name: str) -> str:
    """Return a name in lower case with hyphens: "Richmond upon Thames" is richmond-upon-thames."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")


def ward_slug(name: str, *, borough: str) -> str:
    """Return a ward's name and its borough's slug: King's Cross in Camden is kings-cross-camden.

    Two wards of London may share a name, two wards of one borough do not.
    """
    plain = re.sub(r"['’]", "", name).replace("&", " and ")
    return f"{slug_of(plain)}-{borough}"
