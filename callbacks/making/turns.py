"""Who waits for something to be made: readers take turns, however much one of them asks for."""

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import Generic, TypeVar

One = TypeVar("One")


@dataclass
class Wishes(Generic[One]):
    """What one reader waits for, each kind in the order in which it was asked for."""

    at_once: deque[One] = field(default_factory=deque)
    others: deque[One] = field(default_factory=deque)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.at_once) + len(self.others)


class Turns(Generic[One]):
    """What waits, by reader. A reader who asks for one thing waits for one of everybody else's."""

    def __init__(self, most: int) -> None:
        """Take how many may wait at once."""
        self._most = most
        self._waiting: OrderedDict[str, Wishes[One]] = OrderedDict()

    def __len__(self) -> int:
        """Return how many wait."""
        return sum(map(len, self._waiting.values()))

    def add(self, one: One, *, reader: str, at_once: bool = False) -> One | None:
        """Have one more wait.

        Args:
            one: What waits.
            reader: For whom.
            at_once: Whether it comes before the others of this reader.

        Returns:
            Whom there is no room for: the last of the reader of whom most wait, which may be the
            one that was added. None where there is room.
        """
        own = self._waiting.setdefault(reader, Wishes())
        (own.at_once if at_once else own.others).append(one)
        if len(self) <= self._most:
            return None
        most = max(self._waiting, key=lambda each: len(self._waiting[each]))
        wishes = self._waiting[most]
        return self._without_nobody(most, (wishes.others or wishes.at_once).pop())

    def take(self) -> One | None:
        """Return the first of the reader whose turn it is, who is then last in turn."""
        if not self._waiting:
            return None
        reader, wishes = next(iter(self._waiting.items()))
        self._waiting.move_to_end(reader)
        return self._without_nobody(reader, (wishes.at_once or wishes.others).popleft())

    def _without_nobody(self, reader: str, one: One) -> One:
        if not self._waiting[reader]:
            del self._waiting[reader]
        return one
