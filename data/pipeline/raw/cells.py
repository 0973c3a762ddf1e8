"""What a cell of a raw file may hold, and what it becomes."""

import re
from typing import Literal

import pandas as pd

from data.pipeline.raw.faults import InputFault, first_row

Kind = Literal["text", "text?", "count", "count?", "number", "number?", "month", "year", "date"]
FETCH_AGAIN = "fetch the file again as MANIFEST.md describes it"
SHAPES: dict[str, tuple[str, str]] = {
    "text": (r"(?s:.*\S.*)", "a text"),
    "count": (r"\d+(\.0+)?", "a whole number, 0 or more"),
    "number": (r"\d*\.?\d+(e-?\d+)?", "a number, 0 or more"),
    "month": (r"(19|20)\d\d-(0[1-9]|1[0-2])", "a month written as 2024-03"),
    "year": (r"(19|20)\d\d", "a year of four digits"),
    "date": (r"(19|20)\d\d-(0[1-9]|1[0-2])-\d\d", "a day written as 2024-03-01"),
}


def checked_cells(cells: pd.Series, *, kind: Kind, path: str) -> pd.Series:
    """Return the cells of one column as what they stand for.

    Args:
        cells: Text, indexed by the row in the file.
        kind: What they hold; "?" allows a blank, which becomes NaN or a missing text.
        path: Path of the raw file, for the message.

    Raises:
        InputFault: If a cell is not of its kind.
    """
    cells = cells.fillna("")  # a line that stops early
    pattern, words = SHAPES[kind.removesuffix("?")]
    blank = cells.str.strip().eq("")
    fits = cells.str.fullmatch(pattern, flags=re.IGNORECASE)
    wrong = ~fits & ~blank if kind.endswith("?") else ~fits
    if wrong.any():
        row = first_row(wrong)
        raise InputFault(path, row, _what(cells, row, words=words), _remedy(str(cells[row])))
    return _converted(cells.mask(blank), kind=kind, path=path)


def _what(cells: pd.Series, row: int, *, words: str) -> str:
    shown = str(cells[row])[:40]
    return f"{cells.name} is '{shown}', expected {words}"


def _remedy(cell: str) -> str:
    """Name the likeliest cause of a cell that is not of its kind."""
    if re.fullmatch(r"\s*-\d.*", cell):
        return "a count cannot be negative: ask the publisher, or fetch the file again"
    if re.fullmatch(r"[\s'\"]*\d[\d,\s]*['\"]?", cell):
        return "write the number with digits alone: no thousands mark, space or quote"
    return FETCH_AGAIN


def _converted(cells: pd.Series, *, kind: Kind, path: str) -> pd.Series:
    base = kind.removesuffix("?")
    if base in {"count", "number"}:
        return cells.astype("float64")
    if base == "year":
        return cells.astype("int64")
    if base in {"month", "date"}:
        days = pd.to_datetime(
            cells, format="%Y-%m" if base == "month" else "%Y-%m-%d", errors="coerce"
        )
        if days.isna().any():
            row = first_row(days.isna())
            raise InputFault(path, row, f"{cells.name} is '{cells[row]}', no such day", FETCH_AGAIN)
        return days.astype("datetime64[ns]")
    return cells.astype("str")
