"""Changes of all boroughs in one measure, worked out once for each copy of the site."""

from functools import lru_cache

from callbacks.server.dispersions import dispersions_of
from callbacks.server.site import Site
from data.model import Level, PeriodType
from data.selection import whole_rows
from data.statistics.area_change import BesideAll, changes_beside_all


@lru_cache(maxsize=256)
def borough_changes(
    site: Site, indicator_id: str, kind: PeriodType, until: str | None
) -> BesideAll:
    """Return the change of every borough up to a period, or the newest there is, beside all."""
    indicator = site.catalogue.indicators[indicator_id]
    boroughs, london = (
        whole_rows(site.repository.values(indicator_id, level=level, period_type=kind))
        for level in (Level.BOROUGH, Level.LONDON)
    )
    return changes_beside_all(
        boroughs,
        london=london,
        measure=indicator.unit.measure,
        breaks=site.catalogue.breaks_for(indicator_id),
        until=until,
        spread=dispersions_of(site),
    )
