"""The page on the response: places its parts, and knows nothing of where they come from."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.frame.controls import choice_form, labelled_select
from components.frame.sections import listed
from components.ids import Response
from components.page import Option, Page
from components.pages.response.assessment_page import STYLES

LEAD = (
    "What public services and charities do once abuse is known: homes, meetings of agencies about "
    "people at high risk, police caseloads, deaths, and the services the reports name. Each counts "
    "something of its own, and none of them says how much abuse there is."
)
CONTENTS = (
    ("homelessness", "Homelessness"),
    ("marac", "MARAC"),
    ("police", "Police caseloads"),
    ("homicide", "Deaths"),
    ("refuge", "Refuge places"),
    ("demand", "Demand not met"),
    ("reporting", "What police were to report"),
    ("assessments", "Self-assessments"),
    ("services", "Services named"),
)


@dataclass(frozen=True)
class ResponseParts:
    """What the page shows, in its order."""

    caveats: Component
    homelessness: Sequence[Component]
    marac: Sequence[Component]
    police: Sequence[Component]
    homicide: Sequence[Component]
    refuge: Sequence[Component]
    demand: Sequence[Component]
    reporting: Sequence[Component]
    services: Sequence[Component]
    assessments: Sequence[tuple[str, str, str]]
    ask_next: Component
    files: Component | None


def response_layout(parts: ResponseParts) -> Page:
    """Return the page."""
    return Page(
        title="Response",
        nav="response",
        live=False,
        styles=(*STYLES, "scrutiny.css"),
        body=[
            html.H1("How services respond to domestic abuse"),
            html.P(LEAD, className="lead"),
            html.Nav(
                html.Ul([html.Li(html.A(words, href=f"#{part}")) for part, words in CONTENTS]),
                className="on-this-page",
                **{"aria-label": "On this page"},
            ),
            parts.caveats,
            listed("homelessness", "Homes lost because of domestic abuse", parts.homelessness),
            listed("marac", "Cases discussed at MARACs", parts.marac),
            listed("police", "Open cases and vacancies in police commands", parts.police),
            listed("homicide", "Deaths", parts.homicide),
            listed("refuge", "Refuge places", parts.refuge),
            listed("demand", "Demand that is not met, and for whom", parts.demand),
            listed(
                "reporting",
                "What the police were to report, and what is published",
                parts.reporting,
            ),
            listed("assessments", "Self-assessments", _assessments(parts.assessments)),
            listed("services", "Services the reports name", parts.services),
            parts.ask_next,
            *([parts.files] if parts.files else []),
        ],
    )


def homelessness_form(
    *,
    measures: Sequence[Option],
    periods: Sequence[Option],
    measure: str,
    period: str,
    action: str,
) -> Component:
    """Return the choice of measure and year."""
    return choice_form(
        [
            labelled_select(
                "Measure",
                element_id=Response.MEASURE,
                name="indicator",
                options=measures,
                value=measure,
            ),
            labelled_select(
                "Year", element_id=Response.PERIOD, name="period", options=periods, value=period
            ),
        ],
        action=action,
        label="Choose measure and year",
    )


def _assessments(offered: Sequence[tuple[str, str, str]]) -> Sequence[Component]:
    return [
        html.Ul(
            [
                html.Li([html.A(title, href=href), html.P(words)], className="assessment-offer")
                for title, words, href in offered
            ],
            className="assessment-offers",
        )
    ]
