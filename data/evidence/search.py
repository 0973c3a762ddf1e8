"""Finding printed figures: by words, and by what they are about. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

import pandas as pd

from data.evidence.number_words import plain_numbers
from data.text_slug import slug_of

NO_YEAR = "none"
LONDON = "^(?:London|Metropolitan)"  # how the areas that are London as a whole are named
SEARCHED = [
    "fact_id", "former_ids", "measure", "value", "area_name", "period", "unit", "quote", "place",
    "note",
]  # fmt: skip
_ID = re.compile(r"^([A-Za-z]{2})-?0*(\d{1,4})$")
MONEY = re.compile(r"GBP (million|billion)\b")
KEPT = 8192  # texts whose words are kept: each figure has three
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
    """Return the printed figures that fit every choice and hold every word.

    Those whose value is what was asked for come first, then those that hold the words side by side,
    then the others; each in the order of `in_reading_order`.

    Args:
        evidence: Rows of `data.schemas.Evidence`.
        wanted: The choices. A number is found however it is written: "1 in 10" is "one in ten",
            "81%" is "81 percent", "12.9m" is "12.9 million" and "12,900,000".
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
    found = in_reading_order(evidence[fits])
    asked = _words(wanted.words)
    if not asked or found.empty:
        return found
    distance = pd.Series(
        [_distance(asked, value=one, held=all_) for one, all_ in _texts(found, names=names)],
        index=found.index,
    )
    there = distance[distance.notna()].sort_values(kind="stable")
    return found.loc[there.index]


def in_reading_order(evidence: pd.DataFrame) -> pd.DataFrame:
    """Put the newest printed figures first, and among those of a year the ones of all London.

    Those without a year come last; figures alike keep their order. So a reader meets what tells of
    London now before the targets of twenty years ago.

    Args:
        evidence: Rows of `data.schemas.Evidence`.
    """
    keys = pd.DataFrame(
        {
            "year": -evidence["year"].fillna(0),
            "elsewhere": ~evidence["area_name"].str.contains(LONDON),
        },
        index=evidence.index,
    )
    return evidence.loc[keys.sort_values(["year", "elsewhere"], kind="stable").index]


class FactIndex:
    """Printed figures made ready to be searched by words alone, as one types."""

    def __init__(self, evidence: pd.DataFrame, *, names: Mapping[str, str]) -> None:
        """Take what `find` takes."""
        texts = _texts(evidence, names=names)
        self._held = [
            (fact_id, _words(value), _words(held))
            for fact_id, (value, held) in zip(evidence["fact_id"], texts, strict=True)
        ]

    def find(self, words: str, *, most: int) -> list[str]:
        """Return ids of the figures that `find` gives for the same words, at most so many."""
        asked = _words(words)
        if not asked:
            return []
        far = [
            (distance, number, fact_id)
            for number, (fact_id, value, held) in enumerate(self._held)
            if (distance := _between(asked, value=value, held=held)) is not None
        ]
        return [fact_id for _, _, fact_id in sorted(far)[:most]]


def _texts(found: pd.DataFrame, *, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return each figure's value in words, and all that it is found by."""
    value = found["value"] + found["unit"].map(_scale) + " " + found["unit"]
    held = found["source_id"].map(names).fillna("") + " " + value
    for column in SEARCHED:
        held = held + " " + found[column].fillna("")
    return list(zip(value, held, strict=True))


def _scale(unit: str) -> str:
    """Return the word of scale after an amount, which its unit has: "GBP million"."""
    found = MONEY.match(unit)
    return f" {found[1]}" if found else ""


def _distance(asked: tuple[str, ...], *, value: str, held: str) -> int | None:
    """Return 0 where a value is what was asked for, None where a word of it is not there at all."""
    return _between(asked, value=_words(value), held=_words(held))


def _between(
    asked: tuple[str, ...], *, value: tuple[str, ...], held: tuple[str, ...]
) -> int | None:
    if not _holds(held, asked):
        return None
    if _side_by_side(value, asked):
        return 0
    return 1 if _side_by_side(held, asked) else 2


def _side_by_side(there: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    return any(
        there[start : start + len(asked)] == asked for start in range(len(there) - len(asked) + 1)
    )


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


def _holds(there: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Tell whether each word asked for begins a word that is there; a number must be whole."""
    return all(
        any(word == one if one[0].isdigit() else word.startswith(one) for word in there)
        for one in asked
    )


@lru_cache(maxsize=KEPT)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(plain_numbers(text)))
