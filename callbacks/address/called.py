"""Choices that an address calls otherwise than this site does, and the names that they have here.

People write a borough by its code or its name, a measure in capitals, and “newest” for the latest
period.
"""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from callbacks.server.site import Site
from data.model import Level, PeriodType
from data.selection import LATEST

NEWEST = ("latest", "newest")
_TOLD = re.compile(r"(?:^|&)(?:borough|indicator|period|period_type)=")
_APART = re.compile(r"[\s-]+")


def renamed(query_text: str, *, site: Site) -> str | None:
    """Return a query with its choices by the names that they have here.

    Args:
        query_text: Without the question mark.
        site: Knows the areas and the measures.

    Returns:
        None where all are called so already, or by no name that is known.
    """
    if not _TOLD.search(query_text):
        return None
    asked = parse_qsl(query_text, keep_blank_values=True)
    names = _names(site)
    said = [(key, names.get((key, _same(key, each)), each)) for key, each in asked]
    return None if said == asked else urlencode(said)


@lru_cache(maxsize=8)
def _names(site: Site) -> dict[tuple[str, str], str]:
    """Return the name that each choice has here, by the query name and what else it is called."""
    areas = site.repository.areas(Level.BOROUGH)[["area_code", "area_name", "slug"]]
    boroughs = {
        ("borough", key.casefold()): slug
        for code, name, slug in areas.itertuples(index=False)
        for key in (code, name, name.replace(" and ", " & "), slug)
    }
    measures = {("indicator", each.casefold()): each for each in site.catalogue.indicators}
    kinds = {("period_type", kind.value): kind.value for kind in PeriodType}
    return boroughs | measures | kinds | {("period", each): LATEST for each in NEWEST}


def _same(key: str, given: str) -> str:
    """Return what somebody wrote without what makes no difference: capitals, spaces, hyphens."""
    plain = given.strip().casefold()
    return _APART.sub("_", plain) if key in {"indicator", "period_type"} else plain
