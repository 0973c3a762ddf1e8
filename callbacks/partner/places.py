"""The areas of a borough as a pack's tables and maps need them, from public outlines alone."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import shapely

from callbacks.pages.hotspots.view import shapes
from callbacks.server.site import Site
from components.pages.hotspots.shapes import LondonShapes
from components.partner.areas.map import Ground
from components.partner.areas.names import WardName
from components.partner.areas.parts import Drawing
from data.model import Level
from data.partner.model import AreaLevel
from data.partner.rows import Places
from data.partner.small_areas import small_areas


@dataclass(frozen=True)
class Borough:
    """One borough of the release: its code, slug and name, and its areas with their outlines."""

    code: str
    slug: str
    name: str
    places: Places
    outlines: dict[str, dict[str, Any]]


@lru_cache(maxsize=8)
def borough_of(site: Site, slug: str) -> Borough | None:
    """Return a borough with its areas; None where no borough has that slug."""
    areas = site.repository.areas(Level.BOROUGH)
    found = areas[areas["slug"] == slug]
    if found.empty:
        return None
    code, name = str(found["area_code"].iloc[0]), str(found["area_name"].iloc[0])
    wards = site.repository.areas(Level.WARD)
    wards = wards[wards["parent_code"] == code]
    small = small_areas(code)
    people = dict(zip(small["area_code"], small["residents"], strict=True))
    people |= dict(zip(wards["area_code"], wards["residents"], strict=True))
    names = {
        AreaLevel.LSOA.value: dict(zip(small["area_code"], small["area_name"], strict=True)),
        AreaLevel.WARD.value: dict(zip(wards["area_code"], wards["area_name"], strict=True)),
    }
    outlines = {
        area: dict(shapely.geometry.mapping(shape))
        for area, shape in zip(small["area_code"], small["geometry"], strict=True)
    }
    known = shapes(site).wards
    outlines |= {area: known[area] for area in wards["area_code"] if area in known}
    places = Places(names, people | {code: float(small["residents"].sum())})
    return Borough(code, slug, name, places, outlines)


def drawing_of(borough: Borough, *, site: Site) -> Drawing:
    """Return what still pictures are drawn from."""
    drawn = shapes(site)
    around = drawn.boroughs[borough.code]
    ground = Ground(around.outline, drawn.thames, around.bounds)
    return Drawing(borough.outlines, ground, _ward_names(borough))


def _ward_names(borough: Borough) -> list[WardName]:
    """Return each ward's name where most room is for it, the roomiest first."""
    wards = borough.places.names[AreaLevel.WARD.value]
    drawn = [code for code in wards if code in borough.outlines]
    shapes_of = [shapely.geometry.shape(borough.outlines[code]) for code in drawn]
    rooms = shapely.maximum_inscribed_circle(np.asarray(shapes_of, dtype=object))
    found = [
        (-room.length, WardName(wards[code], *room.coords[0]))
        for code, room in zip(drawn, rooms, strict=True)
    ]
    return [name for _, name in sorted(found, key=lambda one: (one[0], one[1].words))]


def frame_shapes(borough: Borough, *, site: Site) -> LondonShapes:
    """Return what the map in the frame is drawn from: this borough's areas among its neighbours."""
    return replace(shapes(site), wards=borough.outlines)
