"""A thread that makes what is not ready, for one request after the other.

The threads that answer what is ready hand such requests on. As one thread makes them, what ten
readers ask for at once is made once: it is ready by the turn of the second.
"""

import logging
from threading import Condition, Thread
from typing import Protocol

from callbacks.making.apart import Room
from callbacks.making.turns import Turns

LOG = logging.getLogger("dashboard")
# How many requests may wait. The last of them is to be answered before a proxy gives it up, a
# minute as a rule: a view takes a tenth of a second to make, a large file two.
MOST_WAITING = {Room.VIEW: 200, Room.FILE: 24, Room.ELSEWHERE: 24}
TO_ASK_AGAIN = 10  # seconds after which whoever was turned away may ask again


class Waiting(Protocol):
    """A connection whose request is to be made."""

    def service(self) -> None:
        """Make the answer."""

    def turn_away(self) -> None:
        """Say that too many wait."""


class Maker:
    """One thread, and those who wait for it."""

    def __init__(self, most: int) -> None:
        """Take how many may wait, and begin."""
        self._turns: Turns[Waiting] = Turns(most)
        self._changed = Condition()
        self._over = False
        Thread(target=self._make, name="maker", daemon=True).start()

    def hand_on(self, one: Waiting, *, reader: str, at_once: bool = False) -> None:
        """Have a request wait for its turn; where too many wait, one is turned away.

        Args:
            one: The connection.
            reader: Who asks: readers take turns.
            at_once: Whether it is made before what else this reader waits for.
        """
        with self._changed:
            refused = self._turns.add(one, reader=reader, at_once=at_once)
            self._changed.notify()
        if refused is not None:
            refused.turn_away()

    def end(self) -> None:
        """Make no more than what is being made."""
        with self._changed:
            self._over = True
            self._changed.notify()

    def _make(self) -> None:
        while (one := self._next()) is not None:
            try:
                one.service()
            except Exception:
                LOG.exception("a request that was handed on met a fault")

    def _next(self) -> Waiting | None:
        with self._changed:
            while not self._over:
                one = self._turns.take()
                if one is not None:
                    return one
                self._changed.wait()
            return None


def makers() -> dict[Room, Maker]:
    """Return a thread for each room, at work."""
    return {room: Maker(MOST_WAITING[room]) for room in Room}
