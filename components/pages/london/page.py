"""The London page: places its parts, and knows nothing of where they come from."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.frame.address_mirror import address_mirror, period_store
from components.frame.controls import choice_form, labelled_select
from components.ids import London
from components.page import Page, View
from components.pages.london.headlines import Headline, headline_figures
from components.panels.measure_choices import ORDER_OPTIONS, WHOLE_LONDON, MeasureChoices


def london_layout(
    *,
    view: View,
    choices: MeasureChoices,
    offers: Mapping[str, Any],
    headlines: Sequence[Headline],
    lead: str,
    action: str,
    panels: Mapping[str, Component],
) -> Page:
    """Return the page.

    Args:
        view: What is chosen.
        choices: What can be chosen.
        offers: The periods of every measure.
        headlines: London's figures of the latest year.
        lead: What the page shows and how old it is.
        action: Address of the page, for the form.
        panels: The panels by the id of their place.
    """

    def place(element_id: str, *, look: str = "block") -> Component:
        return html.Div(panels[element_id], id=element_id, className=look)

    return Page(
        title="",
        nav="",
        body=[
            html.H1("Domestic abuse recorded by the police, by borough"),
            html.P(lead, className="lead"),
            headline_figures(headlines),
            _form(view, choices, action=action),
            *address_mirror(
                names=("indicator", "period_type", "period", "borough", "order"),
                defaults={"order": "name", "borough": WHOLE_LONDON[0]},
            ),
            period_store(offers),
            place(London.NEXT, look=""),
            place(London.READ_FIRST, look=""),
            html.Div(
                [place(London.MAP, look=""), place(London.SPREAD, look="")],
                className="side-by-side",
            ),
            place(London.SENTENCE),
            place(London.TREND),
            place(London.TABLE),
        ],
    )


def _form(view: View, choices: MeasureChoices, *, action: str) -> Component:
    return choice_form(
        [
            labelled_select(
                "Measure",
                element_id=London.INDICATOR,
                name="indicator",
                options=choices.indicators,
                value=view.indicator_id,
            ),
            labelled_select(
                "Kind of period",
                element_id=London.PERIOD_TYPE,
                name="period_type",
                options=choices.period_types,
                value=view.period_type,
            ),
            labelled_select(
                "Period",
                element_id=London.PERIOD,
                name="period",
                options=choices.periods,
                value=view.period_end,
            ),
            labelled_select(
                "Borough",
                element_id=London.BOROUGH,
                name="borough",
                options=choices.boroughs,
                value=next(iter(view.boroughs), WHOLE_LONDON[0]),
            ),
            labelled_select(
                "Order of boroughs",
                element_id=London.ORDER,
                name="order",
                options=ORDER_OPTIONS,
                value=view.order,
            ),
        ],
        action=action,
        label="Choose what to show",
    )
