"""Answers of the API kept as bytes: each is a pure function of its address and the release."""

from flask import Flask, Response, g, request

from callbacks.api.replies import cacheable
from callbacks.server.kept_answers import Answer, KeptAnswers
from callbacks.server.public_address import kept_as
from callbacks.server.site import Site

MOST_BYTES = 8 * 1024 * 1024
MOST_OF_ONE = MOST_BYTES // 8
PATHS = "/api/v1/"


def register(server: Flask, *, site: Site) -> None:
    """Answer from what is kept before anything is worked out, and keep what was worked out.

    Faults, refusals and answers that say "not changed" are not kept; nor is one so large that it
    would push many others out, or that is sent as it is made.
    """
    made = KeptAnswers(MOST_BYTES)

    @server.before_request
    def answer_at_once() -> Response | None:
        if request.method != "GET" or not request.path.startswith(PATHS):
            return None
        # What a client takes decides between an answer and a refusal.
        g.api_key = kept_as(f"{request.full_path}\n{request.accept_mimetypes}", site=site)
        kept = made.get(g.api_key)
        if kept is None:
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
