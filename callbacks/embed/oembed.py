"""oEmbed: an editor pastes an embed's address, and its system asks here for the frame to show.

As https://oembed.com says, version 1.0: JSON and XML, for addresses of embeds alone.
"""

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

import orjson
from flask import Flask, Response, abort, request

from callbacks.address.state import UnknownChoiceError, parse_query
from callbacks.embed.builder import frame_title
from callbacks.embed.views import VIEWS
from callbacks.making.apart import Room, made_apart
from callbacks.server.headers import FIVE_MINUTES
from callbacks.server.public_address import parts_of, whole
from callbacks.server.site import Site
from components.embed.builder import frame, height_of
from components.page import SITE

WIDEST = 640
FORMS = {"json": "application/json", "xml": "text/xml"}
KEPT_FOR = 300  # seconds


def register(server: Flask, *, site: Site) -> None:
    """Serve /oembed."""

    @server.get("/oembed")
    def oembed() -> Response:
        form = request.args.get("format", "json")
        if form not in FORMS:
            abort(501, "There is JSON and XML: format=json or format=xml.")
        if "url" not in request.args:
            abort(400, "Name the address of an embed in url.")
        made_apart(Room.VIEW)
        answer = described(request.args["url"], site=site)
        body = orjson.dumps(answer) if form == "json" else as_xml(answer)
        response = Response(body, mimetype=FORMS[form])
        response.headers["Cache-Control"] = FIVE_MINUTES
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response


def described(address: str, *, site: Site) -> dict[str, str | int]:
    """Return what is shown for the address of an embed.

    Raises:
        HTTPException: 404 where it is no embed of this site; 400 where a size is none.
    """
    parts = parts_of(address)
    start = urlsplit(whole(site.links.to("embed/"), site=site))
    view = parts.path.removeprefix(start.path)
    ours = (parts.scheme, parts.netloc.casefold()) == (start.scheme, start.netloc.casefold())
    if not ours or not parts.path.startswith(start.path) or view not in VIEWS:
        abort(404, f"This is no embed of this site: they begin with {start.geturl()}.")
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


def as_xml(answer: dict[str, str | int]) -> bytes:
    """Return an answer in the form of XML that oEmbed names."""
    root = Element("oembed")
    for name, value in answer.items():
        SubElement(root, name).text = str(value)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


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
