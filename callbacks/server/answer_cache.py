"""Answers of callbacks kept as bytes: a callback is a pure function of its inputs and the release.

A cached answer skips the whole of Dash. Nothing in a request but its body, and the host where no
public address is set, decides the answer: they are the key. Answers are kept compressed, as sent.
"""

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from threading import Lock

import brotli
from flask import Flask, Response, g, request

QUALITY = 4
PATH = "/_dash-update-component"
MOST_BYTES = 16 * 1024 * 1024


class AnswerCache:
    """The most recently used answers, up to a total size. Safe for threads."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()
        self._most, self._size, self._lock = most_bytes, 0, Lock()

    def get(self, key: bytes) -> bytes | None:
        """Return an answer, or None."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: bytes, answer: bytes) -> None:
        """Keep an answer, and let the least recently used go where there is no room."""
        with self._lock:
            self._size += len(answer) - len(self._kept.get(key, b""))
            self._kept[key] = answer
            self._kept.move_to_end(key)
            while self._size > self._most:
                _, dropped = self._kept.popitem(last=False)
                self._size -= len(dropped)


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


def register(server: Flask, *, cache: AnswerCache, origin: Callable[[], str]) -> None:
    """Answer from the cache before Dash sees the request, and fill it afterwards.

    Args:
        server: Of the app.
        cache: Holds what was answered.
        origin: Gives scheme and host of addresses that leave the site in the present request.
    """

    @server.before_request
    def answer_at_once() -> Response | None:
        if request.path != PATH or request.method != "POST":
            return None
        g.answer_key = sha256(f"{origin()}\n".encode() + request.get_data()).digest()
        kept = cache.get(g.answer_key)
        if kept is None:
            return None
        del g.answer_key
        return unpack_into(Response(mimetype="application/json"), kept)

    @server.after_request
    def keep(response: Response) -> Response:
        key = g.pop("answer_key", None)
        if key is None or response.status_code != 200:  # noqa: PLR2004
            return response
        kept = packed(response.get_data())
        cache.put(key, kept)
        return unpack_into(response, kept)
