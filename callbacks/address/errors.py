"""What a reader gets when something is wrong: a page that says so, and never a trace."""

import logging
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlencode
from uuid import uuid4

from dash.exceptions import DependencyException
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from callbacks.address.state import UnknownChoiceError, seen
from callbacks.server.problems import is_api_address, problem, problem_of
from callbacks.server.release_mark import OtherReleaseError
from components.frame.fault import fault_page
from components.page import Page
from data.checksums import ReleaseError

LOG = logging.getLogger("dashboard")
GONE = "The figures behind this are being replaced. Please try again in a minute."
TO_ASK_AGAIN = "60"  # seconds
OF_THE_BODY = {"content-type", "content-length"}
# What the server's own words for these leave open, or say in terms of the machine.
WORDS = {
    404: "There is nothing at this address.",
    405: "This address can be read, and takes nothing that is sent to it.",
    413: "That is more than any part of this site sends.",
    429: "Too many requests came from your network at once. Please try again in a minute.",
}


def register(server: Flask, *, write: Callable[[Page], str], is_whole: Callable[[], bool]) -> None:
    """Answer faults with plain words, in a page with the exit and the support lines.

    Args:
        server: Of the whole site.
        write: Makes the document of a page.
        is_whole: Tells whether the release is still there.
    """

    def said(status: int, words: str, **onward: str) -> Response:
        if request.method not in {"GET", "HEAD"}:
            return Response(words, status=status, mimetype="text/plain")
        try:
            text = write(fault_page(HTTPStatus(status), words, **onward))
        except Exception:
            LOG.exception("the page of a fault cannot be written")
            return Response(words, status=status, mimetype="text/plain")
        return Response(text, status=status, mimetype="text/html")

    def gone() -> Response:
        """Say that files were taken away from under this copy, as its health does."""
        LOG.error("the release that is served is not there any more: put it back, or reload")
        answer = problem(503, GONE) if is_api_address() else said(503, GONE)
        answer.headers["Retry-After"] = TO_ASK_AGAIN
        return answer

    @server.errorhandler(UnknownChoiceError)
    def refuse(unknown: UnknownChoiceError) -> Response:
        words = unknown.said if unknown.twice else f"{unknown.what} is unknown"
        return Response(words, status=400, mimetype="text/plain")

    @server.errorhandler(DependencyException)
    def no_such_file(fault: DependencyException) -> Response:  # noqa: ARG001
        """Dash calls a file that no package of its own has a fault of ours."""
        return said(404, WORDS[404])

    @server.errorhandler(Exception)
    def explain(fault: Exception) -> Response | HTTPException:
        if isinstance(fault, HTTPException):
            return _refused(fault, said=said)
        if isinstance(fault, ReleaseError) or not is_whole():
            return gone()
        number = uuid4().hex[:8]
        LOG.error("fault %s", number, exc_info=fault)
        words = f"This is our fault, not yours. Nothing you chose is lost. Reference {number}."
        return problem(500, words) if is_api_address() else said(500, words)


def _refused(fault: HTTPException, *, said: Callable[..., Response]) -> Response | HTTPException:
    # Some quote what was asked for.
    fault.description = seen(fault.description or "") or None
    if is_api_address():
        return problem_of(fault)
    if fault.response is not None or fault.code is None or fault.code < HTTPStatus.BAD_REQUEST:
        return fault
    own = fault.description if fault.description != type(fault).description else None
    if own is None or fault.code == HTTPStatus.TOO_MANY_REQUESTS:
        own = WORDS.get(fault.code) or HTTPStatus(fault.code).description
    answer = said(fault.code, own, **_onward(fault))
    for name, value in fault.get_headers():
        if name.lower() not in OF_THE_BODY:
            answer.headers[name] = value
    return answer


def _onward(fault: HTTPException) -> dict[str, str]:
    """Return where the page of a fault leads on to: from an older file to the newer one."""
    if not isinstance(fault, OtherReleaseError):
        return {}
    given = [(name, each) for name, held in request.args.lists() for each in held]
    newer = urlencode([(name, fault.served if name == "release" else each) for name, each in given])
    return {"onward": f"?{newer}", "onward_words": f"The same of release {fault.served}"}
