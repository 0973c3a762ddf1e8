"""The page on costs: places its parts, and knows nothing of where they come from."""

from collections.abc import Sequence
from dataclasses import dataclass

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.frame.controls import choice_form, labelled_select
from components.frame.sections import listed
from components.ids import Costs
from components.page import Option, Page
from data.evidence.costs import to_pennies

LEAD = (
    "One national estimate of 2004, shared out by number of residents. Two reports printed it: for "
    "London in 2005 and for Barking and Dagenham in 2008. It was measured in neither place."
)
LEFT_OUT = (
    ("Education.", "The research could put no figure on the cost to schools and other education."),
    (
        "London prices.",
        "National averages are used, so that wages, rents and care at London prices are not in it.",
    ),
    (
        "Staff who leave.",
        (
            "Lost output is time off work after injuries; resignations, recruitment and training "
            "anew are not in it."
        ),
    ),
    (
        "The years since.",
        (
            "Services, laws, prices and the number of residents have changed. No later London "
            "estimate is in the sources of this site."
        ),
    ),
)
PROPORTION = (
    "The strategy of 2005 asks what five per cent fewer incidents would save. Like it, this takes "
    "costs to fall in proportion to incidents; no report shows that they would. Nothing here says "
    "what any service would save."
)


@dataclass(frozen=True)
class CostParts:
    """What the page shows, in its order; `aged_by` is the measure that says how old it is."""

    aged_by: str
    caveats: Component
    printed: Sequence[Component]
    choice: Component
    saved: Sequence[Component]
    footnote: Sequence[Component]
    boroughs: Sequence[Component]
    units: Sequence[Component]
    sources: Component
    ask_next: Component
    files: Component | None


def costs_layout(parts: CostParts) -> Page:
    """Return the page, what is left out first."""
    return Page(
        title="Costs",
        nav="costs",
        aged_by=parts.aged_by,
        live=False,
        styles=("response.css", "costs.css"),
        scripts=("costs.js",),
        body=[
            html.H1("What domestic violence was estimated to cost"),
            html.P(LEAD, className="lead"),
            html.Section(
                [
                    html.H2("What is left out", className="block-heading"),
                    html.Ul([html.Li([html.Strong(what), " ", why]) for what, why in LEFT_OUT]),
                ],
                className="aside-block left-out",
            ),
            parts.caveats,
            listed("printed", "As printed, and how it follows", parts.printed),
            listed(
                "share",
                "If there were fewer incidents",
                [html.P(PROPORTION, className="prose"), parts.choice, *parts.saved],
            ),
            listed("footnote", "The strategy’s five per cent, and its footnote", parts.footnote),
            listed("boroughs", "Every borough by population, illustrative [e]", parts.boroughs),
            listed("units", "One case beside another", parts.units),
            parts.ask_next,
            *([parts.files] if parts.files else []),
            listed("sources", "Sources", [parts.sources]),
        ],
    )


def share_form(
    *, percent: int, most: int, boroughs: Sequence[Option], area: str, action: str
) -> Component:
    """Return the slider for fewer incidents and the choice of area."""
    slider = html.Div(
        [
            html.Label(
                [
                    "Fewer incidents: ",
                    html.Output(f"{percent}%", htmlFor=Costs.SHARE, **{"data-share": ""}),
                ],
                htmlFor=Costs.SHARE,
                className="form-label",
            ),
            dbc.Input(
                id=Costs.SHARE, type="range", name="share", min=0, max=most, step=1, value=percent
            ),
        ],
        className="control slider",
    )
    return choice_form(
        [
            slider,
            labelled_select(
                "Area", element_id=Costs.BOROUGH, name="borough", options=boroughs, value=area
            ),
        ],
        action=action,
        label="Choose a share and an area",
    )


def amount(value: float) -> str:
    """Return £ million to two decimals, as `to_pennies` rounds: "£20.62 million"."""
    return f"£{to_pennies(value):,.2f} million"


def amount_of(base: float, *, shown: float, part: float = 1.0) -> Component:
    """Return an amount that the slider's script works out anew from its base.

    Args:
        base: £ million a year.
        shown: What it comes to at the share in the address.
        part: As for `data.evidence.costs.avoided`.
    """
    return html.Span(amount(shown), **{"data-amount": f"{base:.6f}", "data-part": f"{part:g}"})


def at_share(percent: int) -> Component:
    """Return the heading of the amounts that the slider moves."""
    return html.Span(
        [html.Span(f"{percent}%", **{"data-share": ""}), " of it, that would fall away"]
    )
