"""Checks of what a raw table covers, after its cells have been checked by the reader."""

from collections.abc import Collection

import pandas as pd

from data.pipeline.raw.faults import InputFault, first_row

STUB = 0.5  # a month below half of a usual one was not over when the file was made
YEAR, HALF_A_YEAR = 12, 6  # months


def refuse_unknown(
    cells: pd.Series, *, known: Collection[str], file: str, what: str = "borough"
) -> None:
    """Stop on the first value that is not in a known list.

    Args:
        cells: Values indexed by row in the file, as `RawFolder.table` gives them.
        known: Everything that may occur.
        file: Path of the raw file.
        what: What the values are, for the message.

    Raises:
        InputFault: If a value is not known.
    """
    strange = ~cells.isin(list(known))
    if strange.any():
        row = first_row(strange)
        raise InputFault(
            file,
            row,
            f"unknown {what} '{cells[row]}'",
            f"correct the spelling, or add the {what} to the pipeline if it is new",
        )


def refuse_gaps(months: pd.Series, *, file: str, of: str = "the file") -> None:
    """Stop where a month between the first and the last is not there.

    Args:
        months: First days of months, in any order, repeated or not.
        file: Path of the raw file.
        of: Whose months they are, such as a borough's name.

    Raises:
        InputFault: If a month vanished.
    """
    present = pd.DatetimeIndex(months.unique())
    if present.empty:
        raise InputFault(
            file,
            None,
            f"holds no row of {of}",
            "fetch the right file, or correct the reader if the publisher renamed the series",
        )
    absent = pd.date_range(present.min(), present.max(), freq="MS").difference(present)
    if len(absent):
        raise InputFault(
            file,
            None,
            f"{absent[0]:%Y-%m} vanished from {of}, though earlier and later months are there",
            "fetch the file again; if the publisher withdrew the month, record it as missing",
        )


def refuse_stubs(counts: pd.Series, *, file: str, of: str) -> None:
    """Stop on a month that was not over when the file was made: it would look like a fall.

    Args:
        counts: Counts by month, in any order.
        file: Path of the raw file.
        of: What is counted.

    Raises:
        InputFault: If a month holds less than half of the median of the twelve before it.
    """
    months = counts.sort_index()
    usual = months.rolling(YEAR, min_periods=HALF_A_YEAR).median().shift(1)
    short = months[months < STUB * usual]
    if len(short):
        month = pd.Timestamp(str(short.index[0]))
        raise InputFault(
            file,
            None,
            f"{month:%Y-%m} holds {short.iloc[0]:,.0f} {of}, a usual month "
            f"{usual[short.index[0]]:,.0f}: it is not complete",
            "wait for the publisher's next file, or leave the month out",
        )


def refuse_going_back(data_to: str, *, last: str | None, file: str) -> None:
    """Stop where the figures end sooner than those of the last release.

    Args:
        data_to: Last day the new figures reach, as an ISO day.
        last: The same of the last release; None where there is none.
        file: Path of the raw file that decides it.

    Raises:
        InputFault: If the latest months vanished.
    """
    if last is not None and data_to < last:
        raise InputFault(
            file,
            None,
            f"ends on {data_to}, while the last release reaches {last}",
            "fetch the newest file; to go back on purpose, remove the last release first",
        )
