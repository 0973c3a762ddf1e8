"""The sheet of a table that is not of measures: its words wrap, so that each can be read."""

from typing import Any

from components.downloads.cells import neutral
from components.downloads.plain import PlainTable
from components.downloads.workbook_look import (
    LINE_HEIGHT,
    Looks,
    frame_table,
    print_on_a4,
    row_height,
)

HEADING_LINES = 2  # at least


def write_plain(book: Any, looks: Looks, *, table: PlainTable) -> None:  # noqa: ANN401
    """Write one sheet: title, what must be read, sources, table."""
    sheet = book.add_worksheet("Table 1")
    named = "; ".join(one.title for one in table.sources)
    above = [
        "This sheet has one table. The sheet Notes explains the shorthand in square brackets.",
        *table.must_read,
        f"Source: {named}. Release {table.release}.",
    ]
    sheet.write_string(0, 0, neutral(table.title), looks.title)
    for row, line in enumerate(above, start=1):
        sheet.write_string(row, 0, neutral(line), looks.line)
    first = len(above) + 1
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
    headed = max(row_height(one.title, width=one.width) for one in table.columns)
    frame_table(
        sheet,
        first_row=first,
        rows=len(table.cells),
        headings=[one.title for one in table.columns],
        name="Table_1",
        heading_lines=max(HEADING_LINES, round(headed / LINE_HEIGHT)),
        looks=looks,
    )
    for row, cells in enumerate(table.cells, start=first + 1):
        highest = max(
            row_height(str(cell), width=column.width)
            for cell, column in zip(cells, table.columns, strict=True)
        )
        sheet.set_row(row, highest)
        for place, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, place, cell, looks.text)
            else:
                sheet.write_number(row, place, cell, looks.plain_number)
    sheet.freeze_panes(first + 1, 1)
    print_on_a4(sheet, heading_row=first)
