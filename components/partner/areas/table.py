"""The twin of a partner's map: every area that is drawn, as a table that a keyboard can walk."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.partner.areas.looks import (
    NOT_COMPARED,
    AreaKind,
    AreaView,
    area_lines,
    beside_borough,
)
from components.partner.words.counts import count_words, estimate_words, marks_note, whole_words
from components.tables.box import boxed_table, heads, note_under, row_of
from data.partner.rows import AreaRow, AreaTable


def area_table(table: AreaTable, *, view: AreaView) -> Component:
    """Return the table, the borough as its first row where the pack has it."""
    kind, about = view.kind, view.about
    caption = about.caption(f"{kind.counted} by {level_words(table)}, {about.place}, {view.period}")
    columns = (
        area_head(table),
        kind.counted,
        kind.whole,
        kind.rate,
        "Interval beside the borough’s",
    )
    whole = [] if table.borough is None else [(table.borough, "the whole borough")]
    whole += [] if table.unplaced is None else [(table.unplaced, NOT_COMPARED)]
    sums = [
        row_of(
            row.name,
            _cells(row, kind=kind, beside=words),
            columns=columns,
            caption=caption,
            look="total-row",
        )
        for row, words in whole
    ]
    rows = [
        row_of(
            row.name,
            _cells(row, kind=kind, beside=beside_borough(row.rate, borough=table.borough)),
            columns=columns,
            caption=caption,
            # What is said when the area is chosen on the map stands with the name, once.
            attributes={
                "data-area": row.code,
                "data-said": " ".join(
                    [f"{row.name}.", *area_lines(row, kind=kind, borough=table.borough)]
                ),
            },
        )
        for row in table.rows
    ]
    return boxed_table(
        [html.Tbody([*sums, *rows])],
        head=heads(columns),
        caption=caption,
        under=note_under(_note(table)),
        look="figures-table",
        box="table-box area-table",
        attributes={"data-map-table": ""},
    )


def area_head(table: AreaTable) -> str:
    """Return the heading of a column of areas."""
    return "Ward" if table.level == "ward" else "Small area (LSOA 2021)"


def level_words(table: AreaTable) -> str:
    """Return what the areas are called inside a sentence."""
    return "ward" if table.level == "ward" else "small area"


def _note(table: AreaTable) -> str:
    rows = [*table.rows, *([] if table.unplaced is None else [table.unplaced])]
    marks = marks_note((row.count for row in rows), rated=True)
    return " ".join(part for part in (marks, "In brackets: the 95% interval.") if part)


def _cells(row: AreaRow, *, kind: AreaKind, beside: str) -> Sequence[str]:
    rate = estimate_words(row.rate, count=row.count, decimals=kind.decimals, suffix=kind.suffix)
    return [count_words(row.count), whole_words(row.whole, count=row.count), rate, beside]
