"""A borough's wards: fixed years only, low reliability marked, and why some rates mislead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.tables.figures import TableRow, figures_table
from components.words.rows import cell, explain_marks, interval_cell, row_period
from components.words.values import join_names, sentence_case
from data.model import Indicator, Measure
from data.statistics.change import Row


@dataclass(frozen=True)
class WardColumn:
    """One indicator at one period: its row by ward code."""

    indicator: Indicator
    rows: Mapping[str, Row]


def wards_of_borough(wards: pd.DataFrame, *, columns: Sequence[WardColumn]) -> Component:
    """Return the table of a borough's wards, or that there is no figure for any of them.

    Args:
        wards: Rows of `data.schemas.Areas` of one borough's wards, by name.
        columns: The indicators shown, each in its newest year.
    """
    rows = [row for column in columns for row in column.rows.values()]
    if not rows:
        return html.P("There are no ward figures for this borough [x].")
    return ward_table(wards, columns=columns, caption=f"Wards, {row_period(rows[0])}")


def ward_table(wards: pd.DataFrame, *, columns: Sequence[WardColumn], caption: str) -> Component:
    """Return the wards of one borough by name, with a reason under the table where rates mislead.

    Args:
        wards: Rows of `data.schemas.Areas` of one borough's wards, by name.
        columns: The indicators shown. A rate or a share has its interval beside it.
        caption: What, where, when.
    """
    headings = [words for column in columns for words, _ in _cells(None, column=column)]
    body = [
        TableRow(
            head=name,
            cells=tuple(
                written
                for column in columns
                for _, written in _cells(column.rows.get(code), column=column)
            ),
        )
        for code, name in zip(wards["area_code"], wards["area_name"], strict=True)
    ]
    shown = [row for column in columns for row in column.rows.values()]
    return html.Div(
        [
            figures_table(
                body, columns=["Ward", *headings], caption=caption, note=explain_marks(shown)
            ),
            *[html.P(note, className="source-note") for note in ward_notes(wards)],
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


def _cells(row: Row | None, *, column: WardColumn) -> list[tuple[str, str]]:
    """Return each heading of a measure with what stands under it; a count has no interval."""
    indicator = column.indicator
    value = (indicator.short_title, cell(row, unit=indicator.unit))
    if indicator.unit.measure is Measure.COUNT:
        return [value]
    return [value, ("95% interval", interval_cell(row, unit=indicator.unit))]
