"""Postcodes: what looks like one, and the file of one district, which a browser asks for.

A whole postcode names a few houses. It is looked up in the reader's browser alone, in the file of
its district, the letters and digits before the space: thousands of homes.
"""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow.parquet as pq

TABLE = "postcodes.parquet"
INWARD = 3  # characters after the space
# The letters that begin postcodes; some type the letter O for a nought. Also written for the
# browser: as the pattern of a box, which knows no flags, and in assets/search.js.
_AREA, _GAP = "(?:[BbEeGgLlMmNnSsWw]|[A-Za-z]{2})", r"[\s.\-]*"
WHOLE = (
    rf"\b{_AREA}(?:[0-9Oo][A-Za-z0-9]?{_GAP}[0-9]|[0-9][A-Za-z0-9]?{_GAP}[0-9Oo])[A-Za-z]{{2}}\b"
)
DISTRICT = rf"{_AREA}[0-9][A-Za-z0-9]?"
# Past its district and not yet whole, with a digit somewhere: "so old" is none.
BEGUN = (
    rf"(?=[A-Za-z\s.\-]*[0-9]){_AREA}[0-9Oo](?:[A-Za-z0-9]{_GAP}[0-9Oo][A-Za-z]?|"
    rf"[\s.\-]+[0-9Oo][A-Za-z]?|[0-9Oo][A-Za-z])"
)
# As the pattern of a box: what it takes.
NEITHER = rf"(?!.*{WHOLE})(?!(?:.*[^A-Za-z0-9])?{BEGUN}(?![A-Za-z0-9])).*"
_whole, _district, _begun = re.compile(WHOLE), re.compile(DISTRICT), re.compile(BEGUN)


@dataclass(frozen=True)
class Place:
    """Where a postcode lies: a ward, or a borough."""

    name: str
    address: str


def holds_postcode(text: str) -> bool:
    """Tell whether a whole postcode stands anywhere in a text, with or without its space."""
    return _whole.search(text) is not None


def is_district(text: str) -> bool:
    """Tell whether a text is the first half of a postcode and no more."""
    return _district.fullmatch(text) is not None


def begins_postcode(text: str) -> bool:
    """Tell whether a text is a postcode that is not yet whole: its district, or that and more."""
    return is_district(text) or _begun.fullmatch(text) is not None


def district_file(table: bytes, *, district: str, places: Mapping[str, Place]) -> dict[str, Any]:
    """Return what a browser needs to place the postcodes of one district.

    Args:
        table: The file of `data.schemas.Postcodes`.
        district: Such as CR0, in capitals.
        places: By ward code.

    Returns:
        `places`, each a name and an address, and `postcodes`: the last three characters of each
        postcode with the number of its place. Both are empty where the district has none.
    """
    rows = pq.read_table(io.BytesIO(table), filters=[("district", "==", district)])
    codes = rows["area_code"].to_pylist()
    numbers = {code: number for number, code in enumerate(dict.fromkeys(codes))}
    return {
        "places": [[places[code].name, places[code].address] for code in numbers],
        "postcodes": {
            inward: numbers[code]
            for inward, code in zip(rows["inward"].to_pylist(), codes, strict=True)
        },
    }
