"""Whole answers kept as bytes: a body with its media type and the headers that belong to it."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from threading import Lock

import orjson

from callbacks.making.apart import Room, made_apart
from callbacks.making.choices import Asked, Deciding
from callbacks.server.answer_cache import AnswerCache

MADE_BESIDE_EACH_OTHER = 16


@dataclass(frozen=True)
class Answer:
    """What is sent for an address, whoever asks: the rest of a response depends on the request."""

    body: bytes
    mimetype: str
    headers: Mapping[str, str] = field(default_factory=dict)


class KeptAnswers:
    """The most recently used answers, up to a total size. Safe for threads and processes."""

    def __init__(self, most_bytes: int) -> None:
        self._kept = AnswerCache(most_bytes)
        self._deciding = Deciding(self._kept if self._kept.is_shared else None)
        self._making = tuple(Lock() for _ in range(MADE_BESIDE_EACH_OTHER))

    def get(self, key: bytes) -> Answer | None:
        """Return an answer, or None."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        # JSON has no line break of its own, whatever stands in a header.
        about, _, body = kept.partition(b"\n")
        return Answer(body, **orjson.loads(about))

    def put(self, key: bytes, answer: Answer) -> None:
        """Keep an answer, and let the least recently used go where there is no room."""
        about = asdict(answer)
        body: bytes = about.pop("body")
        self._kept.put(key, orjson.dumps(about) + b"\n" + body)

    def once(self, key: bytes, make: Callable[[], Answer], *, room: Room) -> Answer:
        """Return an answer, made where it is not kept: once, however many ask for it at once.

        A fault of `make` is passed on, and nothing is kept.

        Args:
            key: Names the answer.
            make: Makes it.
            room: Where it is made.
        """
        kept = self.get(key)
        if kept is not None:
            return kept
        made_apart(room)
        with self._making[hash(key) % MADE_BESIDE_EACH_OTHER], self._kept.alone(key):
            kept = self.get(key)
            if kept is None:
                kept = make()
                self.put(key, kept)
        return kept

    def by_choices(
        self, place: str, asked: Asked, make: Callable[[], Answer], *, room: Room, within: bytes
    ) -> Answer:
        """Return the answer to the choices of an address; those that nobody reads do not count.

        Args:
            place: Names what is asked for beside the choices: one of a bounded number.
            asked: The choices, from which it is made.
            make: Makes it. A fault is passed on, and nothing is kept.
            room: Where it is made.
            within: What else it is kept for: whoever asks may name any.
        """
        kept = self.get(within + self._deciding.key(place, asked))
        if kept is not None:
            return kept
        made_apart(room)
        # Which answer it is shows once it is made, so a place makes one after the other.
        beside = self._making[hash(place) % MADE_BESIDE_EACH_OTHER]
        with beside, self._kept.alone(place.encode()):
            kept = self.get(within + self._deciding.key(place, asked))
            if kept is None:
                kept = make()
                self.put(within + self._deciding.learn(place, asked), kept)
        return kept
