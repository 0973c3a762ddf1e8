"""From a pack to counts of services as a page shows them: the quarters of a year, side by side."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from data.model import Status
from data.partner.model import PackTable, ServiceBreak
from data.partner.packs import Pack
from data.partner.rows import Count, ServiceRow, ServiceTable
from data.partner.service_measures import ServiceMeasure, parts_of, service_measures

MONTHS = 12
NOTHING = Count(None, Status.MISSING)


def read_services(pack: Pack, *, end: date) -> ServiceTable | None:
    """Return counts of services of the four quarters to a day; None where the pack has none at all.

    Args:
        pack: Validated.
        end: The last day of a year. The quarters are those of the calendar that lie in the year.
    """
    rows = pack.rows(PackTable.SERVICE_COUNTS)
    if rows.empty:
        return None
    last = pd.Timestamp(end)
    ends = pd.date_range(
        last - pd.DateOffset(months=MONTHS) + pd.Timedelta(days=1), last, freq="QE"
    )
    held = {
        (row["category"], row["period_end"].date()): Count(
            None if pd.isna(row["value"]) else row["value"], Status(row["status"]), row["flags"]
        )
        for row in rows.to_dict("records")
    }
    quarters = tuple(one.date() for one in ends)
    categories = list(dict.fromkeys(rows["category"]))
    return ServiceTable(
        quarters,
        tuple(
            _row(one, held, categories, quarters=quarters, breaks=pack.manifest.service_breaks)
            for one in service_measures()
        ),
    )


def _row(
    measure: ServiceMeasure,
    held: Mapping[tuple[str, date], Count],
    categories: Sequence[str],
    *,
    quarters: tuple[date, ...],
    breaks: Sequence[ServiceBreak],
) -> ServiceRow:
    changed = tuple(sorted(one.day for one in breaks if one.measure == measure.id))
    year_before = (pd.Timestamp(quarters[-1]) - pd.DateOffset(years=1)).date()
    before = held.get((measure.title, year_before), NOTHING)
    if any(year_before < day <= quarters[-1] for day in changed) and before.value is not None:
        before = Count(None, Status.NOT_COMPARABLE)
    groups = {}
    for category in categories:
        title, dimension, label = parts_of(category)
        counts = tuple(held.get((category, one), NOTHING) for one in quarters)
        there = any(one.status is not Status.MISSING for one in counts)
        if title == measure.title and dimension and there:
            groups[dimension, label] = counts
    counts = tuple(held.get((measure.title, one), NOTHING) for one in quarters)
    return ServiceRow(measure, counts, before, groups, changed)
