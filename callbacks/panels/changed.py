"""What changed, looked up once for each copy of the site: for sentences, tables and drawings."""

from dataclasses import replace
from functools import lru_cache

from callbacks.address.state import borough_period_types, borough_periods
from callbacks.server.dispersions import dispersions_of
from callbacks.server.site import Site
from data.model import LONDON_CODE, Level, PeriodType
from data.statistics.area_change import Asked, Figures, YearsGiven
from data.statistics.what_changed import EveryArea, WhatChanged, what_changed


@lru_cache(maxsize=512)
def changes_found(
    site: Site, indicator_id: str, kind: PeriodType, period_end: str, codes: tuple[str, ...]
) -> WhatChanged:
    """Return the change of each borough and of London, or the nearest that can be given.

    Args:
        site: Definitions and figures.
        indicator_id: The measure.
        kind: The kind of period asked for.
        period_end: ISO date of the last day of the later period.
        codes: Of the boroughs; none where London alone is asked about.
    """
    every = every_area_found(site, indicator_id, kind, period_end)
    return what_changed(replace(every.asked, codes=codes), every=every)


@lru_cache(maxsize=128)
def every_area_found(site: Site, indicator_id: str, kind: PeriodType, period_end: str) -> EveryArea:
    """Return what changed of all areas: whichever are asked about, it is found once."""
    catalogue = site.catalogue
    indicator = catalogue.indicators[indicator_id]
    count = catalogue.count_by_month(indicator_id, level=Level.BOROUGH)
    years = _years_given(site, indicator_id, kind)
    others = [one for one in borough_period_types(site, indicator) if one is not kind]
    asked = replace(
        years.asked,
        period_end=period_end,
        months=count and _figures(site, count.id, PeriodType.MONTH),
        london_months=None
        if count or PeriodType.MONTH not in indicator.levels.get(Level.LONDON, ())
        else _figures(site, indicator_id, PeriodType.MONTH),
        parts=[_figures(site, one, PeriodType.MONTH) for one in (count.part_ids if count else ())],
    )
    return EveryArea(
        asked, years=[years, *(_years_given(site, indicator_id, one) for one in others)]
    )


@lru_cache(maxsize=128)
def _years_given(site: Site, indicator_id: str, kind: PeriodType) -> YearsGiven:
    """Return in which periods of a kind changes are given: found once, whichever is shown."""
    indicator = site.catalogue.indicators[indicator_id]
    ends = borough_periods(site, indicator, kind)
    return YearsGiven(
        Asked(
            figures=_figures(site, indicator_id, kind),
            period_type=kind,
            period_end=next(iter(ends), ""),
            codes=(),
            london=LONDON_CODE,
            breaks=site.catalogue.breaks_for(indicator_id),
            months=None,
            ends=ends,
            spread=dispersions_of(site),
        )
    )


@lru_cache(maxsize=128)
def _figures(site: Site, indicator_id: str, kind: PeriodType) -> Figures:
    look_up = site.repository.values
    return Figures(
        indicator=site.catalogue.indicators[indicator_id],
        areas=look_up(indicator_id, level=Level.BOROUGH, period_type=kind),
        london=look_up(indicator_id, level=Level.LONDON, period_type=kind),
    )
