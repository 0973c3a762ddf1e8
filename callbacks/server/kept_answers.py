"""Whole answers kept as bytes: a body with its media type and the headers that belong to it."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field

import orjson

from callbacks.server.answer_cache import AnswerCache


@dataclass(frozen=True)
class Answer:
    """What is sent for an address, whoever asks: the rest of a response depends on the request."""

    body: bytes
    mimetype: str
    headers: Mapping[str, str] = field(default_factory=dict)


class KeptAnswers:
    """The most recently used answers, up to a total size. Safe for threads."""

    def __init__(self, most_bytes: int) -> None:
        self._kept = AnswerCache(most_bytes)

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

    def once(self, key: bytes, make: Callable[[], Answer]) -> Answer:
        """Return an answer, made where it is not kept.

        A fault of `make` is passed on, and nothing is kept. Two threads that ask at once may both
        make an answer: it is the same one.
        """
        kept = self.get(key)
        if kept is None:
            kept = make()
            self.put(key, kept)
        return kept
