"""What is answered before the app is asked: in our words, with our headers.

The library's own answers have none of our headers, and quote what was sent: that may hold an
address with a reader's choices.
"""

import logging
from http import HTTPStatus

import orjson
from waitress.task import ErrorTask
from waitress.utilities import BadRequest

from callbacks.processes.makers import TO_ASK_AGAIN
from callbacks.server.headers import OF_EVERY_ANSWER
from callbacks.server.problems import MIMETYPE, problem_members

LOG = logging.getLogger("dashboard")
WORDS = {
    HTTPStatus.REQUEST_TIMEOUT: "The rest of this request did not come in time.",
    HTTPStatus.REQUEST_URI_TOO_LONG: "An address of this site has at most 4,094 bytes.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "That is more than any part of this site sends.",
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "This is still to be made, and many are waiting for something of that kind. "
        "Please try again in a few seconds."
    ),
    HTTPStatus.INTERNAL_SERVER_ERROR: "This is our fault, not yours. Please try again.",
}
OTHERWISE = "This is no request that a browser sends, so it was not read."


class TooLongLine(BadRequest):  # type: ignore[misc]
    """The first line of a request is longer than any address of ours."""

    code = HTTPStatus.REQUEST_URI_TOO_LONG.value


class TooManyHeaders(BadRequest):  # type: ignore[misc]
    """More headers, or a longer one, than a browser sends."""

    code = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.value


class TooSlow(BadRequest):  # type: ignore[misc]
    """A request did not come whole in its time."""

    code = HTTPStatus.REQUEST_TIMEOUT.value


class Busy(BadRequest):  # type: ignore[misc]
    """Too many wait for what is made apart."""

    code = HTTPStatus.SERVICE_UNAVAILABLE.value


class Refusal(ErrorTask):  # type: ignore[misc]
    """Answers a fault of the protocol, and logs its kind without a word of it."""

    def execute(self) -> None:
        """Send the whole answer and end the connection."""
        fault = self.request.error
        LOG.warning("refused with %d before the app: %s", fault.code, type(fault).__name__)
        as_problem = self.request.is_of_a_program
        self.channel.write_soon(answer(HTTPStatus(fault.code), as_problem=as_problem))
        self.wrote_header = True
        self.close_on_finish = True
        self.channel.refused = True


def answer(status: HTTPStatus, *, as_problem: bool = False) -> bytes:
    """Return a whole answer that says what happened and ends the connection.

    Args:
        status: Of the answer.
        as_problem: True for a program that asks the API: it gets a problem document (RFC 9457).
    """
    words = WORDS.get(status, OTHERWISE)
    if as_problem:
        words = orjson.dumps(problem_members(status, words)).decode()
    headers = {
        "Connection": "close",
        "Content-Type": MIMETYPE if as_problem else "text/plain; charset=utf-8",
        "Content-Length": str(len(words)),
        **OF_EVERY_ANSWER,
        "Cache-Control": "no-store",
    }
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = str(TO_ASK_AGAIN)
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status.value} {status.phrase}\r\n{head}\r\n{words}".encode("ascii")
