"""A borough's wards: fixed years only, low reliability marked, and why some rates mislead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.tables.figures import TableRow, figures_table
from components.words.rows import cell, explain_marks, interval_cell, row_period
from components.words.values import join_names, sentence_case
from components.words.wards import IN_A_CELL_MEANS, both_statements
from data.model import Indicator, Measure
from data.statistics.change import Row
from data.text_slug import ward_slug


@dataclass(frozen=True)
class WardColumn:
    """One indicator at one period: its row by ward code.

    `classes` are those of the ward's own rate and of its group, by ward code; none for a count.
    """

    indicator: Indicator
    rows: Mapping[str, Row]
    classes: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def wards_of_borough(
    wards: pd.DataFrame, *, columns: Sequence[WardColumn], borough: str, links: Links
) -> Component:
    """Return the table of a borough's wards, or that there is no figure for any of them.

    Args:
        wards: Rows of `data.schemas.Areas` of one borough's wards, by name.
        columns: The indicators shown, each in its newest year.
        borough: Slug of the borough.
        links: Address builder; each name leads to the ward's own page.
    """
    rows = [row for column in columns for row in column.rows.values()]
    if not rows:
        return html.P("There are no ward figures for this borough [x].")
    caption = f"Wards, {row_period(rows[0])}"
    addresses = [links.ward(ward_slug(name, borough=borough)) for name in wards["area_name"]]
    return ward_table(wards, columns=columns, caption=caption, addresses=addresses)


def ward_table(
    wards: pd.DataFrame,
    *,
    columns: Sequence[WardColumn],
    caption: str,
    addresses: Sequence[str],
) -> Component:
    """Return the wards of one borough by name, with a reason under the table where rates mislead.

    Args:
        wards: Rows of `data.schemas.Areas` of one borough's wards, by name.
        columns: The indicators shown. A rate or a share has its interval beside it.
        caption: What, where, when.
        addresses: Of each ward's own page, in the same order.
    """
    headings = [words for column in columns for words, _ in _cells("", column=column)]
    body = [
        TableRow(
            head=name,
            href=href,
            cells=tuple(
                written for column in columns for _, written in _cells(code, column=column)
            ),
        )
        for code, name, href in zip(wards["area_code"], wards["area_name"], addresses, strict=True)
    ]
    shown = [row for column in columns for row in column.rows.values()]
    return html.Div(
        [
            figures_table(
                body, columns=["Ward", *headings], caption=caption, note=explain_marks(shown)
            ),
            *[
                html.P(note, className="source-note")
                for note in [
                    *([IN_A_CELL_MEANS] if any(column.classes for column in columns) else []),
                    *ward_notes(wards),
                ]
            ],
        ],
        className="ward-table",
    )


def ward_notes(wards: pd.DataFrame) -> list[str]:
    """Say once for each reason which wards' residents do not describe who is there."""
    noted = wards[wards["note"].notna()]
    return [
        sentence_case(f"{join_names(names['area_name'].tolist())}: {reason}")
        for reason, names in noted.groupby("note", sort=True)
    ]


def _cells(code: str, *, column: WardColumn) -> list[tuple[str, str]]:
    """Return each heading of a measure with what stands under it; a count has its value alone."""
    indicator, row = column.indicator, column.rows.get(code)
    value = (indicator.short_title, cell(row, unit=indicator.unit))
    if indicator.unit.measure is Measure.COUNT:
        return [value]
    limits = ("95% interval", interval_cell(row, unit=indicator.unit))
    if not column.classes:
        return [value, limits]
    said = both_statements(*column.classes.get(code, ("not_tested", "not_tested")))
    return [value, limits, ("Compared with London", said)]
