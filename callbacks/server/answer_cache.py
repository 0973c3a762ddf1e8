"""Answers of callbacks kept as bytes: a callback is a pure function of its inputs and the release.

A cached answer skips the whole of Dash. Its choices, and the host where no public address is set,
decide the answer: they are the key, however the body spells them. Answers are kept compressed, as
they are sent.
"""

from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from hashlib import sha256
from threading import Lock
from typing import Any

import brotli
import orjson
from flask import Flask, Response, g, request

from callbacks.making import common
from callbacks.making.apart import Room, made_apart
from callbacks.making.kept_files import KeptFiles

QUALITY = 4
PATH = "/_dash-update-component"
# What the environment of a request holds once it was answered by a kept answer: for which origin.
ANSWERED_FOR = "dashboard.answered_for"
MOST_BYTES = 6 * 1024 * 1024
OF_ONE = 300  # bytes of memory that an answer takes besides its own: many are short


class AnswerCache:
    """The most recently used answers, up to a total size. Safe for threads.

    Where the processes of a server share a folder the answers are there, else in memory.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()
        self._most, self._size, self._lock = most_bytes, 0, Lock()
        within = common.folder()
        self._files = KeptFiles(within, most_bytes) if within else None

    @property
    def is_shared(self) -> bool:
        """Tell whether other processes look here as well."""
        return self._files is not None

    def get(self, key: bytes) -> bytes | None:
        """Return an answer, or None."""
        own = _named(key)
        if self._files:
            return self._files.get(own.hex())
        with self._lock:
            found = self._kept.get(own)
            if found is not None:
                self._kept.move_to_end(own)
            return found

    def put(self, key: bytes, answer: bytes) -> None:
        """Keep an answer, and let the least recently used go where there is no room.

        One that would push most others out is not kept.
        """
        own = _named(key)
        if len(answer) > self._most // 2:
            return
        if self._files:
            self._files.put(own.hex(), answer)
            return
        with self._lock:
            self._let_go(self._kept.pop(own, None))
            self._kept[own] = answer
            self._size += len(answer) + OF_ONE
            while self._size > self._most:
                self._let_go(self._kept.popitem(last=False)[1])

    def alone(self, key: bytes) -> AbstractContextManager[None]:
        """Return what is held while an answer is made, so that no other process makes it as well.

        In memory there is none: threads of one process have their own locks.
        """
        return self._files.alone(_named(key).hex()) if self._files else nullcontext()

    def _let_go(self, dropped: bytes | None) -> None:
        if dropped is not None:
            self._size -= len(dropped) + OF_ONE


def _named(key: bytes) -> bytes:
    """Return what stands for a key: keys are as long as whoever asks makes them."""
    return sha256(key).digest()


def packed(answer: bytes) -> bytes:
    """Return an answer in the one form it is kept in: most readers take it as it is."""
    return bytes(brotli.compress(answer, mode=brotli.MODE_TEXT, quality=QUALITY))


def unpack_into(response: Response, kept: bytes) -> Response:
    """Put a kept answer into a response, in a form that the reader's browser takes."""
    if "br" in request.accept_encodings.values():
        response.set_data(kept)
        response.content_encoding = "br"
        response.vary.add("Accept-Encoding")
    else:
        response.set_data(brotli.decompress(kept))
    return response


def choices_in(body: dict[str, Any], *, origin: str = "") -> bytes:
    """Return what decides a callback's answer: which it is, what it is given, and what changed.

    Args:
        body: Of a shape that was checked.
        origin: Scheme and host of addresses that leave the site.
    """
    names = {f"{one['id']}.{one['property']}" for one in body["inputs"]}
    given = [[one.get("value") for one in body.get(kind, ())] for kind in ("inputs", "state")]
    changed = sorted(names.intersection(body.get("changedPropIds", ())))
    return f"{origin}\n".encode() + orjson.dumps([body["output"], *given, changed])


def register(server: Flask, *, cache: AnswerCache, origin: Callable[[], str]) -> None:
    """Answer from the cache before Dash sees the request, and fill it afterwards.

    The shape of the request has been checked before.

    Args:
        server: Of the app.
        cache: Holds what was answered.
        origin: Gives scheme and host of addresses that leave the site in the present request.
    """

    @server.before_request
    def answer_at_once() -> Response | None:
        if request.path != PATH or request.method != "POST":
            return None
        rest_on = origin()
        g.answer_key = choices_in(request.get_json(), origin=rest_on)
        kept = cache.get(g.answer_key)
        if kept is None:
            made_apart(Room.VIEW)
            return None
        del g.answer_key
        answer = unpack_into(Response(mimetype="application/json"), kept)
        if answer.content_encoding:
            request.environ[ANSWERED_FOR] = rest_on
        return answer

    @server.after_request
    def keep(response: Response) -> Response:
        key = g.pop("answer_key", None)
        if key is None or response.status_code != 200:  # noqa: PLR2004
            return response
        kept = packed(response.get_data())
        cache.put(key, kept)
        return unpack_into(response, kept)
