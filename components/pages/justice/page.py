"""The page from report to court: places its parts, and knows nothing of where they come from."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.frame.controls import choice_form, labelled_select
from components.frame.sections import section
from components.ids import Justice
from components.page import Option, Page, View
from components.panels.measure_choices import WHOLE_LONDON

LEAD = (
    "What is known of domestic abuse cases in London from report to court. Nobody publishes what "
    "became of the cases of one year, so no figure here can be divided by another: each counts "
    "something else, in other years and places."
)


@dataclass(frozen=True)
class JusticeParts:
    """What the page shows, in its order."""

    caveats: Component
    stages: Component
    reasons: Component
    outcomes: Component
    choices: Component
    mirror: Sequence[Component]
    detections: Sequence[Component]
    courts: Sequence[Component]
    borough: Sequence[Component]
    arrests: Sequence[Component]
    control: Sequence[Component]
    relationship: Sequence[Component]
    orders: Sequence[Component]
    ask_next: Component
    files: Component | None


def justice_layout(parts: JusticeParts) -> Page:
    """Return the page."""
    return Page(
        title="From report to court",
        nav="justice",
        styles=("points.css", "marks.css", "stages.css", "scrutiny.css"),
        body=[
            html.H1("From report to court"),
            html.P(LEAD, className="lead"),
            parts.caveats,
            html.Section(
                [
                    html.H2("Separate stages, which nobody has joined"),
                    html.P(
                        "Each stage stands for itself, with its own unit, year and place. They do "
                        "not follow the same cases, so no share of one that reaches the next can "
                        "be read from them.",
                        className="prose",
                    ),
                    html.Div(
                        [
                            parts.stages,
                            html.Section(
                                [html.H3("Why cases end, as the reports say"), parts.reasons],
                                className="aside-block blue reasons",
                            ),
                        ],
                        className="side-by-side",
                    ),
                ],
                className="block",
            ),
            html.Section(
                [
                    html.H2("Positive outcomes for every 100 offences"),
                    parts.choices,
                    *parts.mirror,
                    html.Div(parts.outcomes, id=Justice.OUTCOMES),
                ],
                className="block",
            ),
            section("Sanction detections, as printed", parts.detections),
            section("Prosecutions and convictions, as printed", parts.courts),
            section("Barking and Dagenham, 2007/08", parts.borough),
            section("Arrests, as printed", parts.arrests),
            section("Coercive control", parts.control),
            section("Offender and victim", parts.relationship),
            section("Protective orders", parts.orders),
            parts.ask_next,
            *([parts.files] if parts.files else []),
        ],
    )


def outcome_choices(
    view: View, *, indicators: Sequence[Option], boroughs: Sequence[Option], action: str
) -> Component:
    """Return the boxes of the outcomes: which offences, and which borough to mark."""
    return choice_form(
        [
            labelled_select(
                "Offences",
                element_id=Justice.INDICATOR,
                name="indicator",
                options=indicators,
                value=view.indicator_id,
            ),
            labelled_select(
                "Borough",
                element_id=Justice.BOROUGH,
                name="borough",
                options=[WHOLE_LONDON, *boroughs],
                value=next(iter(view.boroughs), WHOLE_LONDON[0]),
            ),
        ],
        action=action,
        label="Choose which outcomes to show",
    )
