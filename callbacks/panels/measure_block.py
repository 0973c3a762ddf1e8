"""One indicator of one borough, as its page writes and draws it."""

from dash.development.base_component import Component

from callbacks.server.site import Site
from components.drawings.strip_plot import Strip, strip_plot
from components.drawings.trend_line import trend_line
from components.panels.measure_block import MeasureBlock
from components.words.change import describe_change
from components.words.rows import row_period
from components.words.spread import describe_borough
from components.words.trend import alt_text_trend
from components.words.values import interval_words, is_blank, sentence_case, value_words
from data.model import Break, Measure
from data.statistics.area_change import change_of_area
from data.statistics.standing import Standing

DRAWN_FROM = 2  # one mark alone shows no spread


def measure_block(standing: Standing, *, site: Site) -> MeasureBlock:
    """Return value, interval, London, place in the spread, trend and the words for all of it.

    Raises:
        ValueError: If the borough has no row of the indicator; one without a value is drawn blank.
    """
    indicator, row = standing.indicator, standing.row
    if row is None:
        raise ValueError(f"{indicator.id} has no row for this borough")
    unit = indicator.unit
    breaks = site.catalogue.breaks_for(indicator.id)
    found = change_of_area(standing.series, measure=unit.measure, breaks=breaks)
    described = describe_borough(
        row, values=standing.peers, london=_london(standing), indicator=indicator
    )
    london = (
        f"London: {value_words(standing.london, unit=unit)}"
        if standing.london is not None
        else "London: no figure of this kind"
    )
    return MeasureBlock(
        title=indicator.title,
        href=site.links.indicator(indicator.id),
        sub=sentence_case(row_period(row)),
        value=value_words(row, unit=unit),
        interval=interval_words(row, unit=unit),
        london=london,
        strip=_strip(standing, described=described),
        trend=_trend(standing, breaks=breaks),
        sentences=[described, describe_change(found.change, unit=unit)],
    )


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


def _trend(standing: Standing, *, breaks: tuple[Break, ...]) -> Component | None:
    described = alt_text_trend(
        standing.series,
        indicator=standing.indicator,
        breaks=[one for one in breaks if one.hard],
    )
    return trend_line(
        standing.series,
        unit=standing.indicator.unit,
        breaks=breaks,
        described=described,
        london=standing.london_series,
    )


def _number(cell: object) -> float | None:
    if not isinstance(cell, int | float) or is_blank(cell):
        return None
    return float(cell)
