"""One indicator of one borough, looked up: drawn in `components.panels.measure_block`."""

from callbacks.panels.changes import borough_changes
from callbacks.server.site import Site
from components.panels.measure_block import MeasureBlock, borough_block
from data.model import PeriodType
from data.statistics.standing import Standing


def measure_block(standing: Standing, *, site: Site, told_below: bool = False) -> MeasureBlock:
    """Return one indicator of one borough, with its change; `told_below` as in `borough_block`.

    Raises:
        ValueError: If the borough has no row of the indicator; one without a value is drawn blank.
    """
    indicator = standing.indicator
    rows = standing.series if len(standing.series) else standing.peers
    kind = PeriodType(rows["period_type"].iloc[0])
    return borough_block(
        standing,
        changes=borough_changes(site, indicator.id, kind, None),
        breaks=site.catalogue.breaks_for(indicator.id),
        href=site.links.indicator(indicator.id),
        told_below=told_below,
    )
