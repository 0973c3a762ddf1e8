"""What the cells of the published dashboard file may look like, and what they stand for."""

import re
from collections.abc import Mapping
from datetime import date

import pandas as pd

from data.pipeline.raw.faults import InputFault

ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)(?:-(\d\d)(?:[ T]00:00:00(?:\.0+)?)?)?")
SLASHED = re.compile(r"(\d\d)/(\d\d)/((?:19|20)\d\d)")
REMEDY = "correct the spelling, or add it to the reader if the publisher introduced it"


def folded(text: str) -> str:
    """Return a name without the differences that mean nothing: capitals, spaces, "&" for "and"."""
    return " ".join(text.casefold().replace("&", " and ").split())


def named(cells: pd.Series, *, known: Mapping[str, str], file: str, what: str) -> pd.Series:
    """Return our name of each cell.

    Args:
        cells: Text.
        known: Our name by the folded one.
        file: Path of the raw file, for the message.
        what: What the cells are, for the message.

    Raises:
        InputFault: If a cell is not known.
    """
    distinct = {cell: known.get(folded(cell)) for cell in cells.unique()}
    strange = [cell for cell, name in distinct.items() if name is None]
    if strange:
        raise InputFault(file, None, f"unknown {what} '{strange[0]}'", REMEDY)
    return cells.map(distinct)


def first_days(cells: pd.Series, *, file: str) -> pd.Series:
    """Return months, written as 2025-08, 2025-08-01 or 01/08/2025, as their first days.

    Raises:
        InputFault: If a cell is no month, or a day inside one: months written the American way
            look like that, and would be read wrong.
    """
    read = days(cells, file=file)
    inside = read.dt.day.ne(1)
    if inside.any():
        shown = cells[inside].iloc[0]
        raise InputFault(
            file,
            None,
            f"month is '{shown}', expected the first day of a month, such as 2025-08-01",
            "write months as 2025-08-01; a spreadsheet may have turned day and month round",
        )
    return read


def days(cells: pd.Series, *, file: str) -> pd.Series:
    """Return days, written as 2025-08-02 or 02/08/2025; a month is its first day.

    Raises:
        InputFault: If a cell is no such day.
    """
    distinct = {cell: _day(cell) for cell in cells.unique()}
    wrong = [cell for cell, day in distinct.items() if day is None]
    if wrong:
        raise InputFault(
            file,
            None,
            f"a date is '{wrong[0]}', expected one such as 2025-08-01 or 01/08/2025",
            "fetch the file again; do not open and save it in a spreadsheet",
        )
    return pd.to_datetime(cells.map(distinct)).astype("datetime64[ns]")


def _day(cell: str) -> date | None:
    if iso := ISO.fullmatch(cell):
        parts = (iso[1], iso[2], iso[3] or "01")
    elif slashed := SLASHED.fullmatch(cell):
        parts = (slashed[3], slashed[2], slashed[1])
    else:
        return None
    try:
        return date.fromisoformat("-".join(parts))
    except ValueError:
        return None
