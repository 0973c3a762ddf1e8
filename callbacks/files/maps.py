"""Outlines with the values of one measure and period, for those who draw maps."""

from dataclasses import replace
from datetime import date
from typing import Any

from flask import abort

from callbacks.files.views import (
    DownloadQuery,
    cut_of,
    open_indicator,
    parcel_of,
)
from callbacks.server.site import Site
from components.downloads.archive import zip_bytes
from components.downloads.geojson import geojson_bytes
from components.downloads.parcel import Parcel
from data.model import Level
from data.passed_on.extract import open_rows
from data.selection import LATEST
from data.statistics.kinds import usual_kind

OUTLINES_FROM = {Level.BOROUGH: "gla_boundaries", Level.WARD: "ons_boundaries"}


def map_file(query: DownloadQuery, *, site: Site) -> bytes:
    """Return GeoJSON.

    Raises:
        HTTPException: 400 or 404 where there is nothing that outlines could carry.
    """
    level, narrowed = one_map(query, site=site)
    parcel = parcel_of(narrowed, site=site)
    if parcel.rows["area_code"].duplicated().any():
        abort(400, "This measure has more than one figure for an area, and outlines carry one.")
    return _drawn(parcel, level, outlines=site.repository.features(level), site=site)


def release_maps(site: Site) -> bytes:
    """Return a zip with the newest map of each measure and level that outlines can carry."""
    files = {}
    outlines = {level: site.repository.features(level) for level in OUTLINES_FROM}
    for one in site.catalogue.indicators.values():
        for level in OUTLINES_FROM:
            if not (one.redistribute and one.levels.get(level)):
                continue
            query = DownloadQuery(indicator=(one.id,), level=(level,))
            _, narrowed = one_map(query, site=site)
            rows = open_rows(site.repository, one, cut=cut_of(narrowed, site=site))
            if rows.empty or rows["area_code"].duplicated().any():
                continue
            parcel = parcel_of(narrowed, site=site)
            drawn = _drawn(parcel, level, outlines=outlines[level], site=site)
            files[f"{one.id}_{level}.geojson"] = drawn
    return zip_bytes(files)


def _drawn(parcel: Parcel, level: Level, *, outlines: dict[str, Any], site: Site) -> bytes:
    drawn_from = site.catalogue.sources[OUTLINES_FROM[level]]
    return geojson_bytes(outlines, replace(parcel, beside=(drawn_from,)))


def one_map(query: DownloadQuery, *, site: Site) -> tuple[Level, DownloadQuery]:
    """Return the level to draw and the query narrowed to one level, kind of period and period.

    What is not named is the usual kind of period and its newest one.

    Raises:
        HTTPException: 400 or 404 where there is nothing that outlines could carry.
    """
    if query.group:
        abort(400, "Outlines are of single areas: leave out the group.")
    if len(query.indicator) != 1:
        abort(400, "Outlines carry one measure: name one indicator.")
    indicator = open_indicator(query.indicator[0], site=site)
    level = query.level[0] if query.level else Level.BOROUGH
    if len(query.level) > 1 or level not in {Level.BOROUGH, Level.WARD}:
        abort(400, "Outlines are of boroughs or of wards: name one level.")
    kind = query.period_type or usual_kind(indicator, level)
    if kind is None:
        abort(404, f"There is no figure of this measure by {level}.")
    newest = site.repository.periods(indicator.id, level=level, period_type=kind)
    asked = None if query.period == LATEST else query.period
    period = asked or (newest[0].date() if newest else date.min).isoformat()
    return level, query.model_copy(
        update={"level": (level,), "period_type": kind, "period": period}
    )
