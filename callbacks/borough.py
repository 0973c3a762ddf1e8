"""One borough's page, made from the release."""

from typing import Any

from dash.development.base_component import Component

from callbacks.panels import LONDON_CODE
from callbacks.site import Site
from callbacks.state import Query, pick
from components import row_words
from components.borough import borough_layout
from components.caveats import read_first
from components.figure_box import figure_box, graph
from components.figures.trend import trend_figure
from components.figures_table import TableRow, figures_table
from components.page import Page
from components.trend_words import alt_text_trend, describe_trend
from data.model import Indicator, Level, Measure, PeriodType, Severity
from data.selection import latest_row, one_area, row_at


def borough_page(query: Query, *, site: Site, slug: str) -> Page:  # noqa: ARG001
    """Return a borough's page.

    Raises:
        UnknownChoiceError: If there is no such borough.
    """
    areas = site.repository.areas(Level.BOROUGH)
    known = pick("borough", slug, areas["slug"].tolist(), default="")
    area = areas[areas["slug"] == known].iloc[0]
    offered = [one for one in site.catalogue.indicators.values() if Level.BOROUGH in one.levels]
    return borough_layout(
        name=area["area_name"],
        slug=known,
        lead="Each measure in the latest period there is, beside London, and how it has moved.",
        caveats=read_first(must_read(offered, site=site), sources=site.catalogue.sources),
        table=_table(offered, code=area["area_code"], name=area["area_name"], site=site),
        trends=[
            drawn
            for one in offered
            if (drawn := _trend(one, code=area["area_code"], site=site)) is not None
        ],
    )


def must_read(indicators: list[Indicator], *, site: Site) -> list[Any]:
    """Return the caveats that must be read for any of the indicators, each once."""
    found = {
        caveat.id: caveat
        for indicator in indicators
        for caveat in site.catalogue.caveats_for(indicator.id)
        if caveat.severity is Severity.MUST_READ
    }
    return list(found.values())


def _table(indicators: list[Indicator], *, code: str, name: str, site: Site) -> Component:
    rows = []
    for indicator in indicators:
        kind = _borough_kind(indicator)
        values = site.repository.values(indicator.id, level=Level.BOROUGH, period_type=kind)
        row = latest_row(values, code)
        end = row["period_end"].date().isoformat() if row else ""
        london = site.repository.values(indicator.id, level=Level.LONDON, period_type=kind)
        beside = row_at(london, LONDON_CODE, period_end=end) if row else None
        rows.append(
            TableRow(
                head=indicator.title,
                href=site.links.indicator(indicator.id),
                cells=row_words.borough_cells(row, london=beside, unit=indicator.unit),
            )
        )
    return figures_table(
        rows,
        columns=["Measure", "Period", name, "95% interval", "London", "Unit"],
        caption=f"{name}: every measure in its latest period",
    )


def _borough_kind(indicator: Indicator) -> PeriodType:
    there = indicator.levels[Level.BOROUGH]
    usual = indicator.default_period_type
    return usual if usual in there else there[0]


def _trend(indicator: Indicator, *, code: str, site: Site) -> Component | None:
    kind = _borough_kind(indicator)
    if (
        indicator.unit.measure is Measure.COUNT
        and PeriodType.MONTH in indicator.levels[Level.BOROUGH]
    ):
        kind = PeriodType.MONTH
    values = site.repository.values(indicator.id, level=Level.BOROUGH, period_type=kind)
    rows = one_area(values, code)
    if rows["value"].notna().sum() < 2:  # noqa: PLR2004 - one point is no trend
        return None
    rows = rows.assign(
        text=[row_words.say_period(row, indicator=indicator) for row in rows.to_dict("records")]
    )
    breaks = site.catalogue.breaks_for(indicator.id)
    hard = [one for one in breaks if one.hard]
    said = describe_trend(rows, indicator=indicator, breaks=hard)
    figure = trend_figure(
        [(str(rows["area_name"].iloc[0]), rows)],
        breaks=breaks,
        decimals=indicator.unit.decimals,
        from_zero=True,
        height=220,
    )
    return figure_box(
        graph(
            figure,
            element_id=f"borough-trend-{indicator.id}",
            described=alt_text_trend(rows, indicator=indicator, breaks=hard),
        ),
        heading=indicator.title,
        subheading=indicator.unit.plural.capitalize(),
        words=said,
        level=3,
    )
