"""A ward map as one HTML document, made by folium, that carries its caveats and asks nobody else.

Folium's own templates write their scripts and styles into the document. Their hashes are the
document's policy, and are taken before any of our words go in, so nothing else can run in it.
"""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from importlib import import_module

from dash.development.base_component import Component

from components.frame.static_html import to_html
from components.pages.hotspots.drawing import HotspotMap
from components.pages.hotspots.frame import frame_after, frame_head, frame_patterns
from components.pages.hotspots.shapes import LondonShapes
from data.model import Caveat, Severity

NEEDED = ("hotspots_show_reporting", "neighbours_call", "service_draws_reports")
# It loads folium, which takes a fifth of a second.
DRAWS = "components.pages.hotspots.folium_map"
PLACE = '<div class="folium-map" id="map_london" ></div>'
NO_SCRIPT = "<noscript>The map is drawn by a script. The table has every area.</noscript>"
VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">'


class MissingCaveatsError(ValueError):
    """A hotspot map was to be drawn without the caveats that belong to it."""


@dataclass(frozen=True)
class Tiles:
    """A tile address with {z}, {x} and {y}, and what its provider must be called."""

    address: str
    attribution: str


@dataclass(frozen=True)
class FrameAssets:
    """Addresses of what the document loads, all of this site."""

    leaflet_js: str
    leaflet_css: str
    frame_js: str
    frame_css: str


@dataclass(frozen=True)
class MapDocument:
    """A map's document, and the CSP hashes of the scripts and styles that folium wrote into it."""

    text: str
    scripts: tuple[str, ...]
    styles: tuple[str, ...]


def hotspot_document(
    chosen: HotspotMap,
    *,
    shapes: LondonShapes,
    caveats: Sequence[Caveat],
    assets: FrameAssets,
    tiles: Tiles | None = None,
    needed: Sequence[str] = (),
) -> MapDocument:
    """Return the document of a map, the same text for the same map.

    Args:
        chosen: What the map shows.
        shapes: What it is drawn from.
        caveats: Those that must be read are written into the document.
        assets: Addresses of what it loads.
        tiles: Of the deployment, None for a map without.
        needed: Ids of further caveats without which this map is not drawn.

    Raises:
        MissingCaveatsError: If one of the caveats of hotspots is not among those given, or is not
            among those that must be read: such a map is not drawn.
    """
    must = [one for one in caveats if one.severity is Severity.MUST_READ and one.body]
    absent = [name for name in (*NEEDED, *needed) if name not in {one.id for one in must}]
    if absent:
        raise MissingCaveatsError(f"a hotspot map needs the caveat {absent[0]}")
    bare: str = import_module(DRAWS).london_map(
        chosen,
        shapes=shapes,
        leaflet=(assets.leaflet_js, assets.leaflet_css),
        tiles=(tiles.address, tiles.attribution) if tiles else None,
    )
    head = frame_head(chosen.title, chosen.subtitle, legend=chosen.legend)
    after = frame_after(chosen.source, caveats=must, stamp=chosen.stamp)
    around = ([frame_patterns(chosen.patterns()), head], after)
    return MapDocument(
        text=_dressed(bare, named=chosen.named, assets=assets, around=around),
        scripts=inline_hashes(bare, tag="script"),
        styles=inline_hashes(bare, tag="style"),
    )


def _dressed(
    document: str, *, named: str, assets: FrameAssets, around: tuple[list[Component], Component]
) -> str:
    """Put what stands around the map into folium's document, and let a reader enlarge it.

    Done on the text: what folium is given as a part it reads as a template, twice.
    """
    before, after = (to_html(one) for one in around)
    document = re.sub(r"<meta name=\"viewport\"[^>]*>", VIEWPORT, document)
    document = document.replace("<html>", '<html lang="en-GB">', 1)
    document = document.replace("<head>", f"<head>\n<title>{escape(named)}</title>", 1)
    document = document.replace("</head>", f"{_head(assets)}</head>", 1)
    start, place, rest = document.partition(PLACE)
    if not place:
        raise MissingCaveatsError("folium's document has changed: no place for the caveats")
    return f"{start}{before}{place}{NO_SCRIPT}{after}{rest}"


def inline_hashes(document: str, *, tag: str) -> tuple[str, ...]:
    """Return the CSP hash of each inline script or style of a document, in their order."""
    parts = re.findall(rf"<{tag}>(.*?)</{tag}>", document, flags=re.DOTALL)
    digests = (base64.b64encode(sha256(part.encode()).digest()).decode() for part in parts)
    return tuple(dict.fromkeys(f"'sha256-{digest}'" for digest in digests))


def _head(assets: FrameAssets) -> str:
    return (
        '<meta name="referrer" content="no-referrer">'
        f'<link rel="stylesheet" href="{escape(assets.frame_css)}">'
        f'<script src="{escape(assets.frame_js)}"></script>'
    )
