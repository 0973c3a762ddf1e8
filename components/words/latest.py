"""What a measure shows now: its newest values in words, or why there is none."""

from collections.abc import Mapping, Sequence
from typing import Any

from components.words.rows import row_period
from components.words.values import interval_words, value_words
from data.model import SHORTHAND, Indicator, Status

EACH_BY_ITSELF = (
    "There are figures of boroughs alone. Each stands on its borough's page, with what limits it; "
    "none is set beside another."
)


def describe_latest(rows: Sequence[Mapping[Any, Any]], *, indicator: Indicator) -> list[str]:
    """Say each newest value with its interval, area, group and period, or why there is none.

    Args:
        rows: Of `data.schemas.Metrics`, one for each group; none where nobody publishes one.
        indicator: What they measure.
    """
    if not rows:
        return [not_published(indicator) if indicator.side_by_side else EACH_BY_ITSELF]
    return [_said(row, indicator=indicator) for row in rows]


def not_published(indicator: Indicator) -> str:
    """Say that a figure is not published and who could publish it."""
    mark = SHORTHAND[Status.MISSING]
    if indicator.missing is None:
        return f"{mark} no figure"
    return f"{mark} not published. Could publish it: {indicator.missing.could_publish}"


def _said(row: Mapping[Any, Any], *, indicator: Indicator) -> str:
    interval = interval_words(row, unit=indicator.unit)
    group = f", {row['group']}" if isinstance(row["group"], str) else ""
    where = f"{row['area_name']}, {row_period(row)}{group}"
    return f"{value_words(row, unit=indicator.unit)} ({'; '.join(filter(None, (where, interval)))})"
