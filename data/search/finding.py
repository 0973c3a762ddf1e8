"""Which entries fit some words, the best first; where none does, the nearest in spelling.

Each word asked for must begin a word of the entry, or be nearly spelled like one. What is called
exactly so comes first, then what begins so, then what has all words in its name, then a borough
that is named among other words, then the others.
Spelling is compared by `rapidfuzz` (Indel similarity), in names alone.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from data.search.entries import Entry, Kind

LONGEST, MOST_WORDS = 80, 8  # of what is asked for: what is longer is cut
NEARLY = 78  # of 100: "croyden" and "croydon" have 86
SHORTEST_MISSPELT = 4
ALIKE = 85  # of 100: a borough whose name is so near comes before what is nearer still
SAME = {"saint": "st"}  # as names of places are written
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile("['\u2018\u2019`\u00b4]")
EXACT, BEGINS, IN_NAME, NAMED, WITH_WORDS = range(5)


@dataclass(frozen=True)
class Found:
    """What a search came to. `nearly` says that nothing is spelled as asked: these are nearest."""

    entries: tuple[Entry, ...]
    nearly: bool = False


def plain_words(text: str) -> tuple[str, ...]:
    """Return a text's words in small letters without accents and apostrophes.

    "King’s Cross" gives kings and cross, "Bexleyheath & Crook Log" no word for its sign, "18%" the
    words of "18 per cent".
    """
    spelled = _APOSTROPHE.sub("", text.casefold()).replace("%", " per cent ")
    folded = unicodedata.normalize("NFKD", spelled)
    words = _WORD.findall("".join(one for one in folded if not unicodedata.combining(one)))
    return tuple(SAME.get(each, each) for each in words)


@dataclass(frozen=True)
class _Prepared:
    entry: Entry
    names: tuple[tuple[str, ...], ...]
    all_words: tuple[str, ...]


class Index:
    """Entries made ready to be searched."""

    def __init__(self, entries: Sequence[Entry], *, idle: Collection[str]) -> None:
        """Take the entries, those of one rank in their order, and words that are in no name."""
        self._idle = frozenset(idle)
        self._held = [
            _Prepared(
                one,
                tuple(plain_words(name) for name in one.names),
                (*dict.fromkeys(plain_words(" ".join((*one.names, one.words)))),),
            )
            for one in entries
        ]

    def find(self, asked: str, *, most: int) -> Found:
        """Return the entries that fit best.

        Args:
            asked: Words as a reader types them, the last perhaps unfinished.
            most: How many at most.

        Returns:
            Nothing where nothing is asked, or nothing is near.
        """
        given = plain_words(asked[:LONGEST])[:MOST_WORDS]
        if not given:
            return Found(())
        wanted = tuple(one for one in given if one not in self._idle) or given
        ranked = self._ranked(given, wanted)
        if ranked:
            return Found(tuple(ranked[:most]))
        corrected = self._corrected(wanted)
        if corrected is not None:
            near = [*self._boroughs_like(wanted), *self._ranked(corrected, corrected)]
            return Found(tuple(dict.fromkeys(near))[:most], nearly=True)
        return Found(tuple(self._alike(" ".join(wanted), most=most)), nearly=True)

    def _ranked(self, given: tuple[str, ...], wanted: tuple[str, ...]) -> list[Entry]:
        kinds = list(Kind)
        ranks = [
            (rank, kinds.index(one.entry.kind), len(one.names[0]), number)
            for number, one in enumerate(self._held)
            if (rank := _rank(one, given=given, wanted=wanted)) is not None
        ]
        return [self._held[each[-1]].entry for each in sorted(ranks)]

    def _corrected(self, wanted: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the words with each unknown one replaced by the nearest; None where one is far."""
        corrected_words = []
        for word in wanted:
            if any(known.startswith(word) for known in self._vocabulary):
                corrected_words.append(word)
                continue
            if len(word) < SHORTEST_MISSPELT or word.isdigit():
                return None
            best = process.extractOne(
                word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=NEARLY
            )
            if best is None:
                return None
            corrected_words.append(best[0])
        corrected = tuple(corrected_words)
        return corrected if corrected != wanted and self._ranked(corrected, corrected) else None

    def _boroughs_like(self, wanted: tuple[str, ...]) -> list[Entry]:
        """Return boroughs that are spelled nearly so: "haringay" is nearer to a ward's name."""
        near = self._alike(" ".join(wanted), most=len(Kind), least=ALIKE)
        return [one for one in near if one.kind is Kind.BOROUGH]

    def _alike(self, asked: str, *, most: int, least: int = NEARLY - 8) -> list[Entry]:
        found = process.extract(
            asked, self._titles, scorer=fuzz.ratio, limit=most, score_cutoff=least
        )
        return list(dict.fromkeys(self._held[self._owners[index]].entry for _, _, index in found))

    @cached_property
    def _vocabulary(self) -> list[str]:
        """Return every word of a name, those of boroughs and wards first."""
        return list(dict.fromkeys(w for one in self._held for name in one.names for w in name))

    @cached_property
    def _titles(self) -> list[str]:
        return [" ".join(name) for one in self._held for name in one.names]

    @cached_property
    def _owners(self) -> list[int]:
        return [number for number, one in enumerate(self._held) for _ in one.names]


def _rank(one: _Prepared, *, given: tuple[str, ...], wanted: tuple[str, ...]) -> int | None:
    if any(name in {given, wanted} for name in one.names):
        return EXACT
    if not all(_begins(word, one.all_words) for word in wanted):
        borough = one.entry.kind is Kind.BOROUGH
        return NAMED if borough and any(_within(name, given) for name in one.names) else None
    if any(_side_by_side(name, wanted) for name in one.names):
        return BEGINS
    if any(all(_begins(word, name) for word in wanted) for name in one.names):
        return IN_NAME
    return WITH_WORDS


def _begins(word: str, held: tuple[str, ...]) -> bool:
    """Tell whether a word begins one that is there; a number must be whole."""
    if word.isdigit():
        return word in held
    return any(each.startswith(word) for each in held)


def _within(name: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Tell whether all words of a name stand side by side among those given."""
    return any(given[at : at + len(name)] == name for at in range(len(given) - len(name) + 1))


def _side_by_side(name: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Tell whether a name begins with the words, the last perhaps unfinished."""
    head, last = wanted[:-1], wanted[-1]
    return name[: len(head)] == head and len(name) > len(head) and _begins(last, (name[len(head)],))
