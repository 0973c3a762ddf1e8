"""The London page: places its parts, and knows nothing of where they come from."""

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.ids import London
from components.page import Page, View
from components.panels.measure_choices import MeasureChoices
from components.panels.measure_page import measure_controls, place_of

# Two columns on a wide screen, the last under the first; on a phone their parts in one.
COLUMNS = {
    "first-left": (London.MAP, London.SENTENCE),
    "first-right": (London.READ_FIRST, London.NEXT, London.SPREAD, London.TREND),
    "first-below": (London.TABLE,),
}


def london_layout(
    *,
    view: View,
    choices: MeasureChoices,
    offers: Mapping[str, Any],
    action: str,
    panels: Mapping[str, Component],
) -> Page:
    """Return the page.

    Args:
        view: What is chosen.
        choices: What can be chosen.
        offers: The periods of every measure.
        action: Address of the page, for the form.
        panels: The panels by the id of their place.
    """
    return Page(
        title="",
        nav="",
        measure=view.indicator_id,
        styles=("first-screen.css",),
        body=[
            html.H1("Domestic abuse recorded by the police"),
            *measure_controls(view, ids=London, choices=choices, offers=offers, action=action),
            html.Div(
                [
                    place_of(panels, London.LEAD),
                    place_of(panels, London.TILES),
                    *(
                        html.Div([place_of(panels, one) for one in held], className=look)
                        for look, held in COLUMNS.items()
                    ),
                ],
                className="first-screen",
            ),
        ],
    )
