"""The map's own document, at its own address and under its own policy, and what redraws it."""

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from flask import Flask, Response, request

from callbacks.address.state import UnknownChoiceError, parse_query
from callbacks.making.apart import Room
from callbacks.pages.hotspots.drawing import drawing, map_caveats
from callbacks.pages.hotspots.view import HotspotView, resolve, shapes
from callbacks.server.answer_cache import packed, unpack_into
from callbacks.server.headers import FIVE_MINUTES
from callbacks.server.kept_answers import Answer, KeptAnswers
from callbacks.server.public_address import kept_as
from callbacks.server.site import Site
from callbacks.server.vendor import vendor_address
from components.pages.hotspots.document import (
    FrameAssets,
    MapDocument,
    Tiles,
    hotspot_document,
)
from components.pages.hotspots.drawing import hotspot_redraw
from components.pages.hotspots.picture import WardOutlines, ward_picture
from data.model import Level

PATH = "hotspots/map"
MOST_BYTES = 4 * 1024 * 1024


def register(server: Flask, *, site: Site) -> None:
    """Serve the document of each map, and what turns one into another of the same areas."""
    made = KeptAnswers(MOST_BYTES)

    def respond(make: Callable[[Site, HotspotView], Answer]) -> Response:
        try:
            asked = resolve(parse_query(request.query_string.decode("utf-8", "replace")), site=site)
        except UnknownChoiceError as unknown:
            return Response(f"{unknown.what} is unknown", status=400, mimetype="text/plain")
        view = HotspotView(asked.indicator_id, asked.period_end, asked.view, asked.borough)
        key = kept_as(f"{request.path} {view}", site=site)
        kept = made.once(key, lambda: make(site, view), room=Room.VIEW)
        response = Response(mimetype=kept.mimetype, headers=dict(kept.headers))
        response.headers["Cache-Control"] = FIVE_MINUTES
        return unpack_into(response, kept.body)

    @server.get(f"/{PATH}")
    def hotspot_map() -> Response:
        return respond(document)

    @server.get(f"/{PATH}.svg")
    def hotspot_map_picture() -> Response:
        return respond(picture)

    @server.get(f"/{PATH}.json")
    def hotspot_map_redraw() -> Response:
        return respond(redraw)


def map_address(view: HotspotView, *, site: Site) -> str:
    """Return the address of a view's map."""
    return site.links.to(PATH, **view.query())


def picture_address(view: HotspotView, *, site: Site) -> str:
    """Return the address of a view's picture."""
    return site.links.to(f"{PATH}.svg", **view.query())


def picture(site: Site, view: HotspotView) -> Answer:
    """Return the picture of a map, compressed: areas, names, key and what to bear in mind."""
    drawn = ward_picture(
        drawing(view, site=site),
        outlines=_outlines(site, view.level),
        caveats=map_caveats(site),
    )
    return Answer(packed(drawn.encode()), "image/svg+xml")


@lru_cache(maxsize=4)
def _outlines(site: Site, level: Level) -> WardOutlines:
    borders = {code: one.path for code, one in site.repository.outlines(Level.BOROUGH).items()}
    places = site.repository.areas(Level.BOROUGH)[["area_code", "label_x", "label_y"]]
    return WardOutlines(
        areas={code: one.path for code, one in site.repository.outlines(level).items()},
        borders=borders,
        places={code: (x, y) for code, x, y in places.itertuples(index=False)},
    )


def document(site: Site, view: HotspotView) -> Answer:
    """Return the document of a map, compressed, with the policy it is sent under."""
    made = hotspot_document(
        drawing(view, site=site),
        shapes=shapes(site),
        caveats=map_caveats(site),
        assets=frame_assets(site),
        tiles=tiles(site),
    )
    allowed = policy(made, images=tile_hosts(site), framers=framers(site))
    headers = {"Content-Security-Policy": "; ".join(allowed)}
    return Answer(packed(made.text.encode()), "text/html", headers)


def frame_assets(site: Site) -> FrameAssets:
    """Return the addresses of what a map's document loads."""
    return FrameAssets(
        leaflet_js=vendor_address(site.links, "leaflet.js"),
        leaflet_css=vendor_address(site.links, "leaflet.css"),
        frame_js=site.links.asset("hotspot-frame.js"),
        frame_css=site.links.asset("hotspot-frame.css"),
    )


def redraw(site: Site, view: HotspotView) -> Answer:
    """Return all that a map says and how its areas look, compressed, without their outlines.

    Drawing 684 outlines anew takes a browser three times as long as giving them other fills.
    """
    text = json.dumps(hotspot_redraw(drawing(view, site=site)), separators=(",", ":"))
    return Answer(packed(text.encode()), "application/json")


def policy(made: MapDocument, *, images: Sequence[str], framers: Sequence[str]) -> tuple[str, ...]:
    """Return what a map's document may load: our files, what it holds, and tiles where set.

    Args:
        made: The document, with the hashes of what it holds.
        images: Hosts that pictures come from besides our own.
        framers: Who may frame it.
    """
    allowed = " ".join(("'self'", "data:", *images))
    return (
        "default-src 'none'",
        f"script-src 'self' {' '.join(made.scripts)}",
        f"style-src 'self' {' '.join(made.styles)}",
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
