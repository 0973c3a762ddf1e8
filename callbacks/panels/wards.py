"""Wards, looked up in the release: their years, those of a borough, one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from callbacks.address.state import Query, one, pick
from callbacks.address.ward_places import WardPlace, wards_by_code
from callbacks.server.site import Site
from components.tables.wards import WardColumn, wards_of_borough
from components.words.periods import in_a_sentence
from components.words.rows import period_named
from components.words.ward_lead import recorded
from components.words.wards import ward_statements
from data.caveats import each_once, must_read_first, that_limit
from data.model import LONDON_CODE, Caveat, Indicator, Level, PeriodType, Place
from data.selection import as_records, newest_by_area
from data.statistics.hotspot_rows import HotspotRow, hotspot_rows

MEASURES = ("da_offences_rate", "da_vwi_offences_rate")
KIND = PeriodType.ROLLING_12


@dataclass(frozen=True)
class WardAlong:
    """A ward that came along with its reader: what was recorded there, and what the test says."""

    place: WardPlace
    sentences: tuple[str, ...]
    caveats: tuple[Caveat, ...]


def ward_along(query: Query, *, borough: str, site: Site) -> WardAlong | None:
    """Return the ward that an address names beside a borough; None where it names none there.

    Args:
        query: `ward` is a GSS code.
        borough: Area code of the borough. A ward of another one is left out.
        site: Definitions and figures.

    Raises:
        UnknownChoiceError: If there is no such ward.
    """
    known = wards_by_code(site)
    code = pick("ward", one(query, "ward"), list(known), default="")
    if not code or known[code].borough_code != borough:
        return None
    end = periods(site)[0]
    row = rows_by_code(site, MEASURES[0], end)[code]
    return WardAlong(
        place=known[code],
        sentences=(
            recorded(
                row,
                period=in_a_sentence(period_named(KIND, end=end)),
                borough=rows_of_year(site, MEASURES[0], Level.BOROUGH, end).get(borough),
                london=rows_of_year(site, MEASURES[0], Level.LONDON, end).get(LONDON_CODE),
            ),
            *ward_statements(row),
        ),
        caveats=must_read_first(
            each_once(
                [
                    *that_limit(site.catalogue.caveats.values(), at=Place.WARD),
                    *(
                        caveat
                        for each in MEASURES
                        for caveat in site.catalogue.caveats_for(each, level=Level.WARD)
                    ),
                ]
            )
        ),
    )


def ward_indicators(site: Site) -> list[Indicator]:
    """Return the indicators that have ward figures, in their order."""
    return [one for one in site.catalogue.indicators.values() if Level.WARD in one.levels]


def borough_wards(indicators: Sequence[Indicator], *, borough: str, site: Site) -> Component:
    """Return a borough's wards with the newest ward year of each indicator.

    Args:
        indicators: Those with ward figures.
        borough: Area code.
        site: Definitions and figures.
    """
    areas, boroughs = site.repository.areas(Level.WARD), site.repository.areas(Level.BOROUGH)
    wards = areas[areas["parent_code"] == borough]
    figures = [
        (
            one,
            site.repository.values(one.id, level=Level.WARD, period_type=PeriodType.ROLLING_12),
        )
        for one in indicators
    ]
    columns = [
        WardColumn(
            one,
            newest_by_area(rows, wards["area_code"].tolist()),
            _classes(site, one.id, f"{rows['period_end'].max():%Y-%m-%d}"),
        )
        for one, rows in figures
        if len(rows)
    ]
    slug = boroughs.loc[boroughs["area_code"] == borough, "slug"].iloc[0]
    return wards_of_borough(wards, columns=columns, borough=slug, links=site.links)


@lru_cache(maxsize=8)
def _classes(site: Site, indicator_id: str, end: str) -> dict[str, tuple[str, str]]:
    """Return what is said of each ward's own rate and of its group; nothing of a count."""
    tested = site.repository.hotspots(indicator_id, level=Level.WARD, period_end=end)
    own, group = tested["own_class"].tolist(), tested["group_class"].tolist()
    return dict(zip(tested["area_code"].tolist(), zip(own, group, strict=True), strict=True))


def periods(site: Site) -> list[str]:
    """Return the years that wards have, newest first, the one that straddles a break included."""
    count = count_of(site, MEASURES[0])
    ends = site.repository.periods(count, level=Level.WARD, period_type=KIND)
    return [end.date().isoformat() for end in ends]


@lru_cache(maxsize=32)
def ward_rows(site: Site, indicator_id: str, period_end: str) -> tuple[HotspotRow, ...]:
    """Return every ward of London, ordered by name."""
    return _rows(site, indicator_id, period_end, level=Level.WARD, above=Level.BOROUGH)


@lru_cache(maxsize=32)
def borough_rows(site: Site, indicator_id: str, period_end: str) -> tuple[HotspotRow, ...]:
    """Return every borough, ordered by name; each lies in itself."""
    return _rows(site, indicator_id, period_end, level=Level.BOROUGH, above=None)


# A page takes single rows of one year: cutting the whole tables for each costs more than all else.
@lru_cache(maxsize=32)
def rows_of_year(
    site: Site, indicator_id: str, level: Level, end: str
) -> dict[str, dict[Any, Any]]:
    """Return the row of each area of a level in one year, by code."""
    values = site.repository.values(indicator_id, level=level, period_type=KIND)
    rows = as_records(values[values["period_end"] == pd.Timestamp(end)])
    return {str(row["area_code"]): row for row in rows}


@lru_cache(maxsize=32)
def rows_by_code(site: Site, indicator_id: str, period_end: str) -> dict[str, HotspotRow]:
    """Return every ward's row in one year, by code."""
    return {row.code: row for row in ward_rows(site, indicator_id, period_end)}


def count_of(site: Site, measure: str) -> str:
    """Return the count that a rate of wards rests on."""
    return site.catalogue.indicators[measure].counterpart_id or measure


def _rows(
    site: Site, indicator_id: str, period_end: str, *, level: Level, above: Level | None
) -> tuple[HotspotRow, ...]:
    count = count_of(site, indicator_id)

    def year(indicator: str, at: Level) -> pd.DataFrame:
        rows = site.repository.values(indicator, level=at, period_type=KIND)
        return rows[rows["period_end"] == pd.Timestamp(period_end)]

    areas = site.repository.areas(level)
    return hotspot_rows(
        areas if above else areas.assign(parent_code=areas["area_code"]),
        parents=site.repository.areas(above or level),
        counts=year(count, level),
        rates=year(indicator_id, level),
        tested=site.repository.hotspots(indicator_id, level=level, period_end=period_end),
        parent_counts=year(count, above) if above else None,
    )
