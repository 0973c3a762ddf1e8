"""The survey page: places its parts, and knows nothing of where they come from."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.frame.sections import section
from components.page import Page

LEAD = (
    "The Crime Survey asks people whether they were abused, whoever they told. The police count "
    "offences that were reported and recorded. The two stand beside each other here, in panels "
    "of their own, and are never put on one axis."
)


@dataclass(frozen=True)
class SurveyParts:
    """What the page shows, in its order."""

    answer: Sequence[Component]
    caveats: Component
    with_london: Sequence[Component]
    national: Sequence[Component]
    telling: Sequence[Component]
    recorded: Component
    ask_next: Component


def survey_layout(parts: SurveyParts) -> Page:
    """Return the page."""
    return Page(
        title="Survey and recorded figures",
        nav="survey",
        styles=("points.css", "marks.css", "scrutiny.css"),
        body=[
            html.H1("What a survey says beside what the police recorded"),
            html.P(LEAD, className="lead"),
            parts.caveats,
            html.Section(
                [
                    html.H2("Why can recorded figures rise while the survey falls?"),
                    *parts.answer,
                ],
                className="block aside-block blue",
            ),
            section("Abuse in the last year: London and England and Wales", parts.with_london),
            section("Abuse in the last year: England and Wales only", parts.national),
            section("Who tells the police", parts.telling),
            html.Section(parts.recorded, className="block"),
            parts.ask_next,
        ],
    )


def measure_box(
    *, heading: str, subheading: str, words: str, tables: Sequence[Component]
) -> Component:
    """Return one definition and age range: its tables side by side, and what they say."""
    return html.Section(
        [
            html.H3(heading),
            html.P(subheading, className="figure-sub"),
            html.Div(list(tables), className="point-tables"),
            html.P(words, className="figure-words") if words else None,
        ],
        className="measure-box",
    )
