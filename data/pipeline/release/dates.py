"""How far each source of a release reaches, and when its next figures are due."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from data.model import Source

MONTHLY = "met_monthly"


def source_dates(
    metrics: pd.DataFrame, *, sources: Mapping[str, Source], extracted: date
) -> dict[str, dict[str, str | None]]:
    """Return `data_to`, `extract_date` and `next_due` of each source as ISO days.

    The definitions say these of the files that were there when they were written. Of a source that
    is fetched again the figures themselves say how far they reach, and its next due date moves on
    by as many months as they do.

    Args:
        metrics: The table of metrics.
        sources: The catalogue's sources.
        extracted: The day of the Met's extract, as its file says.
    """
    reached = metrics.groupby("source_id")["period_end"].max()
    dates = {}
    for key, source in sources.items():
        data_to, due = source.data_to, source.next_due
        if source.fetch and source.data_to and key in reached.index:
            data_to = reached[key].date()
            due = due and _moved(due, months=_months(data_to) - _months(source.data_to))
        taken = extracted if key == MONTHLY else source.extract_date
        dates[key] = {"data_to": _iso(data_to), "extract_date": _iso(taken), "next_due": _iso(due)}
    return dates


def _months(day: date) -> int:
    return day.year * 12 + day.month


def _moved(day: date, *, months: int) -> date:
    return (pd.Timestamp(day) + pd.DateOffset(months=months)).date()


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
