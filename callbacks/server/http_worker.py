"""The server's process as gunicorn runs it, with our own answer to what is no request at all.

gunicorn refuses a request line or a header that cannot be read before the app sees it. Its own
answer has none of our headers, and its own log line quotes the line: that may hold an address with
a reader's choices.
"""

import logging
from http import HTTPStatus
from socket import socket
from typing import Any

from gunicorn.http.errors import (
    ExpectationFailed,
    InvalidResponseHeader,
    InvalidResponseHeaderName,
    LimitRequestHeaders,
    LimitRequestLine,
    ParseException,
    UnsupportedTransferCoding,
)
from gunicorn.workers.gthread import ThreadWorker

from callbacks.server.headers import OF_EVERY_ANSWER

LOG = logging.getLogger("dashboard")
REFUSALS = {
    LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
    UnsupportedTransferCoding: HTTPStatus.NOT_IMPLEMENTED,
}
# What the app itself wanted to send and could not.
OURS = (InvalidResponseHeader, InvalidResponseHeaderName)
WORDS = "This is no request that a browser sends, so it was not read."


class Worker(ThreadWorker):  # type: ignore[misc]
    """Answers a fault of the protocol in our words, with our headers."""

    def handle_error(
        self,
        req: Any,  # noqa: ANN401, ARG002
        client: socket,
        addr: Any,  # noqa: ANN401, ARG002
        exc: BaseException,
    ) -> None:
        """Refuse what cannot be read, and log its kind without a word of it.

        Args:
            req: What was read so far; not looked at.
            client: Where the answer goes.
            addr: Who asks; not looked at.
            exc: What went wrong.
        """
        status = status_of(exc)
        LOG.warning("refused with %d before the app: %s", status, type(exc).__name__)
        try:
            client.sendall(answer(status))
        except OSError:
            LOG.debug("the reader was gone")


def status_of(fault: BaseException) -> HTTPStatus:
    """Return the status of a fault of the protocol; 500 where the fault is ours."""
    if not isinstance(fault, ParseException) or isinstance(fault, OURS):
        return HTTPStatus.INTERNAL_SERVER_ERROR
    return REFUSALS.get(type(fault), HTTPStatus.BAD_REQUEST)


def answer(status: HTTPStatus) -> bytes:
    """Return a whole answer that says what happened and ends the connection."""
    headers = {
        "Connection": "close",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": str(len(WORDS)),
        **OF_EVERY_ANSWER,
        "Cache-Control": "no-store",
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status.value} {status.phrase}\r\n{head}\r\n{WORDS}".encode("ascii")
