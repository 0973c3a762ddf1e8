"""Who waits for something to be made: readers take turns, however much one of them asks for."""

from collections import OrderedDict, deque
from typing import Generic, TypeVar

One = TypeVar("One")


class Turns(Generic[One]):
    """What waits, by reader. A reader who asks for one thing waits for one of everybody else's."""

    def __init__(self, most: int) -> None:
        """Take how many may wait at once."""
        self._most = most
        self._waiting: OrderedDict[str, deque[One]] = OrderedDict()

    def __len__(self) -> int:
        """Return how many wait."""
        return sum(map(len, self._waiting.values()))

    def add(self, one: One, *, reader: str) -> One | None:
        """Have one more wait.

        Returns:
            Whom there is no room for: the last of the reader of whom most wait, which may be the
            one that was added. None where there is room.
        """
        self._waiting.setdefault(reader, deque()).append(one)
        if len(self) <= self._most:
            return None
        return self._out_of(
            max(self._waiting, key=lambda each: len(self._waiting[each])), last=True
        )

    def take(self) -> One | None:
        """Return the first of the reader whose turn it is, who is then last in turn."""
        if not self._waiting:
            return None
        reader = next(iter(self._waiting))
        self._waiting.move_to_end(reader)
        return self._out_of(reader)

    def _out_of(self, reader: str, *, last: bool = False) -> One:
        own = self._waiting[reader]
        one = own.pop() if last else own.popleft()
        if not own:
            del self._waiting[reader]
        return one
