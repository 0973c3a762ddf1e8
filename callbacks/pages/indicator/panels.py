"""The panels of an indicator's own page: those of the London page, and the wards of one borough."""

from dash import html
from dash.development.base_component import Component

from callbacks.panels.measure_panels import Panels
from callbacks.panels.wards import borough_wards
from callbacks.server.site import Site
from components.ids import Drill
from data.model import Indicator, Level, Measure, PeriodType

MAPPED_FROM = 8  # boroughs with a value: a map of fewer says nothing
UNMAPPED = (Measure.MONEY, Measure.CATEGORY)


class DrillPanels(Panels):
    """The same panels in the places of the indicator's page."""

    places = Drill

    def wards(self) -> Component:
        """Return the chosen borough's wards, or how to see them."""
        if not self.chosen:
            said: Component = html.P(
                "Wards are listed for one borough at a time: choose a borough above. They are "
                "given for fixed years ending in July, and never by month."
            )
        else:
            [code, *_] = self.chosen
            said = borough_wards([self.indicator], borough=code, site=self.site)
        return html.Section([html.H2("Wards"), said])


def is_mapped(indicator: Indicator, *, site: Site) -> bool:
    """Tell whether enough boroughs have a value, and one that a map can show."""
    if indicator.unit.measure in UNMAPPED:
        return False
    return any(
        _most_at_once(indicator, kind=kind, site=site) >= MAPPED_FROM
        for kind in indicator.levels.get(Level.BOROUGH, ())
    )


def _most_at_once(indicator: Indicator, *, kind: PeriodType, site: Site) -> int:
    rows = site.repository.values(indicator.id, level=Level.BOROUGH, period_type=kind)
    shown = rows.loc[rows["status"] == "published", "period_end"]
    return int(shown.value_counts().max()) if len(shown) else 0
