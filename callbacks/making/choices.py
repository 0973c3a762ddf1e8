"""Which choices of an address decide an answer: those that were looked at while it was made.

So an address with a name that nobody reads is the same answer as the one without, and no page has
to say twice what it reads.
"""

from collections.abc import Iterator, Mapping, Sequence
from threading import Lock

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


class Deciding:
    """Learns which choices decide the answers of each place, and names an answer by these alone.

    An answer made from some choices is the same for every address that agrees in them, whatever
    other answers of the same place were made from.
    """

    def __init__(self) -> None:
        self._names: dict[str, frozenset[str]] = {}
        self._lock = Lock()

    def key(self, place: str, asked: Asked) -> bytes:
        """Return the name of an answer.

        Args:
            place: Names what is asked for beside the choices: one of a bounded number.
            asked: What was chosen.
        """
        return repr((place, asked.said(self._names.get(place, frozenset())))).encode()

    def learn(self, place: str, asked: Asked) -> bytes:
        """Take note of what an answer was made from, and return the name it has from now on."""
        with self._lock:
            self._names[place] = self._names.get(place, frozenset()) | asked.looked_at
        return self.key(place, asked)
