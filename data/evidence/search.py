"""Finding printed figures: by words, and by what they are about. Pure."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache, reduce
from math import log

import pandas as pd

from data.evidence.number_words import plain_numbers, shares
from data.search.held_words import HeldWords
from data.text_slug import slug_of

NO_YEAR = "none"
LONDON = "^(?:London|Metropolitan)"  # how the areas that are London as a whole are named
SEARCHED = [
    "fact_id", "former_ids", "measure", "value", "area_name", "period", "unit", "quote", "place",
    "note",
]  # fmt: skip
_ID = re.compile(r"^([A-Za-z]{2})[-\s]?0*(\d{1,4})$")
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
            "two in three" is "two-thirds", "81%" is "81 percent", "12.9m" is "12.9 million" and
            "12,900,000".
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
    among = evidence[fits]
    asked = _asked(wanted.words)
    if not asked or among.empty:
        return in_reading_order(among)
    typed = _WORD.findall(plain_numbers(wanted.words))
    distance = pd.Series(
        [
            _far(asked, typed=typed, value=_words(one), held=_words(all_))
            if _holds(_words(all_), asked)
            else None
            for one, all_ in _texts(among, names=names)
        ],
        index=among.index,
    )
    found = in_reading_order(among[distance.notna()])
    return found.loc[distance[found.index].sort_values(kind="stable").index]


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

    def __init__(
        self, evidence: pd.DataFrame, *, names: Mapping[str, str], idle: Collection[str] = ()
    ) -> None:
        """Take what `find` takes, and words that are left out where nothing has them all."""
        self._idle = frozenset(idle)
        self._ids = frozenset(evidence["fact_id"])
        texts = _texts(evidence, names=names)
        self._held = [
            (fact_id, _words(value), _words(held))
            for fact_id, (value, held) in zip(evidence["fact_id"], texts, strict=True)
        ]
        self._words = HeldWords(held for _, _, held in self._held)

    def find(self, words: str, *, most: int, loosely: bool = False) -> list[str]:
        """Return ids of the figures that `find` gives for the same words, at most so many.

        One that is asked for by its id is alone, "rf 26" too. `loosely` leaves idle words out where
        nothing has them all.
        """
        asked = _asked(words)
        parts = _ID.match(words.strip())
        named = [f"{parts[1].upper()}{int(parts[2]):04d}"] if parts else []
        if self._ids.issuperset(named) and named:
            return named
        typed = _WORD.findall(plain_numbers(words))
        found = self._fitting(asked, typed=typed, most=most)
        if found or not loosely:
            return found
        told = tuple(one for one in asked if one not in self._idle)
        return self._fitting(told, typed=typed, most=most)

    def find_some(self, words: str, *, most: int) -> list[str]:
        """Return ids of the figures that have some of the words: most of them, then the rarest."""
        scores: dict[int, tuple[int, float]] = {}
        for asked in (one for one in _asked(words) if one not in self._idle):
            having = self._words.having(asked)
            for number in having:
                many, rare = scores.get(number, (0, 0.0))
                scores[number] = (many + 1, rare + log(len(self._held) / len(having)))
        ranks = sorted((-many, -rare, number) for number, (many, rare) in scores.items())
        return [self._held[number][0] for _, _, number in ranks[:most]]

    def _fitting(self, asked: tuple[str, ...], *, typed: Sequence[str], most: int) -> list[str]:
        if not asked:
            return []
        fitting = reduce(set.__and__, (self._words.having(one) for one in asked))
        far = [
            (_far(asked, typed=typed, value=value, held=held), number, fact_id)
            for number in fitting
            for fact_id, value, held in (self._held[number],)
        ]
        return [fact_id for _, _, fact_id in sorted(far)[:most]]


def _texts(found: pd.DataFrame, *, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return each figure's value in words, and all that it is found by."""
    amounts = zip(found["value"], found["unit"], strict=True)
    values = [f"{printed}{_scale(unit)} {unit}" for printed, unit in amounts]
    sources = [names.get(source, "") for source in found["source_id"]]
    columns = (found[column].fillna("").tolist() for column in SEARCHED)
    held = map(" ".join, zip(sources, values, *columns, strict=True))
    return list(zip(values, held, strict=True))


def _scale(unit: str) -> str:
    """Return the word of scale after an amount, which its unit has: "GBP million"."""
    found = MONEY.match(unit)
    return f" {found[1]}" if found else ""


def _far(
    asked: tuple[str, ...], *, typed: Sequence[str], value: tuple[str, ...], held: tuple[str, ...]
) -> int:
    """Return how far a figure that has every word is from what was asked for.

    0: its value is written as `typed`; 1: it is the same value; 2: the words stand side by side.
    """
    if _side_by_side(value, typed):
        return 0
    if _side_by_side(value, asked):
        return 1
    return 2 if _side_by_side(held, asked) else 3


def _side_by_side(there: Sequence[str], asked: Sequence[str]) -> bool:
    among = range(len(there) - len(asked) + 1)
    return any([*there[start : start + len(asked)]] == [*asked] for start in among)


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
        one in there if one[0].isdigit() else any(word.startswith(one) for word in there)
        for one in asked
    )


@lru_cache(maxsize=KEPT)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a text, those of its shares too: "a third" is there as "1of3" as well."""
    plain = plain_numbers(text)
    told = shares(plain)
    return tuple(_WORD.findall(plain if told == plain else f"{told} {plain}"))


def _asked(text: str) -> tuple[str, ...]:
    """Return the words that are looked for: of a share, that share however it is written."""
    return tuple(_WORD.findall(shares(plain_numbers(text))))
