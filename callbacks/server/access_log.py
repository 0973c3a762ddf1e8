"""One line an answer: method, kind of address, status, time taken. Nothing about who or what."""

import logging
from collections.abc import Callable
from time import perf_counter

from flask import Flask, Response, g, request

LOG = logging.getLogger("dashboard.access")
# Takes method, route, status and seconds of an answer.
Observe = Callable[[str, str, int, float], None]
PAGES = ("/", "/<path:path>")
PARTNER = "/partner"  # named as a whole: which of its pages is said in its own log alone


def register(
    server: Flask, *, route_of: Callable[[str], str], observe: Observe | None = None
) -> Observe:
    """Write a line for each answer, and tell `observe` its method, route, status and seconds.

    An address is named by its pattern, `/borough/<slug>`: the privacy page promises that nothing
    records which borough or measure was looked at. Register first, so that the time is whole.

    Args:
        server: Of the app.
        route_of: Gives the pattern of a page's path, "" where there is no such page.
        observe: Takes the same facts for the counters; None without.

    Returns:
        What writes down and counts an answer that Flask does not see.
    """

    def say(method: str, route: str, status: int, seconds: float) -> None:
        LOG.info(
            "answered",
            extra={
                "method": method,
                "route": route,
                "status": status,
                "milliseconds": round(seconds * 1000, 1),
            },
        )
        if observe:
            observe(method, route, status, seconds)

    @server.before_request
    def start() -> None:
        g.started = perf_counter()

    @server.after_request
    def write(response: Response) -> Response:
        seconds = perf_counter() - g.pop("started", perf_counter())
        say(request.method, _route(route_of), response.status_code, seconds)
        return response

    return say


def _route(route_of: Callable[[str], str]) -> str:
    rule = request.url_rule.rule if request.url_rule else ""
    if rule.startswith(PARTNER):
        return PARTNER
    if rule and rule not in PAGES:
        return rule
    return route_of(request.path) or "not found"
