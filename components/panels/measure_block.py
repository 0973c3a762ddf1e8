"""One indicator of one place, on a borough's page and in a brief: written, drawn and said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from components.drawings.strip_plot import Strip, strip_plot
from components.drawings.trend_line import trend_line
from components.words.change import describe_beside_all, describe_change
from components.words.rows import row_period
from components.words.spread import describe_borough
from components.words.trend import alt_text_trend
from components.words.values import interval_words, is_blank, sentence_case, value_words
from data.model import Break, Indicator, Measure
from data.statistics.area_change import BesideAll
from data.statistics.change import Change, Refusal
from data.statistics.standing import Standing

TOLD = "Chart: {} among the boroughs, told after it under In words."
DRAWN_FROM = 2  # one mark alone shows no spread


@dataclass(frozen=True, kw_only=True)
class MeasureBlock:
    """One indicator of one place, as written and drawn; a drawing is None where there is none.

    `value`, `interval` and `london` are words; `sentences` tell the same, with the change over a
    year or why none is given.
    """

    title: str
    href: str
    sentences: Sequence[str | Sequence[str | Component]]
    sub: str = ""
    value: str = ""
    interval: str = ""
    london: str = ""
    strip: Component | None = None
    trend: Component | None = None


def borough_block(
    standing: Standing,
    *,
    changes: BesideAll,
    breaks: Sequence[Break],
    href: str,
    instead: Sequence[str | Component] = (),
    told_below: bool = False,
) -> MeasureBlock:
    """Return value, interval, London, place in the spread, trend and the words for all of it.

    Args:
        standing: Of the borough in the indicator.
        changes: Of all boroughs in the indicator, over the borough's series.
        breaks: Of the indicator's series.
        href: Address of the indicator.
        instead: What can be given where its change is not.
        told_below: Whether the page has the sentences under the drawings; the strip then leads
            to them, and does not say the first again.

    Raises:
        ValueError: If the borough has no row of the indicator; one without a value is drawn blank.
    """
    indicator, row = standing.indicator, standing.row
    if row is None:
        raise ValueError(f"{indicator.id} has no row for this borough")
    unit = indicator.unit
    described = describe_borough(
        row, values=standing.peers, london=_london(standing), indicator=indicator
    )
    return MeasureBlock(
        title=indicator.title,
        href=href,
        sub=sentence_case(row_period(row)),
        value=value_words(row, unit=unit),
        interval=interval_words(row, unit=unit),
        london=_beside(standing),
        strip=_strip(
            standing, described=TOLD.format(row["area_name"]) if told_below else described
        ),
        trend=_trend(
            standing.series, indicator=indicator, breaks=breaks, london=standing.london_series
        ),
        sentences=[described, _said(_change(changes, row, indicator=indicator), instead)],
    )


def london_block(
    row: Mapping[str, Any],
    *,
    series: pd.DataFrame,
    indicator: Indicator,
    change: Change | Refusal,
    breaks: Sequence[Break],
    href: str,
    instead: Sequence[str | Component],
) -> MeasureBlock:
    """Return London's value, interval, trend and change.

    Args:
        row: London's newest row with a value.
        series: London's rows over time, oldest first.
        indicator: What is measured.
        change: Of London.
        breaks: Of the indicator's series.
        href: Address of the indicator.
        instead: What can be given where its change is not.
    """
    unit = indicator.unit
    return MeasureBlock(
        title=indicator.title,
        href=href,
        sub=sentence_case(row_period(row)),
        value=value_words(row, unit=unit),
        interval=interval_words(row, unit=unit),
        trend=_trend(series, indicator=indicator, breaks=breaks),
        sentences=[_said(describe_change(change, unit=unit), instead)],
    )


def _said(words: str, instead: Sequence[str | Component]) -> str | Sequence[str | Component]:
    return [words, *instead] if instead else words


def _beside(standing: Standing) -> str:
    if not standing.indicator.side_by_side:
        return "Not set beside London or other boroughs"
    if standing.london is None:
        return "London: not published for London as a whole"
    return f"London: {value_words(standing.london, unit=standing.indicator.unit)}"


def _change(changes: BesideAll, row: Mapping[Any, Any], *, indicator: Indicator) -> str:
    code, unit = str(row["area_code"]), indicator.unit
    if not indicator.side_by_side:
        return describe_change(changes.areas[code].change, unit=unit)
    return describe_beside_all(changes, code, unit=unit)


def _london(standing: Standing) -> dict[str, object] | None:
    counted = standing.indicator.unit.measure is Measure.COUNT
    return None if counted else standing.london


def _strip(standing: Standing, *, described: str) -> Component | None:
    row, london = standing.row, _london(standing)
    published = standing.peers[standing.peers["status"] == "published"]
    if row is None or len(published) < DRAWN_FROM:
        return None
    if standing.indicator.unit.measure is Measure.MONEY:
        return None  # a share by population spreads as the population does
    return strip_plot(
        Strip(
            name=str(row["area_name"]),
            own=_number(row["value"]),
            lower=_number(row["lower"]),
            upper=_number(row["upper"]),
            london=None if london is None else _number(london["value"]),
            others=published.loc[published["area_code"] != row["area_code"], "value"].tolist(),
            middle=standing.middle,
        ),
        unit=standing.indicator.unit,
        described=described,
    )


def _trend(
    series: pd.DataFrame,
    *,
    indicator: Indicator,
    breaks: Sequence[Break],
    london: pd.DataFrame | None = None,
) -> Component | None:
    hard = [one for one in breaks if one.hard]
    return trend_line(
        series,
        unit=indicator.unit,
        breaks=breaks,
        described=alt_text_trend(series, indicator=indicator, breaks=hard),
        london=london,
    )


def _number(cell: object) -> float | None:
    if not isinstance(cell, int | float) or is_blank(cell):
        return None
    return float(cell)
