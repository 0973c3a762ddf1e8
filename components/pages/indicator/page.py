"""One indicator's page: places its parts, and knows nothing of where they come from."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.frame.address_mirror import address_mirror, period_store
from components.frame.controls import choice_form, labelled_select
from components.ids import Drill
from components.page import Page, View
from components.panels.measure_choices import ORDER_OPTIONS, WHOLE_LONDON, MeasureChoices
from data.model import Indicator

STYLES = ("drawings.css", "borough.css", "indicator.css")


def indicator_layout(
    indicator: Indicator,
    *,
    number: int,
    caveats: Component,
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
        caveats: Those to be read first, and the notes.
        figures: Choices and panels, or a table, or what is missing.
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
        body=[
            html.H1(indicator.title),
            html.P(indicator.question, className="lead"),
            caveats,
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
) -> list[Component]:
    """Return the choices of an indicator with borough values, and its panels by their place."""

    def place(element_id: str, *, look: str = "block") -> Component:
        return html.Div(panels[element_id], id=element_id, className=look)

    return [
        dcc.Store(id=Drill.INDICATOR, data=view.indicator_id),
        _form(view, choices, action=action),
        *address_mirror(
            names=("period_type", "period", "borough", "order"),
            defaults={"order": "name", "borough": WHOLE_LONDON[0]},
        ),
        period_store(offers),
        html.Div(
            [place(Drill.MAP, look=""), place(Drill.SPREAD, look="")], className="side-by-side"
        ),
        place(Drill.SENTENCE),
        place(Drill.TREND),
        *([place(Drill.WARDS)] if Drill.WARDS in panels else []),
        place(Drill.TABLE),
    ]


def _form(view: View, choices: MeasureChoices, *, action: str) -> Component:
    return choice_form(
        [
            labelled_select(
                "Kind of period",
                element_id=Drill.PERIOD_TYPE,
                name="period_type",
                options=choices.period_types,
                value=view.period_type,
            ),
            labelled_select(
                "Period",
                element_id=Drill.PERIOD,
                name="period",
                options=choices.periods,
                value=view.period_end,
            ),
            labelled_select(
                "Borough",
                element_id=Drill.BOROUGH,
                name="borough",
                options=choices.boroughs,
                value=next(iter(view.boroughs), WHOLE_LONDON[0]),
            ),
            labelled_select(
                "Order of boroughs",
                element_id=Drill.ORDER,
                name="order",
                options=ORDER_OPTIONS,
                value=view.order,
            ),
        ],
        action=action,
        label="Choose what to show",
    )


def indicators_layout(
    topics: Mapping[str, Sequence[Indicator]], *, hrefs: Mapping[str, str], lead: str
) -> Page:
    """Return the list of every indicator by topic.

    Args:
        topics: Indicators of each topic, both in their order.
        hrefs: Address of each indicator's page by its id.
        lead: How many there are, and how many nobody publishes.
    """
    return Page(
        title="Every measure",
        nav="indicators",
        live=False,
        styles=STYLES,
        body=[
            html.H1("Every measure, by topic"),
            html.P(lead, className="lead"),
            *(
                html.Section(
                    [
                        html.H2(topic),
                        html.Ul(
                            [_entry(one, href=hrefs[one.id]) for one in indicators],
                            className="indicator-list",
                        ),
                    ],
                    className="block",
                )
                for topic, indicators in topics.items()
            ),
        ],
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
