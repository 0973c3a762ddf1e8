"""Answers of the API kept as bytes: each is a pure function of its address and the release."""

from flask import Flask, Response, g, request

from callbacks.api.queries import USUAL_ROWS
from callbacks.api.replies import CSV, JSON, cacheable, takes
from callbacks.making.apart import Room, made_apart
from callbacks.server.kept_answers import Answer, KeptAnswers
from callbacks.server.public_address import kept_as
from callbacks.server.site import Site

MOST_BYTES = 2 * 1024 * 1024
MOST_OF_ONE = MOST_BYTES // 4
PATHS = "/api/v1/"


def register(server: Flask, *, site: Site) -> None:
    """Answer from what is kept before anything is worked out, and keep what was worked out.

    Faults, refusals and answers that say "not changed" are not kept; nor is one so large that it
    would push many others out, or that is sent as it is made.
    """
    made = KeptAnswers(MOST_BYTES)

    @server.before_request
    def answer_at_once() -> Response | None:
        if request.method not in {"GET", "HEAD"} or not request.path.startswith(PATHS):
            return None
        g.api_key = kept_as(f"{request.path} {takes_it()} {asked_for()}", site=site)
        kept = made.get(g.api_key)
        if kept is None:
            made_apart(room())
            return None
        del g.api_key
        return cacheable(kept)

    @server.after_request
    def keep(response: Response) -> Response:
        key = g.pop("api_key", None)
        if key is None or response.is_streamed or response.status_code != 200:  # noqa: PLR2004
            return response
        body = response.get_data()
        if len(body) <= MOST_OF_ONE and not response.content_encoding:
            links = {name: value for name, value in response.headers if name == "Link"}
            made.put(key, Answer(body, response.mimetype or "", links))
        return response


def room() -> Room:
    """Return where an answer is made: what is as long as a file waits with files."""
    rows = request.args.get("limit", USUAL_ROWS, type=int)
    return Room.FILE if request.path.endswith(".csv") or rows > USUAL_ROWS else Room.VIEW


def takes_it() -> bool:
    """Tell whether the client takes what this address answers: a refusal is another answer."""
    return takes(CSV if request.path.endswith(".csv") else JSON)


def asked_for() -> list[tuple[str, list[str]]]:
    """Return the query in one order of names, however it was written."""
    return sorted(request.args.lists())
