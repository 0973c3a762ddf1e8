"""What an earlier map of this kind found, and what nobody publishes today."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.caveats import cite
from components.hotspot_words import METHODS
from components.words import count_of
from data.hotspot_rows import HotspotRow
from data.model import Caveat, Indicator, Source

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
FALSE_ALARMS = 0.05


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


def boroughs_explored(rows: Sequence[HotspotRow], *, period: str) -> list[Component]:
    """Return the same test for boroughs, as the weaker view that it is.

    Args:
        rows: Of every borough, the City included; `group_class` not_compared in a year that
            straddles a break.
        period: In words, inside a sentence.
    """
    heading = html.H2("The same test for boroughs: exploratory, and clearly weaker")
    tested = [row for row in rows if row.group_class not in {"not_tested", "not_compared"}]
    if not tested:
        return [heading, html.P("No test is made of a year that spans a break in recording [b].")]
    found = [row for row in tested if row.group_class != "not_distinguishable"]
    return [
        heading,
        html.P(_warning(len(tested), found=len(found), period=period), className="prose"),
        html.Details(
            [
                html.Summary(f"The {len(tested)} boroughs and what the test gives"),
                html.Div(
                    html.Table(
                        [
                            html.Caption(f"Boroughs and their neighbours against London, {period}"),
                            html.Thead(html.Tr([html.Th(one, scope="col") for one in COLUMNS])),
                            html.Tbody([_borough(row) for row in rows]),
                        ],
                        className="figures-table",
                    ),
                    className="table-box",
                    tabIndex=0,
                    role="region",
                    **{"aria-label": "Boroughs tested"},
                ),
            ],
            className="more-notes",
        ),
    ]


COLUMNS = ("Borough", "Chance, adjusted for so many tests", "Group compared with London", "Method")


def _warning(tested: int, *, found: int, period: str) -> str:
    expected = tested * FALSE_ALARMS
    at_least_one = 1 - (1 - FALSE_ALARMS) ** tested
    outcome = (
        f"In {period} it sets no borough apart."
        if not found
        else f"In {period} it sets {count_of(found, 'borough')} apart."
    )
    return (
        f"Tested one by one at 5%, {tested} boroughs would give {expected:.1f} false alarms on "
        f"average, and at least one in {at_least_one:.0%} of years, even if nothing but chance "
        "were at work. The adjustment for many tests keeps that down, but so few areas say "
        "little: neighbourhoods overlap, boroughs at London’s rim have neighbours that are not "
        "counted, and where a border happens to run decides much. A ward test has twenty times as "
        "many areas. "
        f"{outcome}"
    )


def _borough(row: HotspotRow) -> Component:
    if row.left_out:
        cells = ("[z]", "Not tested", "own police force")
    else:
        chance = "under 0.001" if (row.q_value or 0) < 0.001 else f"{row.q_value:.3f}"  # noqa: PLR2004
        words = {"more": "Group with more", "less": "Group with less"}
        depends = f"depends on method ({len(row.depends_on)} of {len(METHODS) - 1})"
        cells = (
            chance,
            words.get(row.group_class, "Not distinguishable"),
            depends if row.depends_on else "same class by every method",
        )
    return html.Tr([html.Th(row.name, scope="row"), *[html.Td(cell) for cell in cells]])
