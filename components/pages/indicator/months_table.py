"""Months with their natural limits as a file: its columns, and what stands in them."""

import pandas as pd

from components.downloads.cells import NOT_APPLICABLE, Cell, neutral, number_cell
from components.downloads.plain import Column
from components.panels.months import NO_MONTHS, MonthsShown
from components.words.natural import rate_unit, signal_words

NONE = NO_MONTHS
COLUMNS = (
    Column("period_start", "First day", width=14),
    Column("period_end", "Last day", width=14),
    Column("area_name", "Area", width=26),
    Column("era", "Span of time that can be compared", width=24),
    Column("events", "Counted", number=True, width=12),
    Column("opportunity", "Counted on: days, or hundreds of offences", number=True, width=18),
    Column("rate", "Counted for one of these", number=True, width=16),
    Column("centre", "Centre", number=True, width=12),
    Column("lower_limit", "Lower natural limit", number=True, width=14),
    Column("upper_limit", "Upper natural limit", number=True, width=14),
    Column("sigma_z", "Sigma z", number=True, width=10),
    Column("signal", "Signal", width=44),
    Column("flags", "Marks", width=12),
)
NUMBERS = ("events", "opportunity", "rate", "centre", "lower_limit", "upper_limit", "sigma_z")


def title(shown: MonthsShown) -> str:
    """Return what the file holds."""
    return f"{shown.indicator.title}: months with natural limits, {shown.name}"


def what(shown: MonthsShown) -> str:
    """Say what a row is, and where limits come from."""
    return (
        f"One row for each month with a figure that lies in one span of time, in "
        f"{rate_unit(shown.indicator.unit)}. Centre and limits are those of Laney’s u′ chart, anew "
        "for each span and only from twelve months on; they follow the season where 24 months "
        "follow each other. “Sigma z” is how many times as far months move as chance would have "
        "them. A signal is a month outside the limits, or one of eight or more in a row on one "
        "side of the centre."
    )


def month_cells(shown: MonthsShown) -> list[list[Cell]]:
    """Return the cells of every month, oldest first; limits that there are not are [z]."""
    return [
        [
            f"{one['period_start']:%Y-%m-%d}",
            f"{one['period_end']:%Y-%m-%d}",
            neutral(one["area_name"]),
            str(one["era"]),
            *(
                NOT_APPLICABLE if pd.isna(one[name]) else number_cell(float(one[name]))
                for name in NUMBERS
            ),
            signal_words(one),
            " ".join(f"[{each}]" for each in one["flags"].split()) or NOT_APPLICABLE,
        ]
        for one in shown.records
    ]
