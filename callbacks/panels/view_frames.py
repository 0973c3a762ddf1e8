"""Figures of a view, looked up and cut once for each copy of the site, for all of its panels.

Everything here follows from the release alone, so it is remembered, within bounds. Callers read
the frames and records and never change them.
"""

from functools import lru_cache

from callbacks.server.site import Site
from components.maps.boroughs import MapArea
from components.maps.labels import Label, place_labels
from components.panels.cuts import AreaSeries, BoroughCut
from components.panels.measure_map import map_areas
from data.model import LONDON_CODE, Level, PeriodType
from data.selection import at_period, one_area, row_at


@lru_cache(maxsize=8)
def map_labels(site: Site) -> dict[str, Label]:
    """Return the names on the map of boroughs, by code."""
    return place_labels(site.repository.areas(Level.BOROUGH))


@lru_cache(maxsize=256)
def borough_cut(site: Site, indicator_id: str, kind: PeriodType, period_end: str) -> BoroughCut:
    """Return the boroughs at one period, cut once."""
    values, london = (
        site.repository.values(indicator_id, level=level, period_type=kind)
        for level in (Level.BOROUGH, Level.LONDON)
    )
    return BoroughCut(
        site.catalogue.indicators[indicator_id],
        at_period(values, site.repository.areas(Level.BOROUGH), period_end=period_end),
        london=row_at(london, LONDON_CODE, period_end=period_end),
    )


def borough_map_areas(cut: BoroughCut, *, site: Site) -> list[MapArea]:
    """Return every area of the borough map as it is drawn and said, blanks included."""
    outlines = site.repository.outlines(Level.BOROUGH)
    paths = {code: one.path for code, one in outlines.items()}
    return map_areas(cut, outlines=paths, labels=map_labels(site))


@lru_cache(maxsize=512)
def area_series(
    site: Site, indicator_id: str, level: Level, kind: PeriodType, code: str
) -> AreaSeries:
    """Return one area's series, cut once."""
    values = site.repository.values(indicator_id, level=level, period_type=kind)
    return AreaSeries(
        site.catalogue.indicators[indicator_id],
        one_area(values, code),
        breaks=site.catalogue.breaks_for(indicator_id),
    )
