"""Cells of a file: never empty, never a formula, the reason in the place of what is withheld."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from data.model import SHORTHAND, Flag, Status

Cell = str | int | float
NUMBERS = ("numerator", "denominator", "value", "lower", "upper", "phi", "earlier_value")
WARD_NUMBERS = (
    "own_p_value",
    "own_q_value",
    "london_rate",
    "z",
    "p_value",
    "p_error",
    "q_value",
    "smoothed_rate",
    "smoothed_lower",
    "smoothed_upper",
    "above_london",
)
DAYS = ("period_start", "period_end")
NOT_APPLICABLE = SHORTHAND[Status.NOT_APPLICABLE]
# A row that spans a break has its count; only the three others stand in the place of a number.
WITHHELD = {one.value: mark for one, mark in SHORTHAND.items() if one is not Status.NOT_COMPARABLE}
BLANKS = tuple(WITHHELD.values())
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
    """Return rows of `data.schemas.Metrics` as cells, in the order of their columns."""
    return [list(row) for row in zip(*shown_columns(rows), strict=True)]


def shown_columns(rows: pd.DataFrame) -> list[list[Cell]]:
    """Return columns of `data.schemas.Metrics` as cells.

    A number that is not there has its shorthand: that of the status where the value is withheld
    or missing, [z] where the measure has nothing of the kind. Flags stand in brackets.
    """
    blanks = [WITHHELD.get(status, NOT_APPLICABLE) for status in rows["status"].to_numpy(object)]
    return [
        _flags(rows[name])
        if name == "flags"
        else _column(rows[name], blanks=blanks, number=name in NUMBERS)
        for name in rows.columns
    ]


def text_cells(rows: pd.DataFrame, *, numbers: Sequence[str] = ()) -> list[list[Cell]]:
    """Return rows of any other table as cells; what is not there is [z].

    Args:
        rows: The table.
        numbers: Columns to be written as numbers.
    """
    blanks = [NOT_APPLICABLE] * len(rows)
    columns = [_column(rows[name], blanks=blanks, number=name in numbers) for name in rows.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def _column(column: "pd.Series[Any]", *, blanks: Sequence[str], number: bool) -> list[Cell]:
    if number:
        nothing = column.isna().tolist()
        return [
            blank if none else number_cell(cell)
            for cell, none, blank in zip(column.tolist(), nothing, blanks, strict=True)
        ]
    if pd.api.types.is_datetime64_any_dtype(column):
        return _said(column, lambda day: f"{day:%Y-%m-%d}")
    return _said(column, lambda cell: NOT_APPLICABLE if cell == "" else neutral(str(cell)))


def _said(column: "pd.Series[Any]", words: Callable[[Any], str]) -> list[Cell]:
    """Return a column in words, [z] where it has nothing. Few of a long column differ."""
    numbered, distinct = pd.factorize(column)
    told = np.array([*map(words, distinct), NOT_APPLICABLE], dtype=object)
    found: list[Cell] = told[numbered].tolist()  # what is missing has the number −1
    return found


def number_cell(cell: float) -> int | float:
    """Return a number as a file holds it: whole where it is whole, else to ten digits."""
    return int(cell) if cell.is_integer() else float(f"{cell:.10g}")


def _flags(column: "pd.Series[str]") -> list[Cell]:
    return _said(
        column,
        lambda letters: " ".join(f"[{one}]" for one in letters.split()) or NOT_APPLICABLE,
    )
