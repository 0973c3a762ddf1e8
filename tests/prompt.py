"""A wait that never ends becomes a failed assertion, so that a test of it says what is wrong."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def promptly(seconds: int = 60) -> Iterator[None]:
    """End the block with a fault where it has not ended by itself. For the main thread alone."""

    def give_up(*_: object) -> None:
        raise AssertionError(f"still waiting after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
