"""The list of boroughs, and which of them one police command covers."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.frame.sections import section
from components.links import Links
from components.page import Page
from components.words.values import count_of

# Name and slug.
Named = tuple[str, str]


def boroughs_layout(
    boroughs: Sequence[Named], commands: Mapping[str, Sequence[Named]], *, links: Links
) -> Page:
    """Return the page.

    Args:
        boroughs: All of them, in order of name.
        commands: Those of each police command, by its name. The City of London has none of the
            Met's.
        links: Address builder.
    """
    return Page(
        title="Boroughs",
        nav="boroughs",
        live=False,
        body=[
            html.H1("Boroughs"),
            html.P(
                f"{count_of(len(boroughs), 'area')}, the City of London among them. Each has a "
                "page with what was recorded there, its change, its wards and boroughs like it.",
                className="lead",
            ),
            _names(boroughs, links=links),
            html.P(
                [
                    "Side by side: ",
                    html.A("Compare boroughs", href=links.to("compare")),
                    ". Smaller areas: ",
                    html.A("Wards: what was recorded", href=links.to("hotspots")),
                    ".",
                ]
            ),
            section(
                "By police command",
                [
                    html.P(
                        "The Metropolitan Police runs boroughs together in commands. The City of "
                        "London has a police force of its own."
                    ),
                    html.Ul(
                        [
                            html.Li(
                                [html.Strong(f"{name}: "), *_in_a_row(found, links=links)],
                                className="command",
                            )
                            for name, found in commands.items()
                        ],
                        className="command-list",
                    ),
                ],
            ),
        ],
    )


def _names(boroughs: Sequence[Named], *, links: Links) -> Component:
    return html.Ul(
        [html.Li(html.A(name, href=links.borough(slug))) for name, slug in boroughs],
        className="borough-list",
    )


def _in_a_row(boroughs: Sequence[Named], *, links: Links) -> list[Component | str]:
    """Return names as links, a comma between two."""
    parts: list[Component | str] = []
    for name, slug in boroughs:
        parts += [", ", html.A(name, href=links.borough(slug))]
    return parts[1:]
