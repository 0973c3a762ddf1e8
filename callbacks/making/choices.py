"""Which choices of an address decide an answer: those that were looked at while it was made.

So an address with a name that nobody reads is the same answer as the one without, and no page has
to say twice what it reads.
"""

from collections.abc import Iterator, Mapping, Sequence
from threading import Lock
from typing import Protocol

import orjson

EVERYTHING = "\0"  # no name in an address: they were gone through


class Asked(Mapping[str, Sequence[str]]):
    """The choices of an address, which remember what of them was looked at."""

    def __init__(self, given: Mapping[str, Sequence[str]]) -> None:
        """Take the query as it was parsed."""
        self._given = given
        self.looked_at: set[str] = set()
        self._hidden: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Sequence[str]:
        if name not in self._hidden:
            self.looked_at.add(name)
        return self._given[name]

    def __iter__(self) -> Iterator[str]:
        self.looked_at.add(EVERYTHING)
        return iter(self._given)

    def __len__(self) -> int:
        self.looked_at.add(EVERYTHING)
        return len(self._given)

    def read(self) -> dict[str, Sequence[str]]:
        """Return what was given for the names that were looked at so far, in the order of names."""
        return dict(self.said(frozenset(self.looked_at)))

    def without(self, *names: str) -> "Asked":
        """Return the other choices; what is looked at of them is looked at of these."""
        rest = Asked({name: held for name, held in self._given.items() if name not in names})
        rest.looked_at, rest._hidden = self.looked_at, (*self._hidden, *names)
        return rest

    def said(self, names: frozenset[str]) -> list[tuple[str, Sequence[str]]]:
        """Return what was given for some names, in the order of names."""
        every = EVERYTHING in names
        return sorted((one, held) for one, held in self._given.items() if every or one in names)


class Names(Protocol):
    """Where processes tell each other what they have learned."""

    def get(self, key: bytes) -> bytes | None:
        """Return what is kept under a name, or None."""

    def put(self, key: bytes, answer: bytes) -> None:
        """Keep something."""


class Deciding:
    """Learns which choices decide the answers of each place, and names an answer by these alone.

    An answer made from some choices is the same for every address that agrees in them, whatever
    other answers of the same place were made from. Processes learn apart, so which choices they are
    is a part of the name: what one wrote another finds once it has learned as much.
    """

    def __init__(self, shared: Names | None = None) -> None:
        """Take where to learn from other processes; None for what is kept in this one alone."""
        self._names: dict[str, frozenset[str]] = {}
        self._lock = Lock()
        self._shared = shared

    def key(self, place: str, asked: Asked) -> bytes:
        """Return the name of an answer.

        Args:
            place: Names what is asked for beside the choices: one of a bounded number.
            asked: What was chosen.
        """
        names = self._names.get(place, frozenset())
        if self._shared is not None:
            names |= self._told(place)
        return repr((place, sorted(names), asked.said(names))).encode()

    def learn(self, place: str, asked: Asked) -> bytes:
        """Take note of what an answer was made from, and return the name it has from now on."""
        with self._lock:
            told = self._told(place)
            names = self._names.get(place, frozenset()) | told | asked.looked_at
            self._names[place] = names
            if self._shared is not None and names != told:
                self._shared.put(_all_of(place), orjson.dumps(sorted(names)))
        return self.key(place, asked)

    def _told(self, place: str) -> frozenset[str]:
        """Return what other processes have learned."""
        told = self._shared.get(_all_of(place)) if self._shared is not None else None
        return frozenset(orjson.loads(told)) if told else frozenset()


def _all_of(place: str) -> bytes:
    """Return the name under which what is learned of a place is kept: no answer has such a one."""
    return b"names of " + place.encode()
