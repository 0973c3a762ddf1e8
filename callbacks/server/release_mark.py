"""What tells one release from another, so that no reader sees a mix of two.

A page carries the mark of the release that wrote it, and sends it with each choice. Another copy,
or the same one after a switch, refuses a choice made on another release; the page then loads
itself again, with the same choices in its address.
"""

import json
from collections.abc import Collection
from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response, request
from werkzeug.exceptions import NotFound

from callbacks.server.answer_cache import PATH
from data.repository import Repository

HEADER = "X-Release"
PAGES = ("/", "/<path:path>")  # a page of another release says so above itself
ROOT = Path(__file__).parents[2]
CODE = ("callbacks", "components", "data", "assets")
KINDS = (".py", ".yaml", ".js", ".css", ".svg")


class OtherReleaseError(NotFound):
    """A file of another release is asked for; `served` names the one there is."""

    def __init__(self, asked: str, served: str, *, words: str = "") -> None:
        """Take which release is asked for and which is served, and what is said instead."""
        usual = f"Release {asked[:40]} is not here: this is release {served}."
        super().__init__(words or usual)
        self.served = served


def release_mark(repository: Repository) -> str:
    """Return the release's id and a short hash of its manifest: a corrected one differs."""
    manifest = json.dumps(repository.manifest, sort_keys=True, default=str)
    return f"{repository.manifest['release']}-{sha256(manifest.encode()).hexdigest()[:8]}"


@cache  # of the code that this process runs
def code_mark() -> str:
    """Return a short hash of the code and definitions, which shape an answer as the figures do."""
    seen = sha256()
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in KINDS and "pipeline" not in path.parts:
                seen.update(path.read_bytes())
    return seen.hexdigest()[:8]


def register(server: Flask, *, mark: str, release: str, kept: Collection[str] = ()) -> None:
    """Say with each answer which release it is from, and refuse what is asked of another one.

    Args:
        server: Of the app.
        mark: Of the release that is served.
        release: Its id, as addresses of files name it.
        kept: Ids of earlier releases that can be asked for.
    """

    @server.before_request
    def has_no_file_of_another_release() -> None:
        asked = request.args.get("release")
        rule = request.url_rule.rule if request.url_rule else "/"
        if asked not in {None, release, *kept} and rule not in PAGES:
            raise OtherReleaseError(asked, release)

    @server.before_request
    def refuse_another_release() -> Response | None:
        asked = request.headers.get(HEADER)
        if request.path != PATH or asked is None or asked == mark:
            return None
        words = "The figures were replaced by a newer release. Load the page again."
        return Response(words, status=409, mimetype="text/plain")

    @server.after_request
    def name_release(response: Response) -> Response:
        response.headers.setdefault(HEADER, mark)
        return response
