"""Figures as a spreadsheet that follows the government's rules for accessible ones.

A cover, the notes, then one table on each sheet: no merged and no empty cell in a table, shorthand
in brackets, nothing said by colour alone.
Rules: Analysis Function, "Making spreadsheets accessible: a checklist of the basics".
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any

from components.downloads.archive import zip_bytes
from components.downloads.cells import neutral
from components.downloads.notes import Note, notes_of
from components.downloads.parcel import Parcel
from components.downloads.plain import PlainTable, plain_notes
from components.downloads.workbook_excel import ExcelBook
from components.downloads.workbook_look import Looks, frame_table, print_on_a4, row_height
from components.downloads.workbook_plain import write_plain
from components.downloads.workbook_tables import sheets_of, write_sheet
from components.opendocument.book import STORED, OpenBook
from components.page import SITE
from data.caveats import must_read

TEXT_WIDTH, TOPIC_WIDTH = 110, 40
LONGEST_LINK = 250  # what a spreadsheet takes as the words of a link
COVER_WORDS = (
    "The sheet Notes says what the figures are, whose they are and under which licence. No cell of "
    "a table is empty: shorthand in square brackets says why there is no number."
)


@dataclass(frozen=True)
class Front:
    """What the cover says: `must_read` are headlines, `data_to` an ISO date, `address` a page."""

    title: str
    release: str
    data_to: str
    must_read: Sequence[str]
    address: str


@dataclass(frozen=True)
class Page:
    """One sheet with a table: its name, its title, and what writes it into a workbook."""

    name: str
    title: str
    write: Callable[[Any, Looks], None]


def excel(written: BytesIO) -> Any:  # noqa: ANN401
    """Return a workbook of Excel that is written when it is closed."""
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    return ExcelBook(written, options)


def opendocument(written: BytesIO) -> OpenBook:
    """Return a workbook of OpenDocument that is written when it is closed."""
    return OpenBook(written, pack=partial(zip_bytes, stored=STORED))


FORMS: dict[str, Callable[[BytesIO], Any]] = {"xlsx": excel, "ods": opendocument}


def workbook_bytes(parcel: Parcel, *, form: str = "xlsx") -> bytes:
    """Return a spreadsheet of the parcel; the same figures give the same bytes.

    Args:
        parcel: What is in it.
        form: One of `FORMS`. What is said and how it looks is the same in each.
    """
    front = Front(
        title=parcel.title,
        release=parcel.release,
        data_to=parcel.data_to,
        must_read=must_read(parcel.caveats),
        address=parcel.address,
    )
    pages = [
        Page(one.name, one.title, partial(write_sheet, held=one, release=parcel.release))
        for one in sheets_of(parcel)
    ]
    return _book_bytes(front, notes=notes_of(parcel), pages=pages, form=form)


def plain_workbook_bytes(table: PlainTable, *, form: str = "xlsx") -> bytes:
    """Return a spreadsheet of a table that is not of measures, as `workbook_bytes` does."""
    front = Front(
        title=table.title,
        release=table.release,
        data_to=table.data_to,
        must_read=table.must_read,
        address=table.address,
    )
    page = Page("Table 1", table.title, partial(write_plain, table=table))
    return _book_bytes(front, notes=plain_notes(table), pages=[page], form=form)


def _book_bytes(front: Front, *, notes: Sequence[Note], pages: Sequence[Page], form: str) -> bytes:
    written = BytesIO()
    with FORMS[form](written) as book:
        book.set_properties(
            {
                "title": neutral(front.title),
                "author": SITE,
                "comments": f"Release {front.release}",
                # The reach of the figures, not the clock: the same figures give the same file.
                "created": datetime.fromisoformat(front.data_to),
            }
        )
        looks = Looks(book)
        _write_cover(book, front, pages, looks=looks)
        _write_notes(book, notes, looks=looks)
        for page in pages:
            page.write(book, looks)
    return written.getvalue()


def _write_cover(book: Any, front: Front, pages: Sequence[Page], *, looks: Looks) -> None:  # noqa: ANN401
    sheet = book.add_worksheet("Cover")
    sheet.set_column(0, 0, TEXT_WIDTH)
    lines = [
        f"{SITE}, release {front.release}, police figures to {front.data_to}.",
        *front.must_read,
        COVER_WORDS,
        f"The same figures on the site: {front.address}",
    ]
    sheet.write_string(0, 0, neutral(front.title), looks.title)
    for row, line in enumerate(lines, start=1):
        sheet.set_row(row, row_height(line, width=TEXT_WIDTH))
        sheet.write_string(row, 0, neutral(line), looks.text)
    first = len(lines) + 1
    sheet.write_string(first, 0, "Contents", looks.heading)
    contents = {"Notes": "Notes"} | {one.name: f"{one.name}: {one.title}" for one in pages}
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
