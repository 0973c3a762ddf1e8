"""How often each reader asked, counted in the memory of one process.

The library's own store starts a thread to forget what is over, with nearly every request that it
counts. Here the request that counts forgets as well, once a second.
"""

import time
from threading import Lock

from limits.storage import Storage

STORE = "counts"
BETWEEN_LOOKS = 1.0  # seconds


class Counts(Storage):
    """Counts by name, each until its time is over. Safe for threads."""

    STORAGE_SCHEME = [STORE]  # noqa: RUF012 - as the library's own stores give it

    def __init__(
        self,
        uri: str | None = None,
        wrap_exceptions: bool = False,  # noqa: FBT001, FBT002 - as the library calls it
        **options: float | str | bool,
    ) -> None:
        """Take what the library gives."""
        super().__init__(uri, wrap_exceptions, **options)
        self._held: dict[str, tuple[int, float]] = {}
        self._lock, self._look_at = Lock(), 0.0

    @property
    def base_exceptions(self) -> type[Exception]:
        """Return what the library takes for a fault of the store."""
        return ValueError

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Add to a count and return it; one whose time is over begins anew.

        Args:
            key: Its name.
            expiry: Seconds from its first request to its end.
            amount: What is added.
        """
        now = time.time()
        with self._lock:
            self._forget(now)
            count, ends = self._held.get(key, (0, now))
            if ends <= now:
                count, ends = 0, now + expiry
            self._held[key] = count + amount, ends
            return count + amount

    def get(self, key: str) -> int:
        """Return a count, 0 where there is none or its time is over."""
        count, ends = self._held.get(key, (0, 0.0))
        return count if ends > time.time() else 0

    def get_expiry(self, key: str) -> float:
        """Return when a count ends, on the clock of the day; now where there is none."""
        return self._held.get(key, (0, time.time()))[1]

    def check(self) -> bool:
        """Tell that the store is there."""
        return True

    def reset(self) -> int:
        """Forget all counts; return how many there were."""
        with self._lock:
            held = len(self._held)
            self._held.clear()
        return held

    def clear(self, key: str) -> None:
        """Forget one count."""
        with self._lock:
            self._held.pop(key, None)

    def _forget(self, now: float) -> None:
        """Let go of what is over. A clock that was set back is looked at at once."""
        if 0 <= self._look_at - now <= BETWEEN_LOOKS:
            return
        self._look_at = now + BETWEEN_LOOKS
        for key in [key for key, (_, ends) in self._held.items() if ends <= now]:
            del self._held[key]
