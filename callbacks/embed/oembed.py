"""oEmbed: an editor pastes an embed's address, and its system asks here for the frame to show.

As https://oembed.com says, version 1.0: JSON and XML, for addresses of embeds alone. A refusal is
in the form that was asked for, with the members of a problem document (RFC 9457).
"""

from urllib.parse import SplitResult, urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

import orjson
from flask import Flask, Response, abort, request
from werkzeug.exceptions import HTTPException

from callbacks.address.called import renamed
from callbacks.address.state import UnknownChoiceError, parse_query
from callbacks.embed.builder import frame_title
from callbacks.embed.views import VIEWS
from callbacks.making.apart import Room, made_apart
from callbacks.server.headers import FIVE_MINUTES
from callbacks.server.problems import problem_members
from callbacks.server.public_address import parts_of, whole
from callbacks.server.site import Site
from components.embed.builder import frame, height_of
from components.page import SITE

WIDEST = 640
FORMS = {"json": "application/json", "xml": "text/xml"}
KEPT_FOR = 300  # seconds
PORTS = {"http": ":80", "https": ":443"}  # that an address need not name


def register(server: Flask, *, site: Site) -> None:
    """Serve /oembed."""

    @server.get("/oembed")
    def oembed() -> Response:
        form = request.args.get("format", "json").casefold()
        status, root, kept = 200, "oembed", FIVE_MINUTES
        try:
            answer = _answer(form, site=site)
        except HTTPException as refused:
            status, root, kept = refused.code or 500, "problem", "no-store"
            answer = problem_members(status, refused.description or "")
        body = as_xml(answer, root=root) if form == "xml" else orjson.dumps(answer)
        response = Response(body, status=status, mimetype=FORMS.get(form, FORMS["json"]))
        response.headers["Cache-Control"] = kept
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response


def _answer(form: str, *, site: Site) -> dict[str, object]:
    if form not in FORMS:
        abort(501, "There is JSON and XML: format=json or format=xml.")
    if "url" not in request.args:
        abort(400, "Name the address of an embed in url.")
    made_apart(Room.VIEW)
    return described(request.args["url"], site=site)


def described(address: str, *, site: Site) -> dict[str, object]:
    """Return what is shown for the address of an embed, or for the one that it leads to.

    Raises:
        HTTPException: 404 where it is no embed of this site; 400 where a size is none.
    """
    parts = parts_of(address)
    start = urlsplit(whole(site.links.to("embed/"), site=site))
    view = parts.path.removeprefix(start.path).rstrip("/")
    ours = parts.scheme in PORTS and _host(parts) == _host(start)
    if not ours or not parts.path.startswith(start.path) or view not in VIEWS:
        abort(404, f"This is no embed of this site: they begin with {start.geturl()}.")
    asked = renamed(parts.query, site=site) or parts.query
    parts = start._replace(path=start.path + view, query=asked, fragment=parts.fragment)
    try:
        query = parse_query(parts.query)
        VIEWS[view](query, site=site)
    except UnknownChoiceError as unknown:
        abort(404, unknown.said)
    width = min(_size("maxwidth") or WIDEST, WIDEST)
    height = min(_size("maxheight") or height_of(view, width=width), height_of(view, width=width))
    title = frame_title(view, query, site=site)
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": SITE,
        "provider_url": whole(site.links.to(""), site=site),
        "cache_age": KEPT_FOR,
        "width": width,
        "height": height,
        "html": frame(parts.geturl(), title=title, width=str(width), height=height),
    }


def _host(parts: SplitResult) -> str:
    """Return host and port. Who writes http for https, or the usual port, means the same site."""
    return parts.netloc.casefold().removesuffix(PORTS.get(parts.scheme, ":"))


def as_xml(answer: dict[str, object], *, root: str) -> bytes:
    """Return an answer as the children of one element, the form of XML that oEmbed names."""
    held = Element(root)
    for name, value in answer.items():
        SubElement(held, name).text = str(value)
    return bytes(tostring(held, encoding="utf-8", xml_declaration=True))


def discovery(full: str, *, site: Site) -> list[tuple[str, str]]:
    """Return media type and address of each answer about an embed.

    Args:
        full: Address of the embed, under the prefix.
        site: Gives the public address.
    """
    asked = whole(full, site=site)
    return [
        (f"{kind}+oembed", whole(site.links.to("oembed", url=asked, format=form), site=site))
        for form, kind in FORMS.items()
    ]


def _size(name: str) -> int:
    """Return a size in pixels, 0 where none is given. However large, it is a size."""
    given = request.args.get(name, "").strip()
    if not given:
        return 0
    significant = given.lstrip("0")
    if not (given.isascii() and given.isdecimal() and significant):
        abort(400, f"{name} is a number of pixels, such as 640.")
    return int(significant[:6])
