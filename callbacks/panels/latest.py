"""What an indicator shows now: its newest value for London, or why there is none."""

from collections.abc import Mapping
from typing import Any

from callbacks.server.site import Site
from components.words.rows import row_period
from components.words.values import interval_words, value_words
from data.model import SHORTHAND, Availability, Indicator, Level, Status
from data.selection import as_records

# London first; what is published for the force, its commands or the country comes after.
LARGEST_FIRST = (Level.LONDON, Level.FORCE, Level.BCU, Level.ENGLAND_WALES, Level.BOROUGH)


def latest_rows(indicator: Indicator, *, site: Site) -> list[dict[Any, Any]]:
    """Return the newest rows with a value, one for each group, at the level nearest to London.

    A smaller level is taken only where London has no value. No row where nobody publishes one.
    """
    if indicator.availability is Availability.NOT_PUBLISHED:
        return []
    for level in LARGEST_FIRST:
        kinds = list(indicator.levels.get(level, ()))
        usual = indicator.default_period_type
        for kind in sorted(kinds, key=lambda each: each is not usual):
            values = site.repository.values(indicator.id, level=level, period_type=kind)
            known = values[values["value"].notna()]
            if known.empty:
                continue
            newest = known[known["period_end"] == known["period_end"].max()]
            return [{str(key): cell for key, cell in row.items()} for row in as_records(newest)]
    return []


def latest_words(indicator: Indicator, *, site: Site) -> list[str]:
    """Say each newest value with its interval, area, group and period, or why there is none."""
    rows = latest_rows(indicator, site=site)
    if not rows:
        return [not_published(indicator)]
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
