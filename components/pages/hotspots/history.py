"""What an earlier map of this kind found, and what nobody publishes today."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.notes.caveats import cite
from components.pages.hotspots.described import describe, expected_by_chance
from components.pages.hotspots.words import BOROUGHS
from components.words.wards import UNTESTED
from data.model import Caveat, Indicator, Source
from data.statistics.hotspot_rows import HotspotRow

MAPPED = (
    "The borough’s strategy of 2008 printed two maps of what the police recorded in 2006/07: where "
    "incidents flagged as domestic violence were, and where there was more than one. It found 18% "
    "of locations with a repeat, and that the two maps look much alike. The pictures themselves "
    "are not reproduced here: they are redrawn from no data we have, and at their scale they could "
    "point to homes."
)
CONTRADICTS = (
    "The report contradicts itself. The note to its map says places, the paragraph below it says "
    "people. The note is followed here: a repeat location is not a repeat victim."
)
FEW_AREAS = (
    "The adjustment for many tests keeps that down, but so few areas say little: neighbourhoods "
    "overlap, boroughs at London’s rim have neighbours that are not counted, and where a border "
    "happens to run decides much. A ward test has twenty times as many areas."
)


def history(caveat: Caveat, *, missing: Indicator, sources: dict[str, Source]) -> Component:
    """Return Barking and Dagenham 2006/07, and the maps of repeats that do not exist for London.

    Args:
        caveat: On repeat locations; its citations hold both sentences of the report.
        missing: The indicator whose definition says what nobody publishes.
        sources: For citations.
    """
    quotes = [one for one in caveat.citations if one.quote]
    gap = missing.missing
    return html.Section(
        [
            html.H2("An earlier map: Barking and Dagenham 2006/07"),
            html.P(MAPPED, className="prose"),
            html.P(CONTRADICTS, className="prose"),
            html.Ul(
                [
                    html.Li(
                        [
                            html.Q(one.quote),
                            " ",
                            html.Cite(cite([one], sources), className="source-note"),
                        ]
                    )
                    for one in quotes
                ],
                className="prose",
            ),
            html.P([html.Strong(caveat.headline), " ", caveat.body], className="prose"),
            html.H3("Maps of repeat incidents for London [x]"),
            html.P(
                [
                    "No such map or table is published. What is missing: ",
                    gap.what,
                    " Who could publish it: ",
                    gap.could_publish,
                    " ",
                    html.Cite(cite([gap.asked_by], sources), className="source-note"),
                ]
                if gap
                else "",
                className="prose",
            ),
        ],
        className="block",
        **{"aria-label": "Earlier maps"},
    )


def boroughs_explored(rows: Sequence[HotspotRow], *, period: str, address: str) -> list[Component]:
    """Return the same test for boroughs, as the weaker view that it is.

    Args:
        rows: Of every borough, the City included; `group_class` not_compared in a year that
            straddles a break.
        period: In words, inside a sentence.
        address: Of the map and the table of boroughs.
    """
    heading = html.H2("The same test for boroughs: exploratory, and clearly weaker")
    if all(row.group_class in UNTESTED for row in rows):
        return [heading, html.P(expected_by_chance(rows))]
    return [
        heading,
        html.P(
            " ".join(
                [expected_by_chance(rows), FEW_AREAS, describe(rows, view=BOROUGHS, period=period)]
            ),
            className="prose",
        ),
        html.P(html.A("See boroughs as a map and a table", href=address)),
    ]
