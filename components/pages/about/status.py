"""The page for whoever runs the site: which release, how fresh, what is overdue."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.page import Page
from components.tables.box import boxed_table, heads, row_of
from components.words.values import count_of, sentence_case

CAPTION = "Each source, and when its publisher’s next release is due"
HEADINGS = ("Source", "Taken", "Reaches", "Next release due", "State")


@dataclass(frozen=True)
class SourceState:
    """One source as the release holds it; days in words, "not stated" where none is known."""

    title: str
    extracted: str
    reaches: str
    due: str
    overdue: bool


def status_page(
    *, links: Links, release: str, data_to: str, age_days: int, sources: Sequence[SourceState]
) -> Page:
    """Return what is served, how far it reaches, and each source with its next release.

    Args:
        links: Address builder.
        release: Id of the release.
        data_to: Last day the police figures reach, in words.
        age_days: Days since then.
        sources: Overdue ones first.
    """
    overdue = sum(one.overdue for one in sources)
    verb = "are" if overdue > 1 else "is"
    who = count_of(overdue, "source") if overdue else "no source"
    finding = sentence_case(f"{who} {verb} overdue.")
    return Page(
        title="Status of the figures",
        nav="status",
        live=False,
        body=[
            html.H1("Status of the figures"),
            html.P(
                f"Release {release}. Police figures reach {data_to}, {age_days:,} days ago. "
                f"{finding}",
                className="lead",
            ),
            boxed_table(
                [html.Tbody([_source(one) for one in sources])],
                head=heads(HEADINGS),
                caption=CAPTION,
                look="figures-table numbers-table",
                label="Sources",
            ),
            html.P(
                [
                    "Figures stay as they are until a new release is loaded. To report an error: ",
                    html.A("contact", href=links.to("contact")),
                    ".",
                ]
            ),
        ],
    )


def _source(one: SourceState) -> Component:
    state = "overdue" if one.overdue else "as expected"
    cells = (one.extracted, one.reaches, one.due, state)
    return row_of(one.title, cells, columns=HEADINGS, caption=CAPTION)
