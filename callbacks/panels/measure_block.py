"""One indicator of one borough, looked up: drawn in `components.panels.measure_block`."""

from functools import lru_cache

import pandas as pd
from dash.development.base_component import Component

from callbacks.panels.changed import changes_found
from callbacks.panels.changes import borough_changes
from callbacks.server.site import Site
from components.page import View
from components.panels.measure_block import MeasureBlock, borough_block
from components.panels.nearest import said_instead
from data.model import Indicator, Level, PeriodType
from data.statistics.change import Change, Refusal, Row
from data.statistics.standing import Standing


def measure_block(standing: Standing, *, site: Site, told_below: bool = False) -> MeasureBlock:
    """Return one indicator of one borough, with its change; `told_below` as in `borough_block`.

    Raises:
        ValueError: If the borough has no row of the indicator; one without a value is drawn blank.
    """
    indicator, row = standing.indicator, standing.row
    rows = standing.series if len(standing.series) else standing.peers
    kind = PeriodType(rows["period_type"].iloc[0])
    changes = borough_changes(site, indicator.id, kind, None)
    change = row and changes.areas[row["area_code"]].change
    return borough_block(
        standing,
        changes=changes,
        breaks=site.catalogue.breaks_for(indicator.id),
        href=site.links.indicator(indicator.id),
        instead=instead_of(change, row, indicator=indicator, site=site) if row else (),
        told_below=told_below,
    )


def instead_of(
    change: Change | Refusal | None, row: Row, *, indicator: Indicator, site: Site
) -> list[str | Component]:
    """Return what can be said in place of a change that is not given, with a link to it.

    Args:
        change: Of a borough or of London; nothing is said in place of one that is given.
        row: Its row of `data.schemas.Metrics` that is shown.
        indicator: The measure.
        site: Definitions and figures.
    """
    kind, end = PeriodType(row["period_type"]), pd.Timestamp(row["period_end"]).date().isoformat()
    if not isinstance(change, Refusal) or kind not in indicator.levels.get(Level.BOROUGH, ()):
        return []
    slugs, code = _slugs(site), str(row["area_code"])
    one = code if code in slugs else None
    found = changes_found(site, indicator.id, kind, end, (one,) if one else ())
    view = View(indicator.id, kind.value, end, boroughs=(slugs[code],) if one else ())
    return said_instead(found, code=one, view=view, links=site.links)


@lru_cache(maxsize=8)
def _slugs(site: Site) -> dict[str, str]:
    """Return the slug of each borough by its code."""
    areas = site.repository.areas(Level.BOROUGH)
    return dict(zip(areas["area_code"], areas["slug"], strict=True))
