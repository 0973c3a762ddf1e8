"""A monthly count of London over time, looked up in the release."""

from dash.development.base_component import Component

from callbacks.panels.notes import sources_named
from callbacks.server.site import Site
from components.panels.recorded import recorded_panel
from data.model import Level, PeriodType


def recorded_over_time(
    indicator_id: str, *, element_id: str, heading: str, site: Site
) -> Component:
    """Return the panel of one monthly count.

    Args:
        indicator_id: A count with months at the level of London.
        element_id: Of the chart, from `components.ids`.
        heading: Of the panel; the years it reaches over are added.
        site: Definitions and figures.
    """
    catalogue, repository = site.catalogue, site.repository
    indicator = catalogue.indicators[indicator_id]
    months, years = (
        repository.values(indicator_id, level=Level.LONDON, period_type=kind)
        for kind in (PeriodType.MONTH, PeriodType.FINANCIAL_YEAR)
    )
    return recorded_panel(
        indicator,
        months=months,
        years=years,
        breaks=catalogue.breaks_for(indicator_id),
        eras=catalogue.series[indicator.series_id].eras,
        element_id=element_id,
        heading=heading,
        source=sources_named([indicator], site=site),
    )
