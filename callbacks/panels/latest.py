"""What an indicator shows now: its newest value for London, or why there is none."""

from typing import Any

from callbacks.server.site import Site
from components.words.latest import describe_latest
from data.model import Availability, Indicator, Level
from data.selection import newest_with_value

# London first; what is published for the force, its commands or the country comes after.
LARGEST_FIRST = (Level.LONDON, Level.FORCE, Level.BCU, Level.ENGLAND_WALES, Level.BOROUGH)


def latest_rows(indicator: Indicator, *, site: Site) -> list[dict[Any, Any]]:
    """Return the newest rows with a value, one for each group, at the level nearest to London.

    A smaller level is taken only where London has no value. No row where nobody publishes one, or
    where there are boroughs alone that are not set side by side.
    """
    if indicator.availability is Availability.NOT_PUBLISHED:
        return []
    usual = indicator.default_period_type
    for level in LARGEST_FIRST if indicator.side_by_side else LARGEST_FIRST[:-1]:
        kinds = indicator.levels.get(level, ())
        for kind in sorted(kinds, key=lambda each: each is not usual):
            values = site.repository.values(indicator.id, level=level, period_type=kind)
            newest = newest_with_value(values)
            if newest:
                return newest
    return []


def latest_words(indicator: Indicator, *, site: Site) -> list[str]:
    """Say each newest value with its interval, area, group and period, or why there is none."""
    return describe_latest(latest_rows(indicator, site=site), indicator=indicator)
