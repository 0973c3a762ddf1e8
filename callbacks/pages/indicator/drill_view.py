"""The panels of an indicator's own page: those of any measure, and the wards of one borough."""

from dash import html
from dash.development.base_component import Component

from callbacks.panels.measure_view import MeasureView
from callbacks.panels.months import monthly_measure, months_shown
from callbacks.panels.wards import borough_wards
from callbacks.server.site import Site
from components.ids import Drill
from components.notes.caveats import limits_here
from components.pages.indicator.wards import wards_part
from components.panels.months import months_panel
from data.model import Indicator, Level, Place
from data.statistics.kinds import fills_a_map


class DrillView(MeasureView):
    """The same panels in the places of the indicator's page."""

    places = Drill

    def months(self) -> Component:
        """Return the months of the chosen borough, or of London, beside their natural limits."""
        measured, [slug, *_] = self.measured, (*self.measured.view.boroughs, "")
        found = monthly_measure(measured.indicator, site=self.site)
        if found is None:
            return html.Div()
        return months_panel(months_shown(found.id, slug, site=self.site), links=self.site.links)

    def wards(self) -> Component:
        """Return the chosen borough's wards, or how to see them."""
        measured = self.measured
        if not measured.chosen:
            return wards_part(None)
        indicators, [code, *_] = [measured.indicator], measured.chosen
        table = borough_wards(indicators, borough=code, site=self.site)
        limits = limits_here(list(self.site.catalogue.caveats.values()), at=Place.WARD)
        return wards_part(html.Div([limits, table]))


def is_mapped(indicator: Indicator, *, site: Site) -> bool:
    """Tell whether enough boroughs have a value that a map can show, and may be on one."""
    return indicator.side_by_side and fills_a_map(
        indicator.unit.measure,
        (
            site.repository.values(indicator.id, level=Level.BOROUGH, period_type=kind)
            for kind in indicator.levels.get(Level.BOROUGH, ())
        ),
    )
