"""Boroughs beside the middle half of England's councils: context, and no place among them."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.tables.figures import TableRow, figures_table
from components.words.rows import cell, count_cell, explain_marks, interval_cell, row_period
from components.words.values import format_value, range_words
from data.model import Indicator, Unit
from data.statistics.standing import Middle, Place, place_of

Row = Mapping[Any, Any]
NONE = "[z]"
PLACED = {
    Place.ABOVE: "above it",
    Place.BELOW: "below it",
    Place.INSIDE: "inside it",
    Place.UNSURE: "not distinguishable",
}
RULE = (
    "The middle half leaves out the quarter of councils with the lowest shares and the quarter "
    "with the highest. A borough is called above or below it only where the whole of its 95% "
    "interval is. The share also moves with every other reason for losing a home. "
    "Numbers of households grow with the size of a council, so they are not set beside England’s, "
    "and residents of councils outside London are not in the files, so neither are rates."
)
CORE = (
    "The core cities are Birmingham, Bristol, Leeds, Liverpool, Manchester, Newcastle upon Tyne, "
    "Nottingham and Sheffield."
)
REGIONS = (
    "They stand in the publisher’s order. Their councils differ in how many answered and in what "
    "else takes homes away, so no place among them is given."
)
BESIDE = "Beside all councils’ middle half"


def england_part(
    indicator: Indicator,
    *,
    wider: Sequence[Row],
    middles: Sequence[tuple[str, Middle]],
    regions: Component,
    boroughs: Sequence[Row],
    links: Links,
) -> list[Component]:
    """Return London and England beside quarter points, and each borough beside those of all.

    Args:
        indicator: The share.
        wider: Rows of England and London in one period.
        middles: Named groups of councils, all of them first.
        regions: The table of regions.
        boroughs: Of every borough in that period, each with its `slug`.
        links: Address builder.
    """
    unit, period = indicator.unit, row_period(wider[0])
    return [
        html.P(RULE, className="prose"),
        figures_table(
            [
                *(
                    TableRow(
                        head=str(one["area_name"]),
                        cells=(cell(one, unit=unit), NONE, NONE),
                        total=True,
                    )
                    for one in wider
                ),
                *(_middle_row(name, one, unit=unit) for name, one in middles),
            ],
            columns=["Area", "Share, %", "Middle half, %", "Councils with a share"],
            caption=f"Domestic abuse as a share of households owed a duty, {period}",
            note=f"{explain_marks(wider)} Of a group of councils the share is the median; "
            "an area by itself has no middle half [z].",
        ),
        html.P(CORE, className="figure-words"),
        html.H3("The nine regions of England"),
        html.P(REGIONS, className="prose"),
        regions,
        html.H3("Each borough"),
        figures_table(
            [_borough_row(one, middle=middles[0][1], unit=unit, links=links) for one in boroughs],
            columns=[
                "Borough",
                "Share, %",
                BESIDE,
                "95% interval",
                "Households",
            ],
            caption=f"Share of households owed a duty, by borough, {period}",
            note=explain_marks(boroughs),
        ),
    ]


def _middle_row(name: str, middle: Middle, *, unit: Unit) -> TableRow:
    return TableRow(
        head=name,
        cells=(
            format_value(middle.median, unit=unit),
            range_words(middle.low, middle.high, unit=unit),
            f"{middle.known} of {middle.all_there}",
        ),
    )


def _borough_row(row: Row, *, middle: Middle, unit: Unit, links: Links) -> TableRow:
    place = place_of(row, middle=middle.half, decimals=unit.decimals)
    return TableRow(
        head=str(row["area_name"]),
        cells=(
            cell(row, unit=unit),
            PLACED[place] if place else cell(row, unit=unit),
            interval_cell(row, unit=unit),
            count_cell(row),
        ),
        href=links.borough(row["slug"]),
    )
