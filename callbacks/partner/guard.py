"""Who may see what under /partner. Nothing there is answered before it has been asked here.

Two locks, so that one mistake opens nothing: every request under the area's addresses is stopped
unless its caller is let in, and a pack is only ever opened through `Admission.sees`.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from dash.development.base_component import Component
from flask import Blueprint, Flask, Response, g, request

from components.page import Page
from components.partner.admission import from_elsewhere_page, not_yours_page

LOG = logging.getLogger("dashboard.partner")
AREA = "partner"
PREFIX = f"/{AREA}"
SLUG = "slug"
# What must answer those who are not let in yet, and says nothing of any pack.
OPEN = frozenset(f"{AREA}.{name}" for name in ("start", "arrive", "left"))


@dataclass(frozen=True)
class Admission:
    """What a caller is let in to.

    `boroughs` are slugs; None opens all, which only the mode for one machine gives. `who` is what
    the access log calls them: an opaque id, or this machine.
    """

    boroughs: frozenset[str] | None
    who: str

    def sees(self, slug: str) -> bool:
        """Tell whether a borough's figures may be shown to this caller."""
        return self.boroughs is None or slug in self.boroughs


Door = Callable[[], Admission | Page]


@dataclass(frozen=True)
class Way:
    """How callers come in: the door, and the line above each page for those who are let in."""

    door: Door
    strip: Callable[[], Component | None]


def admitted() -> Admission:
    """Return what the caller of the request at hand is let in to.

    Raises:
        AttributeError: Outside the area, where nobody has been asked: nothing may be shown.
    """
    admission: Admission = g.partner_admission
    return admission


def in_area(path: str) -> bool:
    """Tell whether a path, without the deployment's prefix, belongs to the partner area."""
    return path == PREFIX or path.startswith(f"{PREFIX}/")


def register(
    server: Flask, *, area: Blueprint, front: str, door: Door, write: Callable[[Page], str]
) -> None:
    """Stand before every address of the area, and mark every answer as nobody's to keep.

    Args:
        server: Of the whole site.
        area: Holds the area's routes.
        front: Address of the area's first page.
        door: Lets a caller in, or gives the page that says why not.
        write: Makes the document of a page.
    """

    def ours() -> bool:
        return in_area(request.path) or request.blueprint == area.name

    @server.before_request
    def ask_at_the_door() -> Response | None:
        if not ours():
            return None
        refusal = _refusal(door, front=front)
        if refusal is None:
            return None
        return Response(write(refusal), status=refusal.status, mimetype="text/html")

    @server.after_request
    def keep_private(response: Response) -> Response:
        if ours():
            _write_down(response)
            response.headers["Cache-Control"] = "no-store"
            response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
            response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response


def _write_down(response: Response) -> None:
    """Write who asked for which kind of page, when: never which borough, nor what it said."""
    admission: Admission | None = g.get("partner_admission")
    rule = request.url_rule.rule if request.url_rule and request.blueprint == AREA else ""
    LOG.info(
        "partner area",
        extra={
            "who": admission.who if admission else "nobody",
            "method": request.method,
            "route": rule or "not found",
            "status": response.status_code,
        },
    )


def _refusal(door: Door, *, front: str) -> Page | None:
    if asked_by_another_site():
        return from_elsewhere_page()
    found = door()
    if isinstance(found, Page):
        return None if request.endpoint in OPEN else found
    g.partner_admission = found
    slug = (request.view_args or {}).get(SLUG)
    return None if slug is None or found.sees(slug) else not_yours_page(front)


def asked_by_another_site() -> bool:
    """Tell whether another site asks for more than to follow a link.

    Browsers say so themselves; a program that says nothing has no one else's cookie to misuse.
    """
    if request.headers.get("Sec-Fetch-Site") not in {"cross-site", "same-site"}:
        return False
    return request.headers.get("Sec-Fetch-Mode") != "navigate" or request.method != "GET"
