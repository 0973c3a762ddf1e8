"""One indicator of one borough, looked up: drawn in `components.panels.measure_block`."""

import pandas as pd
from dash.development.base_component import Component

from callbacks.panels.changed import changes_found
from callbacks.panels.changes import borough_changes
from callbacks.server.site import Site
from components.page import View
from components.panels.measure_block import MeasureBlock, borough_block
from components.panels.nearest import said_instead
from data.model import Level, PeriodType
from data.statistics.area_change import BesideAll
from data.statistics.change import Refusal
from data.statistics.standing import Standing


def measure_block(standing: Standing, *, site: Site, told_below: bool = False) -> MeasureBlock:
    """Return one indicator of one borough, with its change; `told_below` as in `borough_block`.

    By itself, as on the sheets of a brief, a block has no room for more where no change is given.

    Raises:
        ValueError: If the borough has no row of the indicator; one without a value is drawn blank.
    """
    indicator = standing.indicator
    rows = standing.series if len(standing.series) else standing.peers
    kind = PeriodType(rows["period_type"].iloc[0])
    changes = borough_changes(site, indicator.id, kind, None)
    return borough_block(
        standing,
        changes=changes,
        breaks=site.catalogue.breaks_for(indicator.id),
        href=site.links.indicator(indicator.id),
        instead=_instead(standing, changes=changes, site=site) if told_below else (),
        told_below=told_below,
    )


def _instead(standing: Standing, *, changes: BesideAll, site: Site) -> list[str | Component]:
    """Return what can be said in place of a change that is not given, with a link to it."""
    indicator, row = standing.indicator, standing.row
    if row is None or not isinstance(changes.areas[row["area_code"]].change, Refusal):
        return []
    kind, end = PeriodType(row["period_type"]), pd.Timestamp(row["period_end"]).date().isoformat()
    if kind not in indicator.levels.get(Level.BOROUGH, ()):
        return []
    code = str(row["area_code"])
    slugs = site.repository.areas(Level.BOROUGH).set_index("area_code")["slug"]
    found = changes_found(site, indicator.id, kind, end, (code,))
    view = View(indicator.id, kind.value, end, boroughs=(slugs[code],))
    return said_instead(found, code=code, view=view, links=site.links)
