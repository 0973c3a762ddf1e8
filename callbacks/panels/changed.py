"""What changed, looked up once for each copy of the site: for sentences, tables and drawings."""

from dataclasses import replace
from functools import lru_cache

from callbacks.address.state import borough_periods
from callbacks.server.dispersions import dispersions_of
from callbacks.server.site import Site
from data.model import LONDON_CODE, Indicator, Level, PeriodType
from data.statistics.area_change import Asked, EveryArea, Figures
from data.statistics.what_changed import WhatChanged, what_changed


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
        codes: Of the boroughs; none where London alone is asked for.
    """
    every = every_area_found(site, indicator_id, kind, period_end)
    return what_changed(replace(every.asked, codes=codes), every=every)


@lru_cache(maxsize=128)
def every_area_found(site: Site, indicator_id: str, kind: PeriodType, period_end: str) -> EveryArea:
    """Return what changed of all areas: whichever are asked about, it is found once."""
    catalogue = site.catalogue
    indicator = catalogue.indicators[indicator_id]
    count = catalogue.count_by_month(indicator_id, level=Level.BOROUGH)
    return EveryArea(
        Asked(
            figures=_figures(indicator, kind, site=site),
            period_type=kind,
            period_end=period_end,
            codes=(),
            london=LONDON_CODE,
            breaks=catalogue.breaks_for(indicator_id),
            months=count and _figures(count, PeriodType.MONTH, site=site),
            ends=borough_periods(site, indicator, kind),
            parts=[
                _figures(catalogue.indicators[one], PeriodType.MONTH, site=site)
                for one in (count.part_ids if count else ())
            ],
            spread=dispersions_of(site),
        )
    )


def _figures(indicator: Indicator, kind: PeriodType, *, site: Site) -> Figures:
    look_up = site.repository.values
    return Figures(
        indicator=indicator,
        areas=look_up(indicator.id, level=Level.BOROUGH, period_type=kind),
        london=look_up(indicator.id, level=Level.LONDON, period_type=kind),
    )
