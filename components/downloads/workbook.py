"""Figures as a spreadsheet that follows the government's rules for accessible ones.

A cover, the notes, then one table on each sheet: no merged and no empty cell in a table, shorthand
in brackets, nothing said by colour alone.
Rules: Analysis Function, "Making spreadsheets accessible: a checklist of the basics".
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from components.downloads.cells import neutral
from components.downloads.notes import Note, notes_of
from components.downloads.parcel import SITE, Parcel
from components.downloads.workbook_look import Looks, frame_table, print_on_a4, row_height
from components.downloads.workbook_tables import Sheet, sheets_of, write_sheet
from data.model import Severity

TEXT_WIDTH, TOPIC_WIDTH = 110, 40
LONGEST_LINK = 250  # what a spreadsheet takes as the words of a link
COVER_WORDS = (
    "The sheet Notes says what the figures are, whose they are and under which licence. No cell of "
    "a table is empty: shorthand in square brackets says why there is no number."
)


def workbook_bytes(parcel: Parcel) -> bytes:
    """Return a spreadsheet of the parcel; the same figures give the same bytes."""
    written = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as book:
        book.set_properties(
            {
                "title": neutral(parcel.title),
                "author": SITE,
                "comments": f"Release {parcel.release}",
                # The reach of the figures, not the clock: the same figures give the same file.
                "created": datetime.fromisoformat(parcel.data_to),
            }
        )
        looks = Looks(book)
        sheets = sheets_of(parcel)
        _write_cover(book, parcel, sheets, looks=looks)
        _write_notes(book, notes_of(parcel), looks=looks)
        for sheet in sheets:
            write_sheet(book, sheet, release=parcel.release, looks=looks)
    return written.getvalue()


def _write_cover(book: Any, parcel: Parcel, sheets: Sequence[Sheet], *, looks: Looks) -> None:  # noqa: ANN401
    sheet = book.add_worksheet("Cover")
    sheet.set_column(0, 0, TEXT_WIDTH)
    lines = [
        f"{SITE}, release {parcel.release}, police figures to {parcel.data_to}.",
        *[one.headline for one in parcel.caveats if one.severity is Severity.MUST_READ],
        COVER_WORDS,
        f"The same figures on the site: {parcel.address}",
    ]
    sheet.write_string(0, 0, neutral(parcel.title), looks.title)
    for row, line in enumerate(lines, start=1):
        sheet.set_row(row, row_height(line, width=TEXT_WIDTH))
        sheet.write_string(row, 0, neutral(line), looks.text)
    first = len(lines) + 1
    sheet.write_string(first, 0, "Contents", looks.heading)
    contents = {"Notes": "Notes"} | {one.name: f"{one.name}: {one.title}" for one in sheets}
    for row, (name, words) in enumerate(contents.items(), start=first + 1):
        address = f"internal:'{name}'!A1"
        sheet.write_url(row, 0, address, looks.link, string=words[:LONGEST_LINK])
    print_on_a4(sheet)
    sheet.activate()


def _write_notes(book: Any, notes: Sequence[Note], *, looks: Looks) -> None:  # noqa: ANN401
    sheet = book.add_worksheet("Notes")
    sheet.set_column(0, 0, TOPIC_WIDTH)
    sheet.set_column(1, 1, TEXT_WIDTH)
    sheet.write_string(0, 0, "Notes", looks.title)
    sheet.write_string(1, 0, "This sheet has one table.", looks.line)
    frame_table(
        sheet,
        first_row=2,
        rows=len(notes),
        headings=["About", "Note"],
        name="Notes_table",
        looks=looks,
    )
    for row, one in enumerate(notes, start=3):
        topic_high = row_height(one.topic, width=TOPIC_WIDTH)
        sheet.set_row(row, max(topic_high, row_height(one.words, width=TEXT_WIDTH)))
        sheet.write_string(row, 0, neutral(one.topic), looks.text)
        sheet.write_string(row, 1, neutral(one.words), looks.text)
    sheet.freeze_panes(3, 0)
    print_on_a4(sheet, heading_row=2)
