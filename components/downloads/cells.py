"""Cells of a file: never empty, never a formula, the reason in the place of what is withheld."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from data.model import SHORTHAND, Flag, Status

Cell = str | int | float
NUMBERS = ("numerator", "denominator", "value", "lower", "upper")
DAYS = ("period_start", "period_end")
NOT_APPLICABLE = SHORTHAND[Status.NOT_APPLICABLE]
BLANKS = tuple(SHORTHAND[one] for one in Status if one in SHORTHAND and one != "not_comparable")
# Spreadsheets take these for the start of a formula, the wide forms of some keyboards included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001
SHORTHAND_WORDS: dict[str, str] = {
    "[c]": "withheld: the count is too small to publish without pointing at someone",
    "[z]": "not applicable: this source does not cover it, or there is nothing of the kind",
    "[x]": "not available: no figure was published or obtained",
    "[b]": "the period spans a break in recording: a count, not to be compared",
    f"[{Flag.PROVISIONAL}]": "provisional: will still be revised",
    f"[{Flag.LOW_RELIABILITY}]": "low reliability: rests on few events",
    f"[{Flag.ESTIMATED}]": "estimated",
    f"[{Flag.REVISED}]": "revised",
}


def neutral(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe goes before its start."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def shown_cells(rows: pd.DataFrame) -> list[list[Cell]]:
    """Return rows of `data.schemas.Metrics` as cells, in the order of its columns.

    A number that is not there has its shorthand: that of the status where the value is withheld
    or missing, [z] where the measure has nothing of the kind. Flags stand in brackets.
    """
    return [_metric_cells(row, rows.columns) for row in rows.to_dict("records")]


def text_cells(rows: pd.DataFrame, *, numbers: Sequence[str] = ()) -> list[list[Cell]]:
    """Return rows of any other table as cells; what is not there is [z].

    Args:
        rows: The table.
        numbers: Columns to be written as numbers.
    """
    return [
        [_plain(row[name], number=name in numbers) for name in rows.columns]
        for row in rows.to_dict("records")
    ]


def _metric_cells(row: Mapping[Any, Any], columns: Sequence[str]) -> list[Cell]:
    blank = SHORTHAND.get(Status(row["status"]), NOT_APPLICABLE)
    withheld = blank if blank in BLANKS else NOT_APPLICABLE
    return [
        _flags(row[name])
        if name == "flags"
        else f"{row[name]:%Y-%m-%d}"
        if name in DAYS
        else _plain(row[name], number=name in NUMBERS, blank=withheld)
        if name in NUMBERS
        else _plain(row[name], number=False)
        for name in columns
    ]


def _plain(cell: Any, *, number: bool, blank: str = NOT_APPLICABLE) -> Cell:  # noqa: ANN401
    if pd.isna(cell) or cell == "":
        return blank
    if isinstance(cell, pd.Timestamp):
        return f"{cell:%Y-%m-%d}"
    if not number:
        return neutral(str(cell))
    return int(cell) if float(cell).is_integer() else float(f"{cell:.10g}")


def _flags(letters: str) -> str:
    return " ".join(f"[{letter}]" for letter in letters.split()) or NOT_APPLICABLE
