"""Which entries fit some words, the best first; where none fits them all, what comes nearest.

Each word asked for must begin a word of the entry, in one of its forms: as it was typed, in the
singular, or a word that means the same. What is called exactly so comes first, then what has the
words whole in its name, then what begins so, then a borough that is named among other words, then
the others. Where nothing has all words they are tried in the nearest spelling, and then entries are
offered that have some of them. Spelling is compared by `rapidfuzz` (Indel similarity), in names.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from math import log

from rapidfuzz import fuzz, process

from data.search.entries import Entry, Kind
from data.search.fitting import NAMED, Forms, Prepared, forms_of, named_in, rank_of
from data.search.held_words import HeldWords
from data.search.words import plain_words

LONGEST, MOST_WORDS = 80, 8  # of what is asked for: what is longer is cut
NEARLY = 78  # of 100: "croyden" and "croydon" have 86
NEAR_WHOLE = 72  # of a whole name: "lockdown" and "london" have 71
SHORTEST_MISSPELT = 4
ALIKE = 85  # of 100: what is so near is meant, a borough before what is nearer still
KINDS = {kind: number for number, kind in enumerate(Kind)}


@dataclass(frozen=True)
class Found:
    """What a search came to.

    `nearly` says that nothing is spelled as asked and these are nearest, `some` that nothing has
    all words and these have some of them. The first `named` entries have the words in their names.
    `words` are those that were looked for, in the nearest spelling where that was tried.
    """

    entries: tuple[Entry, ...]
    words: tuple[str, ...] = ()
    nearly: bool = False
    some: bool = False
    named: int = 0


class Index:
    """Entries made ready to be searched."""

    def __init__(
        self,
        entries: Sequence[Entry],
        *,
        idle: Collection[str],
        same: Mapping[str, Collection[str]],
    ) -> None:
        """Take the entries; those of one rank come in this order.

        Args:
            entries: What can be found.
            idle: Words that are in a question and in no name.
            same: By word, others that mean the same.
        """
        self._idle, self._same = frozenset(idle), same
        self.entries = tuple(entries)
        self._held = [Prepared.of(one, idle=self._idle) for one in entries]
        self._words = HeldWords(one.all_words for one in self._held)

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
            named = sum(rank < NAMED for rank, _ in ranked)
            return Found(tuple(one for _, one in ranked[:most]), given, named=named)
        corrected = self._corrected(wanted, least=NEARLY)
        if len(corrected) == len(wanted) and (again := self._ranked(corrected, corrected)):
            near = [*self._boroughs_like(wanted), *(one for _, one in again)]
            return Found(tuple(dict.fromkeys(near))[:most], corrected, nearly=True)
        some = self._with_some(self._corrected(wanted, least=ALIKE)) if len(wanted) > 1 else []
        if some:
            return Found(tuple(some[:most]), given, some=True)
        return Found(tuple(self._alike(" ".join(wanted), most=most)), given, nearly=True)

    def _forms(self, words: Sequence[str]) -> list[Forms]:
        return [forms_of(one, same=self._same) for one in words]

    def _ranked(self, given: tuple[str, ...], wanted: tuple[str, ...]) -> list[tuple[int, Entry]]:
        forms = self._forms(wanted)
        fitting = reduce(set.__and__, (self._words.having(*one.all) for one in forms))
        ranks = [
            (*rank_of(one, given=given, forms=forms), *_order(one), number)
            for number in fitting
            for one in (self._held[number],)
        ]
        ranks += [
            (*rank, *_order(self._held[number]), number)
            for number in self._boroughs
            if number not in fitting and (rank := named_in(self._held[number], given))
        ]
        return [(each[0], self._held[each[-1]].entry) for each in sorted(ranks)]

    def _with_some(self, words: tuple[str, ...]) -> list[Entry]:
        """Return what has some of the words: most of them first, then the rarest.

        A number alone finds nothing: 18% is not the eighteenth of anything.
        """
        scores: dict[int, tuple[int, float]] = {}
        for word in sorted(words, key=str.isdigit):
            # The last may be unfinished; of the others a short one is a word of its own.
            shortest = 1 if word == words[-1] else SHORTEST_MISSPELT
            having = self._words.having(*forms_of(word, same=self._same).all, shortest=shortest)
            for number in having & scores.keys() if word.isdigit() else having:
                many, rare = scores.get(number, (0, 0.0))
                scores[number] = (many + 1, rare + log(len(self._held) / len(having)))
        ranks = [
            (-many, -rare, -self._held[number].in_names(words), *_order(self._held[number]), number)
            for number, (many, rare) in scores.items()
        ]
        return [self._held[each[-1]].entry for each in sorted(ranks)]

    def _corrected(self, words: tuple[str, ...], *, least: int) -> tuple[str, ...]:
        """Return the words that are known, others as the nearest in a name, without what is far."""
        nearest = (self._nearest(one, least=least) for one in words)
        return tuple(one for one in nearest if one)

    def _nearest(self, word: str, *, least: int) -> str | None:
        if any(self._words.beginning(one) for one in forms_of(word, same=self._same).all):
            return word
        if len(word) < SHORTEST_MISSPELT or word.isdigit():
            return None
        best = process.extractOne(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=least)
        return best[0] if best else None

    def _boroughs_like(self, wanted: tuple[str, ...]) -> list[Entry]:
        """Return boroughs that are spelled nearly so: "haringay" is nearer to a ward's name."""
        near = self._alike(" ".join(wanted), most=len(Kind), least=ALIKE)
        return [one for one in near if one.kind is Kind.BOROUGH]

    def _alike(self, asked: str, *, most: int, least: int = NEAR_WHOLE) -> list[Entry]:
        found = process.extract(
            asked, self._titles, scorer=fuzz.ratio, limit=most, score_cutoff=least
        )
        return list(dict.fromkeys(self._held[self._owners[index]].entry for _, _, index in found))

    @cached_property
    def _boroughs(self) -> list[int]:
        return [n for n, one in enumerate(self._held) if one.entry.kind is Kind.BOROUGH]

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


def _order(one: Prepared) -> tuple[int, int]:
    """Return what breaks ties: the kind, and how short the name is."""
    return KINDS[one.entry.kind], len(one.names[0])
