"""From an answer to an HTTP response: bytes, a fingerprint of them, and how long to keep them."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

import orjson
from flask import Response, abort, request

from callbacks.server.headers import FIVE_MINUTES
from callbacks.server.kept_answers import Answer
from callbacks.server.problems import problem
from components.downloads.cells import Cell
from components.downloads.csv_text import csv_bytes

JSON, CSV = "application/json", "text/csv"
# A release under its own address is kept for a day, so that a correction reaches all in a day.
NAMED_RELEASE = "public, max-age=86400"


def demand(mimetype: str) -> None:
    """Refuse a request that takes only something else.

    Raises:
        HTTPException: With a problem document of status 406.
    """
    wanted = request.accept_mimetypes
    if wanted and not wanted.best_match([mimetype]):
        other = "Leave out .csv for JSON" if mimetype == CSV else "Put .csv after the path for CSV"
        abort(problem(406, f"This address answers {mimetype}. {other}."))


def json_reply(answer: dict[str, Any], *, following: str | None = None) -> Response:
    """Return an answer as JSON. `following` is the address of the next page."""
    return cacheable(Answer(orjson.dumps(answer), JSON, _next_page(following)))


def csv_reply(
    header: Sequence[str], cells: Iterable[Sequence[Cell]], *, following: str | None = None
) -> Response:
    """Return a table as CSV; the next page, where there is one, is in the header `Link`."""
    return cacheable(Answer(csv_bytes(header, cells), CSV, _next_page(following)))


def _next_page(address: str | None) -> dict[str, str]:
    return {"Link": f'<{address}>; rel="next"'} if address else {}


def cacheable(answer: Answer) -> Response:
    """Return a response that caches may keep and ask about by its fingerprint."""
    response = Response(answer.body, mimetype=answer.mimetype, headers=dict(answer.headers))
    response.headers["Cache-Control"] = (
        NAMED_RELEASE if request.args.get("release") else FIVE_MINUTES
    )
    response.set_etag(sha256(answer.body).hexdigest()[:32])
    response.make_conditional(request)
    return response
