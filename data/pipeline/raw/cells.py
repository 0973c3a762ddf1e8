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
# What nobody sees: control signs, marks of no width, and what turns the direction of writing.
UNSEEN = r"\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
# Markup, or what a spreadsheet takes for a formula; a dash alone marks a figure that is not there.
NOT_WORDS = rf"[<>{UNSEEN}]|^\s*[=+@]|^\s*-\s*[^\s\d.-]"


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
    seen = cells.drop_duplicates()  # the first of each: a column repeats its few hundred values
    blank = seen.str.strip().eq("")
    fits = seen.str.fullmatch(pattern, flags=re.IGNORECASE)
    wrong = ~fits & ~blank if kind.endswith("?") else ~fits
    if wrong.any():
        row = first_row(wrong)
        raise InputFault(path, row, _what(cells, row, words=words), _remedy(str(cells[row])))
    if kind.startswith("text"):
        refuse_markup(seen, path=path)
    return _converted(cells.mask(cells.isin(seen[blank])), kind=kind, path=path)


def refuse_markup(cells: pd.Series, *, path: str, numbered: bool = True) -> None:
    """Stop on a text that a page or a spreadsheet could take for more than words.

    Args:
        cells: Text, indexed by the row in the file.
        path: Path of the raw file, for the message.
        numbered: Whether the index tells the row.

    Raises:
        InputFault: If one holds < or > or a sign that nobody sees, or begins as a formula does.
    """
    wrong = cells.str.contains(NOT_WORDS)
    if wrong.any():
        row = first_row(wrong)
        raise InputFault(
            path,
            row if numbered else None,
            f"{_what(cells, row, words='words')} without < and > or "
            "signs that nobody sees, not beginning as a formula does",
            "ask the publisher, or fetch the file again",
        )


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
