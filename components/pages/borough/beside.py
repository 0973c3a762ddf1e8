"""What others count beside domestic abuse in a borough: one table, each row in its own unit."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.notes.caveats import one_open
from components.tables.box import boxed_table, heads, row_of
from components.words.rows import cell, interval_cell, row_period
from components.words.values import is_blank, sentence_case
from data.caveats import OPEN_AT_MOST
from data.model import Caveat, Unit
from data.statistics.standing import Standing

TITLE = "Beside domestic abuse: what others record"
NOT_ADDED = (
    "No row is part of the figures above, and no two are added. Notes and sources stand behind "
    "the names."
)


def beside_part(
    name: str,
    pairs: Sequence[Sequence[Standing]],
    *,
    hrefs: Mapping[str, str],
    caveats: Sequence[Caveat],
) -> Component:
    """Return the table, folded, under what must be read first.

    Args:
        name: Of the borough.
        pairs: Standings of the borough, a count and its rate in one row; each with a row.
        hrefs: Address of each measure by its id.
        caveats: Those of these measures that must be read.
    """
    columns = ("Measure", "Period", f"{name} (95% interval)", "London")
    caption = "Beside domestic abuse"
    rows = [
        row_of(
            _names(pair, hrefs=hrefs),
            [sentence_case(row_period(pair[0].row or {})), _own(pair), _london(pair)],
            columns=columns,
            caption=caption,
        )
        for pair in pairs
    ]
    return html.Details(
        [
            html.Summary(html.H2(TITLE)),
            html.P(NOT_ADDED, className="figure-words"),
            html.Ul(
                [one_open(one, why=False) for one in caveats[:OPEN_AT_MOST]],
                className="caveats-open",
            ),
            html.Details(
                [
                    html.Summary("All notes on these measures"),
                    html.Ul([one_open(one, why=False) for one in caveats[OPEN_AT_MOST:]]),
                ]
            )
            if caveats[OPEN_AT_MOST:]
            else None,
            boxed_table(
                [html.Tbody(rows)], head=heads(columns), caption=caption, look="figures-table"
            ),
        ],
        className="block folded beside-part",
    )


def _names(pair: Sequence[Standing], *, hrefs: Mapping[str, str]) -> list[Component | str]:
    """Name the first measure, and the second by its unit."""
    first, *others = (one.indicator for one in pair)
    return [
        html.A(first.short_title, href=hrefs[first.id]),
        *(part for one in others for part in (", ", html.A(one.unit.short, href=hrefs[one.id]))),
    ]


def _own(pair: Sequence[Standing]) -> str:
    said = []
    for one in pair:
        unit = one.indicator.unit
        limits = interval_cell(one.row, unit=unit)
        known = one.row is not None and not is_blank(one.row["value"])
        said.append(_written(one.row, unit=unit) + (f" ({limits})" if known else ""))
    return "; ".join(said)


def _london(pair: Sequence[Standing]) -> str:
    return "; ".join(_written(one.london, unit=one.indicator.unit) for one in pair)


def _written(row: Mapping[Any, Any] | None, *, unit: Unit) -> str:
    value = cell(row, unit=unit)
    blank = row is None or is_blank(row["value"])
    return value if blank else f"{value} {unit.short}"
