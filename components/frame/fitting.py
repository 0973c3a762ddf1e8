"""One rule for every table, on a page or in a file: a row has a cell for each heading, no more."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

Row = TypeVar("Row", bound=Sequence[object])


class UnfitRowError(ValueError):
    """A row has more or fewer cells than headings: numbers would stand under the wrong ones."""


def check_fit(row: Sequence[object], *, headings: Sequence[object], table: str) -> None:
    """Refuse a row that does not fit.

    Args:
        row: Every cell, the head of the row included.
        headings: Every heading, that of the row heads included.
        table: What the table is called, for the message.

    Raises:
        UnfitRowError: If the row is longer or shorter than the headings.
    """
    if len(row) != len(headings):
        raise UnfitRowError(
            f"{table}: the row of {row[0] if row else 'nothing'} has {len(row)} cells under "
            f"{len(headings)} headings; give each heading one cell."
        )


def fitting(rows: Iterable[Row], *, headings: Sequence[object], table: str) -> Iterator[Row]:
    """Return the same rows one by one, each looked at on its way. Arguments as for `check_fit`.

    Raises:
        UnfitRowError: At the first row that is longer or shorter than the headings.
    """
    for row in rows:
        check_fit(row, headings=headings, table=table)
        yield row
