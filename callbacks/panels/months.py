"""Months of a place beside their natural limits, looked up: drawn by `components.panels.months`."""

from functools import lru_cache

import pandas as pd

from callbacks.address.state import DEFAULT_INDICATOR, Query, borough_slugs, one, pick
from callbacks.panels.notes import sources_named
from callbacks.server.site import Site
from components.panels.months import MonthsShown
from data.caveats import each_once, must_read_first
from data.model import LONDON_CODE, Caveat, Indicator, Level, Measure, PeriodType, Status
from data.natural.months import counted_monthly, natural_months
from data.natural.rolled import rolled
from data.selection import one_area


def monthly_measure(indicator: Indicator, *, site: Site) -> Indicator | None:
    """Return the measure whose months a page on this one shows, or None.

    A rate has no months of its own: those of the count behind it are shown.
    """
    counterpart = site.catalogue.indicators.get(indicator.counterpart_id or "")
    offered = (each for each in (indicator, counterpart) if each is not None)
    return next((each for each in offered if counted_monthly(each, Level.LONDON)), None)


def months_chosen(query: Query, *, site: Site) -> MonthsShown | None:
    """Return the months that an address asks for; None where the measure has none.

    Raises:
        UnknownChoiceError: If a measure or a borough does not exist.
    """
    every = site.catalogue.indicators
    known = pick("indicator", one(query, "indicator"), list(every), default=DEFAULT_INDICATOR)
    found = monthly_measure(every[known], site=site)
    if found is None:
        return None
    slug = next(iter(borough_slugs(query, site=site)), "")
    return months_shown(found.id, slug, site=site)


def months_of_borough(slug: str, *, site: Site) -> list[MonthsShown]:
    """Return each measure that boroughs have by month, with its limits; none for the City."""
    found = [
        months_shown(one.id, slug, site=site)
        for one in site.catalogue.indicators.values()
        if counted_monthly(one, Level.BOROUGH)
    ]
    return [one for one in found if not one.months.empty]


def months_caveats(
    shown: MonthsShown, *, site: Site, asked: str | None = None
) -> tuple[Caveat, ...]:
    """Return the caveats that go with the months of a place, must-read first.

    `asked` is the measure that was asked for, where the months are those of the count behind it.
    """
    level = Level.BOROUGH if shown.query["borough"] else Level.LONDON
    measures = dict.fromkeys([shown.indicator.id, asked or shown.indicator.id])
    found = (
        each for measure in measures for each in site.catalogue.caveats_for(measure, level=level)
    )
    return must_read_first(each_once(found))


@lru_cache(maxsize=256)
def months_shown(indicator_id: str, slug: str, *, site: Site) -> MonthsShown:
    """Return the months of a borough, or of London, with their limits.

    Args:
        indicator_id: Of a measure that is counted by month (`monthly_measure`).
        slug: Of the borough, "" for London. Where boroughs have no months London stands in.
        site: Definitions and figures.
    """
    indicator = site.catalogue.indicators[indicator_id]
    areas = site.repository.areas(Level.BOROUGH)
    chosen = areas[areas["slug"] == slug]
    local = counted_monthly(indicator, Level.BOROUGH)
    level, code, name = Level.LONDON, LONDON_CODE, "London"
    if len(chosen) and local:
        area = chosen.iloc[0]
        level, code, name = Level.BOROUGH, str(area["area_code"]), str(area["area_name"])

    def look(kind: PeriodType) -> pd.DataFrame:
        values = site.repository.values(indicator_id, level=level, period_type=kind)
        return one_area(values, code).reset_index(drop=True)

    rows = look(PeriodType.MONTH)
    counted = indicator.unit.measure is Measure.COUNT
    months = natural_months(rows, per=None if counted else indicator.unit.per)
    has_years = PeriodType.ROLLING_12 in indicator.levels.get(level, ())
    return MonthsShown(
        indicator=indicator,
        name=name,
        months=months,
        rolled=rolled(look(PeriodType.ROLLING_12), months) if has_years else None,
        breaks=site.catalogue.breaks_for(indicator_id),
        source=sources_named([indicator], site=site),
        query={"indicator": indicator_id, "borough": slug if level is Level.BOROUGH else None},
        asked="" if local or chosen.empty else str(chosen["area_name"].iloc[0]),
        blank=Status(rows["status"].iloc[-1]) if len(rows) else Status.MISSING,
    )
