"""The charts of a measure: all boroughs as dots, and London and a borough over time."""

from collections.abc import Sequence

import numpy as np
from dash.development.base_component import Component

from components.figures.breaks import note_numbers
from components.figures.spread import spread_figure
from components.figures.trend import trend_figure
from components.frame.drawn import Drawn
from components.frame.figure_box import figure_box, graph
from components.frame.share_links import share_links
from components.notes.caveats import break_notes, limits_here
from components.panels.cuts import AreaSeries
from components.panels.measured import Measured
from components.words.trend import describe_together
from components.words.values import blanks_in_words, sentence_case
from data.model import Measure, Place

NUMBERED = " Numbered lines: changes in recording, listed under the chart."
SPREAD, SPREAD_OF_COUNTS = "Where each borough lies", "The count of each borough"


def spread_drawn(measured: Measured) -> Drawn:
    """Return all boroughs as dots with intervals, in name or value order, and their words."""
    cut, unit = measured.cut, measured.indicator.unit
    rows = cut.ordered(measured.view.order)
    interval = " and 95% interval" if rows.any_interval else ""
    london = cut.london["value"] if cut.london and unit.measure is not Measure.COUNT else None
    return Drawn(
        figure=spread_figure(rows.records, unit=unit, london=london, chosen=tuple(measured.chosen)),
        heading=SPREAD if unit.measure is not Measure.COUNT else SPREAD_OF_COUNTS,
        subheading=f"{sentence_case(unit.plural)}{interval}, {cut.period}",
        words=" ".join(blanks_in_words(cut.records, noun="borough")),
        described=cut.ordered("name").alt_text,
    )


def spread_panel(measured: Measured, *, element_id: str) -> Component:
    """Return the dots in their box; `element_id` is that of the chart."""
    drawn = spread_drawn(measured)
    share = _share("spread", measured, what="This chart", described=drawn.described)
    return _box(drawn, element_id=element_id, source=measured.source, after=[share])


def trend_drawn(measured: Measured, series: Sequence[AreaSeries]) -> Drawn:
    """Return the series over time and their words, or why there is nothing to draw.

    Args:
        measured: What is shown.
        series: Those to be drawn on one scale, London's first.
    """
    indicator = measured.indicator
    if not series:
        only = "There is one period only for this measure."
        return Drawn(None, "No trend can be shown", indicator.title, only, only)
    name = ", ".join(one.name for one in series)
    *others, last = series
    said = describe_together(
        [*((one.name, one.words_without_breaks) for one in others), (last.name, last.words)]
    )
    return Drawn(
        figure=trend_figure(
            [(one.name, one.rows) for one in series],
            breaks=measured.breaks,
            decimals=indicator.unit.decimals,
        ),
        heading=f"{indicator.short_title} over time: {name}",
        subheading=f"{sentence_case(indicator.unit.plural)}. Hollow points: provisional."
        f"{NUMBERED if _numbers(measured, series) else ''}",
        words=said,
        described=f"Chart over time: {indicator.short_title}, {name}. {said}",
    )


def trend_panel(measured: Measured, series: Sequence[AreaSeries], *, element_id: str) -> Component:
    """Return the series over time in their box; `element_id` is that of the chart."""
    drawn = trend_drawn(measured, series)
    share = _share("trend", measured, what="This trend", described=drawn.described)
    if not drawn.figure:
        return _box(drawn, element_id=element_id, source=measured.source)
    limits = limits_here(measured.caveats, at=Place.TREND)
    return _box(
        drawn,
        element_id=element_id,
        source=measured.source,
        before=[limits] if limits else [],
        after=[share, break_notes(measured.breaks, numbers=_numbers(measured, series))],
    )


def _numbers(measured: Measured, series: Sequence[AreaSeries]) -> dict[str, int]:
    days = np.concatenate([one.rows["period_end"].to_numpy() for one in series])
    return note_numbers(measured.breaks, days=days)


def _share(name: str, measured: Measured, *, what: str, described: str) -> Component:
    return share_links(name, measured.view, links=measured.links, what=what, described=described)


def _box(
    drawn: Drawn,
    *,
    element_id: str,
    source: str,
    before: Sequence[Component] = (),
    after: Sequence[Component] = (),
) -> Component:
    chart = drawn.figure and graph(drawn.figure, element_id=element_id, described=drawn.described)
    return figure_box(
        chart or None,
        heading=drawn.heading,
        subheading=drawn.subheading,
        words=drawn.words,
        source=source,
        before=before,
        after=after,
    )
