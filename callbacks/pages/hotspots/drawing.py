"""What a ward map shows, made from the release for the choices in an address."""

from functools import lru_cache

from callbacks.pages.hotspots.view import (
    HotspotView,
    drawn,
    indicator_of,
    period_words,
    place_name,
    rate_classes,
    shapes,
)
from callbacks.server.site import Site
from components.pages.hotspots.drawing import HotspotMap, MapArea
from components.pages.hotspots.looks import CAREFUL, legend_looks, look_of, looks
from components.pages.hotspots.words import BOROUGHS, RATE, expected_by_chance, lines
from components.words.values import sentence_case
from data.model import Caveat, Level

EARLIER_MAP = "repeat_locations_not_victims"


def drawing(view: HotspotView, *, site: Site) -> HotspotMap:
    """Return the map of a view: its areas with their looks and words, key and title."""
    rows = drawn(view, site=site)
    classes = rate_classes(view, site=site)
    known = looks(classes, area=view.level.value)
    fills = {row.code: look_of(row, view=view.view, classes=classes) for row in rows}
    areas = [
        MapArea(
            code=row.code,
            name=row.name,
            within="" if view.level is Level.BOROUGH else row.parent_name,
            look=known[fills[row.code]],
            lines=tuple(lines(row, area=view.level.value)),
            careful=view.view == RATE and row.note is not None and row.rate is not None,
            chosen=view.level is Level.BOROUGH and row.parent_slug == view.borough,
        )
        for row in rows
    ]
    boroughs = site.repository.areas(Level.BOROUGH)
    names = dict(zip(boroughs["area_code"], boroughs["short_name"], strict=True))
    codes = boroughs.loc[boroughs["slug"] == view.borough, "area_code"].tolist()
    alone = next(iter(codes), None) if view.level is Level.WARD else None
    return HotspotMap(
        drawn=outlines(view, site=site),
        title=map_title(view, place=place_name(view, site=site)),
        subtitle=subtitle(view, site=site),
        source=source_line(site),
        areas=areas,
        legend=[
            *legend_looks(list(fills.values()), known=known),
            *([CAREFUL] if any(one.careful for one in areas) else []),
        ],
        labels={key: names[key] for key in roomiest_first(site)},
        borough=alone,
    )


def outlines(view: HotspotView, *, site: Site) -> str:
    """Name the outlines of a view: maps that share them can be turned into one another."""
    return f"{site.repository.manifest['release']} {view.level.value} {view.borough or 'all'}"


def map_caveats(site: Site) -> list[Caveat]:
    """Return the caveats of ward maps; the one on the earlier map stands beside that."""
    found = site.catalogue.view_caveats("hotspots")
    return [one for one in found if one.id != EARLIER_MAP]


def map_title(view: HotspotView, *, place: str) -> str:
    """Return what the map shows, as its heading."""
    if view.view == BOROUGHS:
        return f"Boroughs with their neighbours, compared with {place}: an exploratory view"
    if view.view == RATE:
        return f"Recorded rates of wards: {place}"
    return f"Groups of wards with more, or less, recorded than in London as a whole: {place}"


def subtitle(view: HotspotView, *, site: Site) -> str:
    """Return measure, period, what is provisional and, for boroughs, how little it can say."""
    measure = indicator_of(view, site=site).title
    rows = drawn(view, site=site)
    provisional = any("p" in row.flags for row in rows)
    marked = "; its last two months are provisional [p]" if provisional else ""
    weak = f" {expected_by_chance(rows)}" if view.view == BOROUGHS else ""
    return f"{sentence_case(f'{measure}, {period_words(view)}{marked}.')}{weak}"


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
