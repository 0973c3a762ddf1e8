"""Looks through a whole file before its rows are read: what a column means may stand at its end."""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from data.pipeline.partner.reading.checker import distinct
from data.pipeline.partner.reading.dates import Evidence, Order, without_time
from data.pipeline.partner.reading.input_files import ExtractFile
from data.pipeline.partner.reading.places import Borough

MOST = 200_000  # different cells of a column that are remembered


@dataclass
class Survey:
    """What a file's columns mean: which number of a date is the day, and of when its wards are."""

    order: Order = Order.DAY_FIRST
    older_wards: bool = False
    said: list[str] = field(default_factory=list)


def survey(
    file: ExtractFile,
    *,
    date: str | None,
    pattern: str | None,
    ward: str | None = None,
    borough: Borough | None = None,
) -> Survey:
    """Look through the columns of a file whose cells cannot be read one by one.

    Args:
        file: Opened.
        date: The column of days; None where there is none.
        pattern: How the mapping says that days are written.
        ward: The column of wards.
        borough: Whose wards they are.

    Raises:
        ExtractFault: If days and months cannot be told apart, or change places within the file.
    """
    found = Survey()
    columns = [column for column in dict.fromkeys((date, ward)) if column is not None]
    if not columns:
        return found
    evidence, seen = Evidence(), dict[str, set[str]]()
    for piece in file.columns(columns):
        if date is not None:
            days = _first_rows(without_time(piece.table.column(date)), piece.numbers, seen, date)
            evidence.add(days, days, pattern=pattern)
        if ward is not None and borough is not None:
            wards = _first_rows(piece.table.column(ward), piece.numbers, seen, ward)
            found.older_wards |= any(borough.names_older_wards(cell) for cell in wards)
    if date is not None:
        found.order = evidence.order(file=file.path.name, column=date, pattern=pattern)
        found.said += evidence.said(found.order, file=file.path.name, column=date)
    return found


def _first_rows(
    cells: pa.ChunkedArray, numbers: NDArray[np.int64], seen: dict[str, set[str]], column: str
) -> dict[str, int]:
    """Return cells that were not there before, and the row in which each stands first."""
    known = seen.setdefault(column, set())
    if not len(cells):
        return {}
    codes, words = distinct(cells)
    places, first = np.unique(codes, return_index=True)
    fresh = {
        words[place]: int(numbers[row])
        for place, row in zip(places, first, strict=True)
        if words[place] not in known
    }
    if len(known) < MOST:
        known.update(fresh)
    return fresh
