"""Each measure of a brief for a meeting, for a borough or for London, looked up in the release."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from callbacks.panels.latest import latest_words
from callbacks.panels.measure_block import measure_block
from callbacks.panels.standings import borough_kind, standings
from callbacks.panels.view_frames import LONDON_CODE
from callbacks.server.site import Site
from components.drawings.trend_line import trend_line
from components.pages.brief.page import BriefItem
from components.panels.measure_block import MeasureBlock
from components.tables.figures import TableRow, figures_table
from components.words.change import describe_change
from components.words.profile import without_borough
from components.words.rows import cell, explain_marks, interval_cell, row_period, source_line
from components.words.trend import alt_text_trend
from components.words.values import interval_words, sentence_case, value_words
from data.model import Indicator, Level, PeriodType, Severity
from data.selection import as_records, latest_row
from data.statistics.area_change import change_of_area

YEARS_SHOWN = 6


def brief_item(indicator: Indicator, *, area: Mapping[str, Any], site: Site) -> BriefItem:
    """Return one measure with its drawings, its table, its caveats and its questions.

    Args:
        indicator: The measure.
        area: Row of `data.schemas.Areas` of a borough or of London.
        site: Definitions and figures.
    """
    catalogue = site.catalogue
    in_london = area["area_code"] == LONDON_CODE
    level = Level.LONDON if in_london else Level.BOROUGH
    block = (
        _london_block(indicator, site=site)
        if in_london
        else _borough_block(indicator, area=area, site=site)
    )
    return BriefItem(
        block=block,
        question=indicator.question,
        table=_table(indicator, area=area, level=level, site=site),
        notes=[
            one.headline
            for one in catalogue.caveats_for(indicator.id, level=level)
            if one.severity is Severity.MUST_READ
        ],
        source=source_line(
            [catalogue.sources[one] for one in indicator.source_ids],
            release=site.repository.manifest["release"],
        ),
        questions=indicator.ask_next,
        bears_on=[
            (
                f"Assembly recommendation {number}",
                site.links.to("scrutiny") + f"#recommendation-{number}",
            )
            for number in indicator.recommendations
        ],
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
    drawn = _drawn(indicator, values=values, site=site)
    unit = indicator.unit
    # Of a longer period that is drawn by month the months are compared, and else the value shown.
    by_month = drawn is not values
    found = change_of_area(
        drawn,
        measure=unit.measure,
        breaks=breaks,
        until=None if by_month else row["period_end"].date().isoformat(),
    )
    described = alt_text_trend(drawn, indicator=indicator, breaks=[b for b in breaks if b.hard])
    return MeasureBlock(
        title=indicator.title,
        href=site.links.indicator(indicator.id),
        sub=sentence_case(row_period(row)),
        value=value_words(row, unit=unit),
        interval=interval_words(row, unit=unit),
        trend=trend_line(drawn, unit=unit, breaks=breaks, described=described),
        sentences=[describe_change(found.change, unit=unit)],
    )


def _drawn(indicator: Indicator, *, values: pd.DataFrame, site: Site) -> pd.DataFrame:
    """Return the rows to draw: counts by month where there are months."""
    if not indicator.counted_by_month(Level.LONDON):
        return values
    return _rows(indicator, level=Level.LONDON, kind=PeriodType.MONTH, site=site)


def _words_alone(indicator: Indicator, *, sentences: list[str], site: Site) -> MeasureBlock:
    return MeasureBlock(
        title=indicator.title, href=site.links.indicator(indicator.id), sentences=sentences
    )


def _table(
    indicator: Indicator, *, area: Mapping[str, Any], level: Level, site: Site
) -> Component | None:
    """Return the same months of the latest years beside London; None for fewer than two rows."""
    if level not in indicator.levels:
        return None
    kind = borough_kind(indicator) if level is Level.BOROUGH else indicator.default_period_type
    values = _rows(indicator, level=level, kind=kind, site=site)
    own = values[values["area_code"] == area["area_code"]]
    known = own.loc[own["value"].notna(), "period_end"]
    if known.empty or own["group"].nunique() > 0:
        return None
    own = own[own["period_end"].dt.month == known.max().month]
    own = own[own["period_end"] <= known.max()].tail(YEARS_SHOWN)
    if len(own) < 2:  # noqa: PLR2004 - one row stands above already
        return None
    london = _rows(indicator, level=Level.LONDON, kind=kind, site=site)
    beside = {row["period_end"]: row for row in as_records(london)}
    unit = indicator.unit
    both = level is Level.BOROUGH
    rows = as_records(own)
    return figures_table(
        [
            TableRow(
                sentence_case(row_period(row)),
                (
                    cell(row, unit=unit),
                    interval_cell(row, unit=unit),
                    *((cell(beside.get(row["period_end"]), unit=unit),) if both else ()),
                ),
            )
            for row in rows
        ],
        columns=[
            "Period",
            sentence_case(unit.plural),
            "95% interval",
            *(["London"] if both else []),
        ],
        caption=f"{indicator.title}, {area['area_name']}",
        note=explain_marks(rows),
    )


def _rows(
    indicator: Indicator, *, level: Level, kind: PeriodType | None, site: Site
) -> pd.DataFrame:
    kinds = indicator.levels.get(level, ())
    chosen = kind if kind in kinds or not kinds else kinds[0]
    return site.repository.values(indicator.id, level=level, period_type=chosen or PeriodType.OTHER)
