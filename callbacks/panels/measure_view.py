"""One measure in one period: looked up here, drawn by the functions of `components.panels`.

The page and the callbacks use the same methods, so the first answer and every later one agree.
"""

from collections.abc import Mapping
from typing import Any

from dash.development.base_component import Component

from callbacks.panels.changed import changes_found
from callbacks.panels.notes import sources_named, told_first
from callbacks.panels.view_downloads import table_downloads
from callbacks.panels.view_frames import area_series, borough_cut, borough_map_areas
from callbacks.server.site import Site
from components.frame.drawn import Drawn
from components.ids import Drill, London
from components.page import View
from components.panels.cuts import AreaSeries
from components.panels.measure_charts import spread_panel, trend_drawn, trend_panel
from components.panels.measure_map import map_panel
from components.panels.measure_words import lead_panel, sentence_panel, table_panel
from components.panels.measured import Measured
from data.model import LONDON_CODE, Level, PeriodType, Place, Status
from data.selection import as_records
from data.statistics.kinds import drawn_with_london, london_kind
from data.statistics.what_changed import WhatChanged


class MeasureView:
    """What a view of one measure shows. Frames are cut once and shared by those that need them."""

    places: type[London | Drill] = London
    caveats_at: Place = Place.LONDON

    def __init__(self, view: View, *, site: Site) -> None:
        """Look the view up."""
        catalogue, kind = site.catalogue, PeriodType(view.period_type)
        indicator = catalogue.indicators[view.indicator_id]
        cut = borough_cut(site, view.indicator_id, kind, view.period_end)
        self.site, self.kind = site, kind
        self.measured = Measured(
            view=view,
            indicator=indicator,
            cut=cut,
            chosen=[row["area_code"] for row in cut.records if row["slug"] in view.boroughs],
            caveats=catalogue.caveats_for(view.indicator_id, level=Level.BOROUGH),
            breaks=catalogue.breaks_for(view.indicator_id),
            source=sources_named([indicator], site=site, level=Level.BOROUGH),
            links=site.links,
        )

    def lead(self) -> Component:
        """Return the first sentences: value, London's beside it, what changed."""
        measured = self.measured
        asked = tuple(one for one in measured.chosen[:1] if one in self._covered)
        found = self._changed(asked)
        behind = measured.indicator.counterpart_id
        counted = self.site.catalogue.indicators[behind].unit if behind else None
        return lead_panel(measured, found, counted=counted)

    def read_first(self) -> Component:
        """Return the caveats of the indicator."""
        return told_first(self.measured.caveats, site=self.site, at=self.caveats_at)

    def map(self, *, drill: str | None = None) -> Component:
        """Return the map with its key, its words and its source.

        `drill` is as for `map_panel`; the borough pages where it is left out.
        """
        if drill is None:
            drill = self.site.links.to("borough/") + "{slug}"
        return map_panel(
            self.measured,
            borough_map_areas(self.measured.cut, site=self.site),
            places=self.places,
            view_box=self.site.repository.manifest["drawing"]["view_box"],
            drill=drill,
        )

    def spread(self) -> Component:
        """Return all boroughs as dots with intervals, in name or value order."""
        return spread_panel(self.measured, element_id=self.places.SPREAD_CHART)

    def sentence(self) -> Component:
        """Return what is known of the chosen boroughs, and what cannot be said."""
        found = {
            code: self._changed((code,)) for code in self.measured.chosen if code in self._covered
        }
        return sentence_panel(self.measured, found)

    def trend(self) -> Component:
        """Return the trend of London, and of the chosen borough where one scale serves both."""
        return trend_panel(self.measured, self._series(), element_id=self.places.TREND_CHART)

    def trend_drawn(self) -> Drawn:
        """Return the trend and its words, or why there is none."""
        return trend_drawn(self.measured, self._series())

    def trend_rows(self) -> list[Mapping[Any, Any]]:
        """Return the periods of each line of the trend, newest first, for a table."""
        return [row for one in self._series() for row in as_records(one.rows.iloc[::-1])]

    def table(self) -> Component:
        """Return the same numbers as a table, London first."""
        files = table_downloads(self.measured.view, site=self.site)
        return table_panel(self.measured, files=files)

    @property
    def _covered(self) -> tuple[str, ...]:
        """Return the codes of the boroughs that the source covers."""
        return tuple(
            row["area_code"]
            for row in self.measured.cut.records
            if row["status"] != Status.NOT_APPLICABLE.value
        )

    def _changed(self, codes: tuple[str, ...]) -> WhatChanged:
        measured = self.measured
        end = measured.view.period_end
        return changes_found(self.site, measured.indicator.id, self.kind, end, codes)

    def _series(self) -> list[AreaSeries]:
        """Return London's series and that of the first chosen borough, where there are values."""
        indicator = self.measured.indicator
        kind = london_kind(indicator, usual=self.kind)
        chosen = (self._series_of(Level.BOROUGH, one, kind=kind) for one in self.measured.chosen)
        present = [one for one in chosen if len(one.rows)][:1]
        if present and not drawn_with_london(indicator):
            return present
        london = self._series_of(Level.LONDON, LONDON_CODE, kind=kind)
        return [*([london] if len(london.rows) else []), *present]

    def _series_of(self, level: Level, code: str, *, kind: PeriodType) -> AreaSeries:
        return area_series(self.site, self.measured.indicator.id, level, kind, code)
