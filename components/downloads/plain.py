"""Tables that are not of measures: printed figures, ward maps, what was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.downloads.archive import zip_bytes
from components.downloads.cells import Cell
from components.downloads.csv_text import csv_bytes
from components.downloads.csvw import described_table, metadata_bytes
from components.downloads.datapackage import NAME, package_bytes, resource
from components.downloads.notes import (
    Note,
    attribution_note,
    caveat_notes,
    notes_lines,
    notes_text,
    shorthand_notes,
    source_notes,
)
from components.frame.fitting import check_fit
from components.page import SITE
from data.caveats import must_read
from data.model import Caveat, Source

USUAL_WIDTH = 22


@dataclass(frozen=True)
class Column:
    """One column: `name` in CSV, `title` in a spreadsheet, what it holds, `width` in letters.

    A column of numbers has a shorthand in brackets where there is none.
    """

    name: str
    title: str
    number: bool = False
    width: int = USUAL_WIDTH


@dataclass(frozen=True, kw_only=True)
class PlainTable:
    """One table and everything that must travel with it.

    `what` says what a row is. `cells` are neutral, in the order of `columns`, and never empty.
    `address` is that of the same figures on the site; `data_to` an ISO date; `all_sources` name
    the places that caveats rest on, `sources` are those of the rows.
    """

    title: str
    what: str
    address: str
    release: str
    data_to: str
    columns: Sequence[Column]
    cells: Sequence[Sequence[Cell]]
    caveats: tuple[Caveat, ...]
    sources: tuple[Source, ...]
    all_sources: tuple[Source, ...]

    def __post_init__(self) -> None:
        """Refuse rows that do not fit the columns.

        Raises:
            UnfitRowError: For the first that is longer or shorter.
        """
        for row in self.cells:
            check_fit(row, headings=self.columns, table=self.title)

    @property
    def names(self) -> list[str]:
        """Return the header row of the CSV."""
        return [one.name for one in self.columns]

    @property
    def must_read(self) -> tuple[str, ...]:
        """Return the headlines of what must be read."""
        return must_read(self.caveats)


def plain_notes(table: PlainTable) -> list[Note]:
    """Return the notes of a table in the order to be read."""
    return [
        Note(SITE, table.title),
        Note(SITE, f"Release {table.release}; police figures to {table.data_to}."),
        Note(SITE, f"The same on the site: {table.address}"),
        *caveat_notes(table.caveats, sources={one.id: one for one in table.all_sources}),
        Note("How to read the table", table.what),
        *shorthand_notes(),
        *source_notes(table.sources),
        attribution_note(),
    ]


def plain_csv(table: PlainTable) -> bytes:
    """Return one CSV file with its notes above the table."""
    notes = notes_lines(plain_notes(table))
    return csv_bytes(table.names, table.cells, notes=notes)


def plain_archive(table: PlainTable) -> bytes:
    """Return a zip of the table as CSV, its notes, and its description as CSVW."""
    numbers = [one.name for one in table.columns if one.number]
    titles = {one.name: one.title for one in table.columns}
    described = described_table(
        "table.csv",
        table.names,
        title=table.title,
        notes=table.must_read,
        numbers=numbers,
        titles=titles,
    )
    package = package_bytes(
        [resource("table.csv", table.names, title=table.title, numbers=numbers, titles=titles)],
        title=table.title,
        release=table.release,
        notes=table.must_read,
        sources=table.sources,
    )
    return zip_bytes(
        {
            "notes.txt": notes_text(plain_notes(table)),
            "table.csv": csv_bytes(table.names, table.cells, for_people=True),
            "table.csv-metadata.json": metadata_bytes([described]),
            NAME: package,
        }
    )
