"""What is asked of an earlier release is handed on to the server of that release."""

from collections.abc import Mapping
from http import HTTPStatus

from flask import Flask, Response, request

from callbacks.earlier.as_it_was import NEWEST
from callbacks.server.headers import OURS
from callbacks.server.release_mark import OtherReleaseError
from components.links import Links

# Scripts and sheets are of the code; health and counters are of this copy; packs are a partner's.
OF_NO_RELEASE = (*OURS, "/_dash", "/health", "/metrics", "/partner")
# An earlier release answers whole: what it sends is rewritten here, then compressed.
LEFT_OUT = ("HTTP_ACCEPT_ENCODING", "HTTP_X_RELEASE", "werkzeug.debug.preserve_context")
READS = ("GET", "HEAD")


def register(server: Flask, *, earlier: Mapping[str, Flask], newest: str, links: Links) -> None:
    """Answer `?release=` of a release that is kept open.

    Args:
        server: Of the release that is served.
        earlier: Servers of the others by id.
        newest: Id of the release that is served.
        links: Address builder.
    """

    @server.before_request
    def hand_on() -> Response | None:
        named = request.args.getlist("release")
        if len(named) != 1 or named[0] not in earlier or request.method not in READS:
            return None
        if request.path.startswith(OF_NO_RELEASE):
            return None
        given = {key: value for key, value in request.environ.items() if key not in LEFT_OUT}
        asked = earlier[named[0]].wsgi_app
        made = Response.from_app(asked, {**given, NEWEST: newest}, buffered=False)
        answer = Response(made.response, made.status, made.headers)
        if answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR:
            words = f"Release {named[0]} has no such page or file, or not in a form shown today."
            raise OtherReleaseError(named[0], newest, words=words)
        newer = f'<{_without_release(links)}>; rel="latest-version"'
        answer.headers["Link"] = ", ".join([*answer.headers.getlist("Link"), newer])
        return answer


def _without_release(links: Links) -> str:
    query = {name: held for name, held in request.args.lists() if name != "release"}
    return links.to(request.path, **query)
