"""Which measures stand beside one another for all areas of a level, and in which period."""

from datetime import date

from flask import abort

from callbacks.address.state import Query, one
from callbacks.api.queries import day_or_latest
from callbacks.files.views import part_of
from callbacks.server.site import Site
from components.downloads.across import Measured
from components.downloads.parcel import Part
from data.model import Indicator, Level
from data.passed_on.extract import Cut
from data.selection import LATEST
from data.statistics.kinds import usual_kind

LEVELS = (Level.BOROUGH, Level.WARD)


def asked(query: Query) -> tuple[Level, str | None]:
    """Return the level and the last day of the period, None for the newest of each measure.

    Raises:
        HTTPException: 400 where a choice does not exist.
        UnknownChoiceError: If one is given more than once.
    """
    level = one(query, "level") or Level.BOROUGH
    if level not in LEVELS:
        abort(400, f"level is one of {', '.join(LEVELS)}.")
    period = one(query, "period") or LATEST
    try:
        day = day_or_latest(period)
    except ValueError as fault:
        abort(400, f"period {fault}.")
    return Level(level), None if day == LATEST else day


def parts_across(level: Level, period: str | None, *, site: Site) -> list[Part]:
    """Return each measure that has one figure an area, in its usual kind of period.

    Args:
        level: Of the areas.
        period: Last day, None for the newest period that has a value.
        site: Definitions and figures.

    Raises:
        HTTPException: 404 where no measure has a figure of then.
    """
    parts = [
        part
        for each in site.catalogue.indicators.values()
        if (part := _part(each, level, period, site=site)) is not None
    ]
    if not parts:
        abort(404, f"No measure has a figure by {level} for a period that ends on {period}.")
    return parts


def measured(parts: list[Part]) -> list[Measured]:
    """Return the measures as the table takes them."""
    return [Measured(one.indicator, one.rows) for one in parts]


def _part(indicator: Indicator, level: Level, period: str | None, *, site: Site) -> Part | None:
    kind = usual_kind(indicator, level)
    if kind is None:
        return None
    day = date.fromisoformat(period) if period else None
    cut = Cut(levels=(level,), period_type=kind, start=day, end=day, latest=day is None)
    part = part_of(indicator, cut=cut, site=site)
    one_each = not part.rows.empty and not part.rows["area_code"].duplicated().any()
    return part if one_each else None
