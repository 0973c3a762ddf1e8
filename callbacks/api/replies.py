"""From an answer to an HTTP response: bytes, a fingerprint of them, and how long to keep them."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Any

import orjson
from flask import Response, abort, request

from callbacks.server.headers import FIVE_MINUTES
from callbacks.server.kept_answers import Answer
from callbacks.server.problems import MIMETYPE as PROBLEM
from callbacks.server.problems import problem
from components.downloads.cells import Cell
from components.downloads.csv_text import csv_bytes, csv_rows

Cells = Sequence[Sequence[Cell]]
JSON, CSV = "application/json", "text/csv"
# A release under its own address is kept for a day, so that a correction reaches all in a day.
NAMED_RELEASE = "public, max-age=86400"


class Streamed(Response):
    """An answer that is sent as it is made: nothing puts it together to learn its length."""

    implicit_sequence_conversion = False


def demand(mimetype: str) -> None:
    """Refuse a request that takes only something else.

    Raises:
        HTTPException: With a problem document of status 406.
    """
    if not takes(mimetype):
        other = "Leave out .csv for JSON" if mimetype == CSV else "Put .csv after the path for CSV"
        abort(problem(406, f"This address answers {mimetype}. {other}."))


def takes(mimetype: str) -> bool:
    """Tell whether the client takes a media type; one that names none takes any.

    Whoever takes problem documents takes what stands beside them: some clients name, of the types
    that the document lists for an address, the one of JSON alone.
    """
    wanted = request.accept_mimetypes
    return not wanted or any(
        _holds(given, mimetype) or _holds(given, PROBLEM)
        for given, quality in wanted
        if quality > 0
    )


def _holds(given: str, mimetype: str) -> bool:
    """Tell whether a range of an Accept header holds a type.

    A form of JSON stands for JSON: some clients name the first type that the document lists.
    """
    kind, _, form = given.partition(";")[0].strip().lower().partition("/")
    own, _, plain = mimetype.partition("/")
    return kind == "*" or (kind == own and form in {"*", plain}) or form.endswith(f"+{plain}")


def json_reply(answer: dict[str, Any], *, following: str | None = None) -> Response:
    """Return an answer as JSON. `following` is the address of the next page."""
    return cacheable(Answer(orjson.dumps(answer), JSON, _next_page(following)))


def csv_reply(
    header: Sequence[str], cells: Iterable[Sequence[Cell]], *, following: str | None = None
) -> Response:
    """Return a table as CSV; the next page, where there is one, is in the header `Link`."""
    return cacheable(Answer(csv_bytes(header, cells), CSV, _next_page(following)))


def streamed_csv(
    header: Sequence[str], chunks: Iterable[Cells], *, mark: str, following: str | None = None
) -> Response:
    """Return a long table as CSV, sent as it is made.

    Args:
        header: Names of the columns.
        chunks: Rows, some at a time.
        mark: Of release and code: with the address it tells one answer from another.
        following: Address of the next page.
    """

    def lines() -> Iterator[bytes]:
        yield csv_bytes(header, [])
        for cells in chunks:
            yield csv_rows(cells, headings=header)

    told_by = sha256(f"{mark} {request.full_path}".encode()).hexdigest()[:32]
    response = Streamed(lines(), mimetype=CSV, headers=_next_page(following))
    if "gzip" in request.accept_encodings.values():
        # The library that compresses the other answers streams no gzip.
        response.response = _gzipped(lines())
        response.content_encoding = "gzip"
        told_by += ":gzip"
    response.vary.add("Accept-Encoding")
    return _kept(response, fingerprint=told_by)


def _gzipped(parts: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    for part in parts:
        yield packer.compress(part)
    yield packer.flush()


def _next_page(address: str | None) -> dict[str, str]:
    return {"Link": f'<{address}>; rel="next"'} if address else {}


def cacheable(answer: Answer) -> Response:
    """Return a response that caches may keep and ask about by its fingerprint."""
    response = Response(answer.body, mimetype=answer.mimetype, headers=dict(answer.headers))
    return _kept(response, fingerprint=sha256(answer.body).hexdigest()[:32])


def _kept(response: Response, *, fingerprint: str) -> Response:
    named = NAMED_RELEASE if request.args.get("release") else FIVE_MINUTES
    response.headers["Cache-Control"] = named
    response.set_etag(fingerprint)
    response.make_conditional(request)
    return response
