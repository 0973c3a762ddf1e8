"""Each measure of a brief for a meeting, for a borough or for London, looked up in the release."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from callbacks.panels.latest import latest_words
from callbacks.panels.measure_block import instead_of, measure_block
from callbacks.panels.notes import sources_named
from callbacks.panels.standings import standings
from callbacks.panels.wards import MEASURES, WardAlong
from callbacks.server.dispersions import dispersions_of
from callbacks.server.site import Site
from components.pages.brief.items import brief_item
from components.pages.brief.page import BriefItem, BriefWard
from components.pages.brief.table import years_table
from components.panels.measure_block import MeasureBlock, london_block
from components.words.profile import without_borough
from data.caveats import that_limit
from data.model import LONDON_CODE, Indicator, Level, PeriodType, Place
from data.selection import as_records, latest_row, one_area, one_row_a_year
from data.statistics.area_change import change_of_area
from data.statistics.kinds import usual_kind

YEARS_SHOWN = 6


def item_of(indicator: Indicator, *, area: Mapping[str, Any], site: Site) -> BriefItem:
    """Return one measure of a brief.

    Args:
        indicator: The measure.
        area: Row of `data.schemas.Areas` of a borough or of London.
        site: Definitions and figures.
    """
    in_london = area["area_code"] == LONDON_CODE
    level = Level.LONDON if in_london else Level.BOROUGH
    return brief_item(
        indicator,
        _london_block(indicator, site=site)
        if in_london
        else _borough_block(indicator, area=area, site=site),
        table=_table(indicator, area=area, level=level, site=site),
        caveats=site.catalogue.caveats_for(indicator.id, level=level),
        source=sources_named([indicator], site=site),
        links=site.links,
    )


def ward_of(along: WardAlong, *, site: Site) -> BriefWard:
    """Return the ward that came along, with the weightiest of its caveats."""
    measures = [site.catalogue.indicators[one] for one in MEASURES[:1]]
    return BriefWard(
        along.place.title,
        site.links.ward(along.place.slug),
        along.sentences,
        [one.headline for one in that_limit(along.caveats, at=Place.WARD)],
        sources_named(measures, site=site, level=Level.WARD),
    )


def _borough_block(indicator: Indicator, *, area: Mapping[str, Any], site: Site) -> MeasureBlock:
    found = (
        standings([indicator], code=area["area_code"], site=site)
        if Level.BOROUGH in indicator.levels
        else {}
    )
    if indicator.id in found:
        return measure_block(found[indicator.id], site=site)
    why = f"No figure for {area['area_name']}: {without_borough(indicator)}."
    return _words_alone(indicator, sentences=[why, *latest_words(indicator, site=site)], site=site)


def _london_block(indicator: Indicator, *, site: Site) -> MeasureBlock:
    kind = indicator.default_period_type
    values = _rows(indicator, level=Level.LONDON, kind=kind, site=site)
    row = latest_row(values, LONDON_CODE)
    if row is None or values["group"].notna().any():
        return _words_alone(indicator, sentences=latest_words(indicator, site=site), site=site)
    breaks = site.catalogue.breaks_for(indicator.id)
    # A count is drawn and compared by month where it is shown for longer and there are months.
    by_month = kind is not PeriodType.MONTH and indicator.counted_by_month(Level.LONDON)
    series = (
        _rows(indicator, level=Level.LONDON, kind=PeriodType.MONTH, site=site)
        if by_month
        else values
    )
    change = change_of_area(
        series,
        measure=indicator.unit.measure,
        breaks=breaks,
        until=None if by_month else row["period_end"].date().isoformat(),
        spread=dispersions_of(site),
    ).change
    return london_block(
        row,
        series=series,
        indicator=indicator,
        change=change,
        breaks=breaks,
        href=site.links.indicator(indicator.id),
        instead=instead_of(change, row, indicator=indicator, site=site),
    )


def _words_alone(indicator: Indicator, *, sentences: list[str], site: Site) -> MeasureBlock:
    href = site.links.indicator(indicator.id)
    return MeasureBlock(title=indicator.title, href=href, sentences=sentences)


def _table(
    indicator: Indicator, *, area: Mapping[str, Any], level: Level, site: Site
) -> Component | None:
    """Return the same months of the latest years beside London, where there are two or more."""
    if level not in indicator.levels:
        return None
    usual = indicator.default_period_type
    kind = usual_kind(indicator, level) if level is Level.BOROUGH else usual
    values = _rows(indicator, level=level, kind=kind, site=site)
    own = one_area(values, area["area_code"])
    if own["group"].nunique() > 0:
        return None
    london = _rows(indicator, level=Level.LONDON, kind=kind, site=site)
    return years_table(
        as_records(one_row_a_year(own, most=YEARS_SHOWN)),
        indicator=indicator,
        name=area["area_name"],
        london=as_records(london) if level is Level.BOROUGH and indicator.side_by_side else None,
    )


def _rows(
    indicator: Indicator, *, level: Level, kind: PeriodType | None, site: Site
) -> pd.DataFrame:
    kinds = indicator.levels.get(level, ())
    chosen = kind if kind in kinds or not kinds else kinds[0]
    return site.repository.values(indicator.id, level=level, period_type=chosen or PeriodType.OTHER)
