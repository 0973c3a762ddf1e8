"""What one borough's services say, side by side: one table, each row in its own unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.notes.caveats import one_open
from components.tables.box import boxed_table, heads, row_of
from components.words.rows import cell, interval_cell, row_period
from components.words.values import is_blank, sentence_case
from data.model import Caveat, Unit
from data.statistics.standing import Standing

TITLE = "One borough, all services"
CAPTION = "What services and residents say, each in its own unit and year"
NOT_ADDED = (
    "No two rows are added, and none explains another. Notes, sources and earlier figures stand "
    "behind the names."
)
APART = "Not set beside others"
SURVEY = " asks people whether they told anyone or not. It has no figure of a borough."


@dataclass(frozen=True, kw_only=True)
class Service:
    """One service: its name, and rows of a measure, or of a count and its rate."""

    name: str
    rows: Sequence[Sequence[Standing]]


def beside_part(
    name: str,
    services: Sequence[Service],
    *,
    pointing: Sequence[str],
    hrefs: Mapping[str, str],
    leading: Mapping[str, Caveat],
    caveats: Sequence[Caveat],
    survey: Component,
) -> Component:
    """Return the table, folded, under sentences on where services point apart.

    What limits a figure most stands under it.

    Args:
        name: Of the borough.
        services: Each with its rows; every standing has a row.
        pointing: Sentences on where they point apart.
        hrefs: Address of each measure by its id.
        leading: The caveat that opens each measure, by its id.
        caveats: Those of these measures that must be read.
        survey: Names the survey that has no figure of a borough.
    """
    columns = ("What is counted", "Period", f"{name} (95% interval)", "London")
    return html.Details(
        [
            html.Summary(html.H2(TITLE)),
            *(html.P(one, className="figure-words") for one in pointing),
            html.P([survey, SURVEY], className="figure-words"),
            html.P(NOT_ADDED, className="figure-words"),
            boxed_table(
                [
                    html.Tbody(
                        [
                            html.Tr(
                                html.Th(
                                    html.Strong(one.name), colSpan=len(columns), scope="rowgroup"
                                ),
                                className="peer-group",
                            ),
                            *(
                                row_of(
                                    _names(pair, hrefs=hrefs),
                                    [
                                        sentence_case(row_period(pair[0].row or {})),
                                        [_own(pair), _limit(leading[pair[0].indicator.id])],
                                        _london(pair),
                                    ],
                                    columns=columns,
                                    caption=CAPTION,
                                )
                                for pair in one.rows
                            ),
                        ]
                    )
                    for one in services
                ],
                head=heads(columns),
                caption=CAPTION,
                look="figures-table",
            ),
            html.Details(
                [
                    html.Summary("Other notes on these measures"),
                    html.Ul([one_open(one, why=False) for one in caveats]),
                ]
            )
            if caveats
            else None,
        ],
        className="block folded beside-part",
    )


def _limit(caveat: Caveat) -> Component:
    """Say under a figure what limits it most."""
    return html.Span(caveat.headline, **{"data-caveat-id": caveat.id})


def _names(pair: Sequence[Standing], *, hrefs: Mapping[str, str]) -> list[Component | str]:
    """Name the first measure, and the second by its unit."""
    first, *others = (one.indicator for one in pair)
    return [
        html.A(first.short_title, href=hrefs[first.id]),
        *(part for one in others for part in (", ", html.A(one.unit.short, href=hrefs[one.id]))),
    ]


def _own(pair: Sequence[Standing]) -> str:
    return "; ".join(_with_limits(one.row, unit=one.indicator.unit) for one in pair)


def _with_limits(row: Mapping[Any, Any] | None, *, unit: Unit) -> str:
    known = row is not None and not is_blank(row["value"]) and not is_blank(row["lower"])
    return _written(row, unit=unit) + (f" ({interval_cell(row, unit=unit)})" if known else "")


def _london(pair: Sequence[Standing]) -> str:
    if not pair[0].indicator.side_by_side:
        return APART
    return "; ".join(_written(one.london, unit=one.indicator.unit) for one in pair)


def _written(row: Mapping[Any, Any] | None, *, unit: Unit) -> str:
    value = cell(row, unit=unit)
    blank = row is None or is_blank(row["value"])
    return value if blank or unit.suffix else f"{value} {unit.short}"
