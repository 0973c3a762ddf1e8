"""One indicator of one borough, looked up: drawn in `components.panels.measure_block`."""

from callbacks.server.site import Site
from components.panels.measure_block import MeasureBlock, borough_block
from data.statistics.area_change import change_of_area
from data.statistics.standing import Standing


def measure_block(standing: Standing, *, site: Site) -> MeasureBlock:
    """Return one indicator of one borough, with its change.

    Raises:
        ValueError: If the borough has no row of the indicator; one without a value is drawn blank.
    """
    indicator = standing.indicator
    breaks = site.catalogue.breaks_for(indicator.id)
    return borough_block(
        standing,
        change=change_of_area(standing.series, measure=indicator.unit.measure, breaks=breaks),
        breaks=breaks,
        href=site.links.indicator(indicator.id),
    )
