"""One indicator's page: places its parts, and knows nothing of where they come from."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.frame.sections import section
from components.ids import Drill
from components.page import Page, View
from components.panels.measure_choices import MeasureChoices
from components.panels.measure_page import measure_controls, place_of
from components.words.values import count_of, spelled
from data.model import Indicator, Topic

STYLES = ("drawings.css", "first-screen.css", "borough.css", "indicator.css")
RECORDED = "recorded"  # the part of the list that the menu leads to


def indicator_layout(
    indicator: Indicator,
    *,
    number: int,
    figures: Sequence[Component],
    meaning: Component,
    about: Sequence[Component],
    live: bool,
) -> Page:
    """Return the page.

    Args:
        indicator: What it is about.
        number: Of the indicator, for the title: what it measures would stand in the history of
            the browser, where others may see it.
        figures: Choices and panels, or a table, or what is missing, with the caveats.
        meaning: What it shows, does not show, and what to ask next.
        about: Definition, time axis, related figures, sources.
        live: Whether there are choices.
    """
    return Page(
        title=f"Measure {number}",
        cited=indicator.short_title,
        nav="indicators",
        live=live,
        styles=STYLES,
        aged_by=indicator.id,
        body=[
            html.H1(indicator.title),
            html.P(indicator.question, className="measure-question"),
            *figures,
            meaning,
            *about,
        ],
    )


def drill_panels(
    view: View,
    *,
    choices: MeasureChoices,
    offers: Mapping[str, Any],
    action: str,
    panels: Mapping[str, Component],
    caveats: Component,
) -> list[Component]:
    """Return the choices of an indicator with borough values, and its panels by their place.

    The number and since when come first, then the line over time, with the caveats beside it.
    """
    columns = {
        "first-left": (Drill.TREND, Drill.MAP, Drill.SENTENCE),
        "first-right": (None, Drill.SPREAD),
        "first-below": (Drill.WARDS, Drill.TABLE, Drill.MONTHS),
    }
    return [
        dcc.Store(id=Drill.INDICATOR, data=view.indicator_id),
        *measure_controls(view, ids=Drill, choices=choices, offers=offers, action=action),
        html.Div(
            [
                place_of(panels, Drill.LEAD),
                *(
                    html.Div(
                        [
                            html.Div(caveats, className="place place-read-first")
                            if one is None
                            else place_of(panels, one)
                            for one in held
                            if one is None or one in panels
                        ],
                        className=look,
                    )
                    for look, held in columns.items()
                ),
            ],
            className="first-screen trend-first",
        ),
    ]


def indicators_layout(
    topics: Mapping[str, Sequence[Indicator]], *, hrefs: Mapping[str, str]
) -> Page:
    """Return the list of every indicator by topic.

    Args:
        topics: Indicators of each topic, both in their order.
        hrefs: Address of each indicator's page by its id.
    """
    return Page(
        title="Every measure",
        nav="indicators",
        live=False,
        styles=STYLES,
        body=[
            html.H1("Every measure, by topic"),
            html.P(_how_many(topics), className="lead"),
            *(
                section(
                    topic,
                    [
                        html.Ul(
                            [_entry(one, href=hrefs[one.id]) for one in indicators],
                            className="indicator-list",
                        )
                    ],
                    anchor=RECORDED if topic == Topic.RECORDED else "",
                )
                for topic, indicators in topics.items()
            ),
        ],
    )


def _how_many(topics: Mapping[str, Sequence[Indicator]]) -> str:
    """Say how many measures there are, and of how many nobody publishes a series."""
    held = [one for found in topics.values() for one in found]
    without = sum(one.missing is not None for one in held)
    return (
        f"There are {count_of(len(held), 'measure')}. For {spelled(without)} of them nobody "
        "publishes a series: their pages say what is missing, who asked for it and who "
        "could publish it."
    )


def _entry(indicator: Indicator, *, href: str) -> Component:
    mark = " [x] nobody publishes it as a series" if indicator.missing else ""
    return html.Li(
        [
            html.A(indicator.title, href=href),
            html.Span(mark, className="figure-sub") if mark else None,
            html.Br(),
            html.Span(f"{indicator.question} Counted in {indicator.unit.plural}."),
        ]
    )
