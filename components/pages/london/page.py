"""The London page: places its parts, and knows nothing of where they come from."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.ids import London
from components.page import Page, View
from components.pages.london.headlines import Headline, headline_figures
from components.panels.measure_choices import MeasureChoices
from components.panels.measure_page import measure_controls, measure_places


def lead_words(period: str) -> str:
    """Say what the page shows, and what it cannot; `period` is the newest, inside a sentence."""
    return (
        f"What the Metropolitan Police recorded in {period}. Most abuse is never reported: "
        "these figures show what was reported and recorded, not how much there is."
    )


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
    return Page(
        title="",
        nav="",
        body=[
            html.H1("Domestic abuse recorded by the police, by borough"),
            html.P(lead, className="lead"),
            headline_figures(headlines),
            *measure_controls(view, ids=London, choices=choices, offers=offers, action=action),
            html.Div(panels[London.NEXT], id=London.NEXT, className=""),
            html.Div(panels[London.READ_FIRST], id=London.READ_FIRST, className=""),
            *measure_places(panels, ids=London),
        ],
    )
