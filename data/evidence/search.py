"""Finding printed figures: by words, and by what they are about. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

import pandas as pd

from data.text_slug import slug_of

NO_YEAR = "none"
SEARCHED = ["fact_id", "measure", "value", "area_name", "period", "unit", "quote", "place", "note"]
_ID = re.compile(r"^([A-Za-z]{2})-?0*(\d{1,4})$")
_COMMA = re.compile(r"(?<=\d),(?=\d{3})")
_TRAILING = re.compile(r"\.0\b")
_WORD = re.compile(r"[^\W_]+(?:\.\d+)?")


class Check(StrEnum):
    """Whether a printed figure follows from its own parts, and whether sources differ."""

    ANY = ""
    REPRODUCES = "reproduces"
    DOES_NOT = "does-not-reproduce"
    DIFFERS = "sources-differ"


@dataclass(frozen=True)
class Wanted:
    """What is looked for; "" asks for all. `area` is a slug, `unit` a `data.model.UnitKind`."""

    words: str = ""
    source: str = ""
    theme: str = ""
    area: str = ""
    year: str = ""
    unit: str = ""
    check: Check = Check.ANY


def find(evidence: pd.DataFrame, wanted: Wanted, *, names: Mapping[str, str]) -> pd.DataFrame:
    """Return the printed figures that fit every choice and hold every word, in their order.

    Args:
        evidence: Rows of `data.schemas.Evidence`.
        wanted: The choices. A number is found with or without its comma.
        names: Titles of the sources by id, searched with the rest.
    """
    fits = pd.Series(data=True, index=evidence.index)
    for column, chosen in (
        ("source_id", wanted.source),
        ("theme", wanted.theme),
        ("unit_kind", wanted.unit),
    ):
        if chosen:
            fits &= evidence[column].eq(chosen)
    if wanted.area:
        fits &= evidence["area_name"].map(slug_of).eq(wanted.area)
    if wanted.year:
        fits &= (
            evidence["year"].isna()
            if wanted.year == NO_YEAR
            else evidence["year"].eq(float(wanted.year))
        )
    fits &= _checked(evidence, wanted.check)
    found = evidence[fits]
    asked = _words(wanted.words)
    if not asked or found.empty:
        return found
    held = found["source_id"].map(names).fillna("")
    for column in SEARCHED:
        held = held + " " + found[column].fillna("")
    return found[held.map(lambda text: _holds(text, asked))]


def nearest_id(given: str, known: Sequence[str]) -> str | None:
    """Return the id most like the given one: "rf-345" means RF0345. None where none is like it."""
    parts = _ID.match(given)
    meant = f"{parts[1].upper()}{int(parts[2]):04d}" if parts else given.upper()[:10]
    if meant in known:
        return meant
    close = get_close_matches(meant, known, n=1, cutoff=0.5)
    return close[0] if close else None


def _checked(evidence: pd.DataFrame, check: Check) -> pd.Series:
    match check:
        case Check.REPRODUCES:
            return evidence["reproduces"].eq("yes")
        case Check.DOES_NOT:
            return evidence["reproduces"].eq("no")
        case Check.DIFFERS:
            return evidence["disagreements"].ne("")
        case _:
            return pd.Series(data=True, index=evidence.index)


def _holds(text: str, asked: list[str]) -> bool:
    """Tell whether each word asked for begins a word of the text; a number must be whole."""
    there = _words(text)
    return all(
        any(word == one if one.isdecimal() else word.startswith(one) for word in there)
        for one in asked
    )


def _words(text: str) -> list[str]:
    plain = _TRAILING.sub("", _COMMA.sub("", text.casefold().replace("’", "'")))
    return _WORD.findall(plain)
