"""The map's own document, at its own address and under its own policy."""

from collections.abc import Sequence
from functools import lru_cache
from threading import Thread
from urllib.parse import urlsplit

from flask import Flask, Response, request

from callbacks.hotspot_view import (
    MEASURES,
    HotspotView,
    drawn,
    indicator_of,
    period_words,
    rate_classes,
    resolve,
    shapes,
)
from callbacks.site import Site
from callbacks.state import UnknownChoiceError, parse_query
from callbacks.vendor import vendor_address
from components.hotspot_document import (
    FrameAssets,
    HotspotMap,
    MapWard,
    Tiles,
    hotspot_document,
    inline_hashes,
)
from components.hotspot_looks import CAREFUL, legend_looks, look_of, looks
from components.hotspot_words import HOTSPOTS, RATE, lines
from components.words import sentence_case
from data.model import Caveat, Level

PATH = "hotspots/map"
MOST_DOCUMENTS = 80
EARLIER_MAP = "repeat_locations_not_victims"


def register(server: Flask, *, site: Site) -> None:
    """Serve the document of each map; it may be kept for ever under the address of a release."""

    @server.get(f"/{PATH}")
    def hotspot_map() -> Response:
        try:
            view = resolve(parse_query(request.query_string.decode("utf-8", "replace")), site=site)
        except UnknownChoiceError as unknown:
            return Response(f"{unknown.what} is unknown", status=400, mimetype="text/plain")
        text = document(site, view.indicator_id, view.period_end, view.view, view.borough)
        answer = Response(text, mimetype="text/html")
        answer.headers["Content-Security-Policy"] = "; ".join(
            policy(text, images=tile_hosts(site), framers=framers(site))
        )
        answer.headers["Cache-Control"] = "public, max-age=300"
        if not view.borough:
            _prepare(site, view.period_end)
        return answer


@lru_cache(maxsize=16)
def _prepare(site: Site, period_end: str) -> None:
    """Once for each year, make the other maps of all London before they are asked for.

    A map of all London takes a quarter of a second, one of a borough a tenth of that.
    """

    def make() -> None:
        for measure in MEASURES:
            for view in (HOTSPOTS, RATE):
                document(site, measure, period_end, view, "")

    Thread(target=make, daemon=True).start()


def map_address(view: HotspotView, *, site: Site) -> str:
    """Return the address of a view's map."""
    return site.links.to(
        PATH,
        **view.query(),
    )


@lru_cache(maxsize=MOST_DOCUMENTS)
def document(site: Site, indicator_id: str, period_end: str, view: str, borough: str) -> str:
    """Return the document of a map."""
    chosen = HotspotView(indicator_id, period_end, view, borough)
    rows = drawn(chosen, site=site)
    classes = rate_classes(chosen, site=site)
    known = looks(classes)
    fills = {row.code: look_of(row, view=view, classes=classes) for row in rows}
    wards = [
        MapWard(
            code=row.code,
            name=row.name,
            borough=row.parent_name,
            look=known[fills[row.code]],
            lines=tuple(lines(row)),
            careful=view == RATE and row.note is not None and row.rate is not None,
        )
        for row in rows
    ]
    boroughs = site.repository.areas(Level.BOROUGH)
    place = boroughs[boroughs["slug"] == borough]["area_name"].tolist() or ["London"]
    code = boroughs[boroughs["slug"] == borough]["area_code"].tolist()
    names = dict(zip(boroughs["area_code"], boroughs["short_name"], strict=True))
    return hotspot_document(
        HotspotMap(
            title=map_title(chosen, place=place[0]),
            subtitle=subtitle(chosen, site=site),
            source=source_line(site),
            wards=wards,
            legend=[
                *legend_looks(list(fills.values()), classes=classes),
                *([CAREFUL] if any(ward.careful for ward in wards) else []),
            ],
            labels={key: names[key] for key in roomiest_first(site)},
            borough=next(iter(code), None),
        ),
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


def map_caveats(site: Site) -> list[Caveat]:
    """Return the caveats of ward maps; the one on the earlier map stands beside that."""
    found = site.catalogue.view_caveats("hotspots")
    return [one for one in found if one.id != EARLIER_MAP]


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


def map_title(view: HotspotView, *, place: str) -> str:
    """Return what the map shows, as its heading."""
    if view.view == RATE:
        return f"Recorded rates of wards: {place}"
    return f"Groups of wards with more, or less, recorded than in London as a whole: {place}"


def subtitle(view: HotspotView, *, site: Site) -> str:
    """Return measure, period and what is provisional."""
    measure = indicator_of(view, site=site).title
    provisional = any("p" in row.flags for row in drawn(view, site=site))
    marked = "; its last two months are provisional [p]" if provisional else ""
    return sentence_case(f"{measure}, {period_words(view)}{marked}.")


def source_line(site: Site) -> str:
    """Return where the figures and the outlines come from."""
    manifest = site.repository.manifest
    return (
        "Metropolitan Police ward figures; residents of Census 2021; ONS outlines. Open Government "
        f"Licence v3.0. Release {manifest['release']}."
    )


@lru_cache(maxsize=2)
def roomiest_first(site: Site) -> tuple[str, ...]:
    """Return borough codes, those with the most room for a name first."""
    boxes = {code: one.bounds for code, one in shapes(site).boroughs.items()}
    size = {code: (n - s) * (e - w) for code, ((s, w), (n, e)) in boxes.items()}
    return tuple(sorted(size, key=lambda code: -size[code]))
