"""The page of homes lost because of domestic abuse: places its parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.frame.sections import section
from components.links import Links
from components.notes.fact_links import fact_line
from components.page import Page
from components.words.rows import cell, row_period
from data.evidence.facts import Fact
from data.model import Indicator

Row = Mapping[Any, Any]
LEAD = (
    "Councils record why a household lost its home, where it lived when it applied, and why it has "
    "priority need. These are three questions asked at three times: a household may be counted "
    "under each of them, so the columns overlap and are never added."
)
SAID = {
    "da_homelessness_households": "with domestic abuse as the main reason",
    "homelessness_in_refuge": "in a refuge when they applied",
    "homelessness_da_priority_need": "accepted for the main duty by priority need",
}
MARK = "[e] estimated in part."
REPORTED = (
    "Printed figures are citations, each for its own date and wording. None of them is joined to "
    "the figures above."
)


@dataclass(frozen=True)
class HomesParts:
    """What the page shows, in its order."""

    aged_by: str
    newest: str
    caveats: Component
    england: Sequence[Component]
    boroughs: Sequence[Component]
    years: Sequence[Component]
    reports: Sequence[Component]
    ask_next: Component
    files: Component | None


def homes_layout(parts: HomesParts) -> Page:
    """Return the page."""
    return Page(
        title="Homes",
        nav="homes",
        aged_by=parts.aged_by,
        live=False,
        styles=("points.css", "marks.css", "response.css", "scrutiny.css"),
        body=[
            html.H1("Homes lost because of domestic abuse"),
            html.P(parts.newest, className="lead"),
            html.P(LEAD, className="prose"),
            parts.caveats,
            section("London beside the councils of England", parts.england, anchor="england"),
            section("In a refuge, and by priority need", parts.boroughs, anchor="refuge"),
            section("Before and after July 2021", parts.years, anchor="years"),
            section("What the reports said of homes", parts.reports, anchor="reports"),
            parts.ask_next,
            *([parts.files] if parts.files else []),
        ],
    )


def newest_in_words(rows: Sequence[tuple[Row, Indicator]]) -> str:
    """Return what the newest four quarters hold, area by area.

    Args:
        rows: Of one period, each with its measure; those of one area beside each other.
    """
    areas = {
        area: ", ".join(f"{cell(row, unit=one.unit)} {SAID[one.id]}" for row, one in held)
        for area, held in groupby(rows, key=lambda pair: str(pair[0]["area_name"]))
    }
    said = " ".join(f"{area}: {values}." for area, values in areas.items())
    return f"Households that councils owed a duty, {row_period(rows[0][0])}. {said} {MARK}"


def definition_of(indicators: Sequence[Indicator], *, source: str, links: Links) -> Component:
    """Return the line of sources with the ways to the definitions."""
    ways: list[Component | str] = []
    for one in indicators:
        ways += [" ", html.A(one.short_title, href=links.indicator(one.id))]
    return html.P([f"{source} Definitions:", *ways], className="source-note")


def reports_list(facts: Sequence[Fact], *, links: Links) -> list[Component]:
    """Return what the reports printed of homes, and where all of it stands."""
    return [
        html.P(REPORTED, className="prose"),
        html.Ul([html.Li(fact_line(one, links=links)) for one in facts]),
        html.P(
            html.A("All printed figures on housing", href=links.to("evidence", theme="housing"))
        ),
    ]
