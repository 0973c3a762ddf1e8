"""The map's own document, at its own address and under its own policy, and what redraws it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from flask import Flask, Response, request

from callbacks.answer_cache import packed, unpack_into
from callbacks.hotspot_drawing import drawing, map_caveats
from callbacks.hotspot_view import HotspotView, resolve, shapes
from callbacks.site import Site
from callbacks.state import UnknownChoiceError, parse_query
from callbacks.vendor import vendor_address
from components.hotspot_document import (
    FrameAssets,
    Tiles,
    hotspot_document,
    inline_hashes,
)
from components.hotspot_drawing import hotspot_redraw

PATH = "hotspots/map"
MOST_KEPT = 80  # of a tenth of a megabyte each


@dataclass(frozen=True)
class Kept:
    """An answer as it is kept: compressed, with the policy it is sent under."""

    body: bytes
    policy: str | None


def register(server: Flask, *, site: Site) -> None:
    """Serve the document of each map, and what turns one into another of the same areas."""

    @server.get(f"/{PATH}")
    def hotspot_map() -> Response:
        return _answer(document, site=site, kind="text/html")

    @server.get(f"/{PATH}.json")
    def hotspot_map_redraw() -> Response:
        return _answer(redraw, site=site, kind="application/json")


def _answer(make: Callable[[Site, HotspotView], Kept], *, site: Site, kind: str) -> Response:
    """Answer for the choices in the address; embeds and their maps may be kept for five minutes."""
    try:
        view = resolve(parse_query(request.query_string.decode("utf-8", "replace")), site=site)
    except UnknownChoiceError as unknown:
        return Response(f"{unknown.what} is unknown", status=400, mimetype="text/plain")
    kept = make(site, HotspotView(view.indicator_id, view.period_end, view.view, view.borough))
    answer = unpack_into(Response(mimetype=kind), kept.body)
    if kept.policy:
        answer.headers["Content-Security-Policy"] = kept.policy
    answer.headers["Cache-Control"] = "public, max-age=300"
    return answer


def map_address(view: HotspotView, *, site: Site) -> str:
    """Return the address of a view's map."""
    return site.links.to(
        PATH,
        **view.query(),
    )


@lru_cache(maxsize=MOST_KEPT)
def document(site: Site, view: HotspotView) -> Kept:
    """Return the document of a map."""
    text = hotspot_document(
        drawing(view, site=site),
        shapes=shapes(site),
        caveats=map_caveats(site),
        assets=FrameAssets(
            leaflet_js=vendor_address(site.links, "leaflet.js"),
            leaflet_css=vendor_address(site.links, "leaflet.css"),
            frame_js=site.links.asset("hotspot-frame.js"),
            frame_css=site.links.asset("hotspot-frame.css"),
        ),
        tiles=tiles(site),
    )
    allowed = policy(text, images=tile_hosts(site), framers=framers(site))
    return Kept(packed(text.encode()), "; ".join(allowed))


@lru_cache(maxsize=MOST_KEPT)
def redraw(site: Site, view: HotspotView) -> Kept:
    """Return all that a map says and how its areas look, without their outlines.

    Drawing 684 outlines anew takes a browser three times as long as giving them other fills.
    """
    text = json.dumps(hotspot_redraw(drawing(view, site=site)), separators=(",", ":"))
    return Kept(packed(text.encode()), None)


def policy(text: str, *, images: Sequence[str], framers: Sequence[str]) -> tuple[str, ...]:
    """Return what a map's document may load: our files, what it holds, and tiles where set.

    Args:
        text: The document.
        images: Hosts that pictures come from besides our own.
        framers: Who may frame it.
    """
    allowed = " ".join(("'self'", "data:", *images))
    return (
        "default-src 'none'",
        f"script-src 'self' {' '.join(inline_hashes(text, tag='script'))}",
        f"style-src 'self' {' '.join(inline_hashes(text, tag='style'))}",
        f"img-src {allowed}",
        "base-uri 'none'",
        "form-action 'none'",
        f"frame-ancestors {' '.join(framers)}",
        "sandbox allow-scripts",
    )


def framers(site: Site) -> list[str]:
    """Return who may frame the map: our own pages, and whoever may embed those."""
    others = [one for one in site.settings.frame_ancestors if one not in {"'none'", "'self'"}]
    return ["'self'", *others]


def tiles(site: Site) -> Tiles | None:
    """Return the tiles of the deployment; None, the default, for a map without."""
    if not site.settings.tile_url:
        return None
    return Tiles(site.settings.tile_url, site.settings.tile_attribution)


def tile_hosts(site: Site) -> list[str]:
    """Return the one host that tiles come from, its subdomains where the address has {s}."""
    if not site.settings.tile_url:
        return []
    parts = urlsplit(site.settings.tile_url)
    return [f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"]
