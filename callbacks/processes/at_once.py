"""A choice whose answer is kept is answered before Flask, which would take four times as long.

Nothing is judged anew here: what was asked comes with a head that has had such an answer before,
word for word, and with choices of the shape that the page sends. One whose answer is still to be
made is handed on as soon. Whatever else is asked, and what the limits refuse, goes its usual way.
"""

import io
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from time import perf_counter
from typing import Any

import orjson

from callbacks.making.apart import HANDED_ON, READY_ONLY, Later, Room
from callbacks.processes.elsewhere import App, Environ
from callbacks.server.answer_cache import ANSWERED_FOR, PATH, AnswerCache, choices_in
from callbacks.server.callback_requests import fault_in
from callbacks.server.request_limits import FIRST

# What of a head decides whether a choice is answered, and how: the host, the release it was made
# on, what the body says it is, and what the browser takes.
HEAD = (
    "HTTP_HOST",
    "HTTP_X_RELEASE",
    "HTTP_ACCEPT_ENCODING",
    "CONTENT_TYPE",
    "QUERY_STRING",
    "wsgi.url_scheme",
)
LONGEST_HEAD = 1000  # characters; a page sends a tenth of them
LARGEST_BODY = 16 * 1024  # bytes; a page sends two thousand
MOST_HEADS = 64
LENGTH = "Content-Length"
OK = "200 OK"

Head = tuple[str, ...]
Headers = tuple[tuple[str, str], ...]


class AtOnce:
    """An app around the app. Safe for threads."""

    def __init__(
        self,
        app: App,
        *,
        cache: AnswerCache,
        callbacks: Callable[[], Mapping[str, Any]],
        may_ask: Callable[[str, str], bool],
        said: Callable[[float], None],
    ) -> None:
        """Take the app and what it answers by.

        Args:
            app: Answers everything.
            cache: Holds what it answered.
            callbacks: Gives Dash's own map from output to inputs and states.
            may_ask: Counts a request of a peer, forwarded for somebody, within the limits; False
                where one is refused.
            said: Writes down that a choice was answered, and in how many seconds.
        """
        self._app, self._cache = app, cache
        self._callbacks, self._may_ask, self._said = callbacks, may_ask, said
        self._heads: OrderedDict[Head, tuple[str, Headers]] = OrderedDict()

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:  # noqa: ANN401
        """Answer as the app does.

        Raises:
            Later: If the answer is to be made, and this thread answers only what is ready.
        """
        begun = perf_counter()
        head = head_of(environ)
        if head is None:
            return self._app(environ, start_response)
        known = self._heads.get(head)
        if known is None:
            return self._app(environ, self._learning(head, environ, start_response))
        key = self._key(_body(environ), origin=known[0])
        kept = None if key is None else self._cache.get(key)
        apart = READY_ONLY in environ
        forwarded = environ.get("HTTP_X_FORWARDED_FOR", "")
        to_go_on = key is None or (kept is None and not apart)
        if to_go_on or not self._may_ask(environ.get("REMOTE_ADDR") or "unknown", forwarded):
            return self._app(environ, start_response)
        if kept is None:
            raise Later(Room.VIEW)
        self._said(perf_counter() - begun)
        start_response(OK, [*known[1], (LENGTH, str(len(kept)))])
        return [kept]

    def _key(self, body: bytes, *, origin: str) -> bytes | None:
        """Return what names the answer to a choice; None where the body is none."""
        try:
            asked = orjson.loads(body)
        except orjson.JSONDecodeError:
            return None
        if fault_in(asked, callbacks=self._callbacks()):
            return None
        return choices_in(asked, origin=origin)

    def _learning(self, head: Head, environ: Environ, start_response: Any) -> Any:  # noqa: ANN401
        """Return what begins an answer, and remembers the head where the answer was kept."""

        def begin(status: str, headers: list[tuple[str, str]], *fault: Any) -> Any:  # noqa: ANN401
            origin = environ.get(ANSWERED_FOR)
            if status == OK and origin is not None:
                own = tuple(one for one in headers if one[0] != LENGTH)
                self._heads[head] = origin, own
                while len(self._heads) > MOST_HEADS:
                    self._heads.popitem(last=False)
            return start_response(status, headers, *fault)

        return begin


def head_of(environ: Environ) -> Head | None:
    """Return what decides how a choice is answered; None where it is none, or none to be known.

    What the server asks of itself, and what was handed on, was counted or is not counted.
    """
    if environ["REQUEST_METHOD"] != "POST" or environ["PATH_INFO"] != PATH:
        return None
    if HANDED_ON in environ or FIRST in environ:
        return None
    length = environ.get("CONTENT_LENGTH") or ""
    if not length.isdecimal() or int(length) > LARGEST_BODY:
        return None
    head = tuple(environ.get(name, "") for name in HEAD)
    return head if sum(map(len, head)) <= LONGEST_HEAD else None


def _body(environ: Environ) -> bytes:
    """Return the body, and leave it to be read again."""
    body: bytes = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    environ["wsgi.input"] = io.BytesIO(body)
    return body
