"""From a resolved view to the panels of the London page: look up, draw, describe.

The page and the callbacks use the same functions, so the first answer and every later one agree.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from callbacks.panels.map_areas import map_areas
from callbacks.panels.view_downloads import table_downloads
from callbacks.panels.view_frames import AreaSeries, area_series, borough_cut
from callbacks.server.site import Site
from components.figures.spread import spread_figure
from components.figures.trend import trend_figure
from components.frame.drawn import Drawn
from components.frame.figure_box import figure_box, graph
from components.frame.share_links import share_links
from components.ids import Drill, London
from components.maps.boroughs import borough_map, legend, name_key
from components.notes.caveats import break_notes, read_first
from components.page import View
from components.tables.figures import TableRow, figures_table
from components.words import rows as row_words
from components.words.change import describe_change
from components.words.rows import table_cells
from components.words.spread import describe_borough
from components.words.trend import describe_together
from components.words.values import blanks_in_words, sentence_case
from data.model import LONDON_CODE, Indicator, Level, Measure, PeriodType
from data.selection import as_records
from data.statistics.area_change import change_of_area

MONTHLY = (PeriodType.MONTH, PeriodType.QUARTER, PeriodType.CALENDAR_YEAR)


class Panels:
    """The panels of one view. Frames are cut once and shared by those that need them."""

    places: type[London | Drill] = London

    def __init__(self, view: View, *, site: Site) -> None:
        self.view, self.site = view, site
        self.indicator: Indicator = site.catalogue.indicators[view.indicator_id]
        self.kind = PeriodType(view.period_type)
        self.cut = borough_cut(site, view.indicator_id, self.kind, view.period_end)
        areas = site.repository.areas(Level.BOROUGH)
        self.chosen = areas.loc[areas["slug"].isin(view.boroughs), "area_code"].tolist()
        self.caveats = site.catalogue.caveats_for(view.indicator_id, level=Level.BOROUGH)

    @property
    def measure(self) -> str:
        """Return what is measured, where and when."""
        return f"{self.indicator.title}, {self.cut.period}"

    @property
    def source(self) -> str:
        """Return the source line of every panel."""
        return row_words.source_line(
            [self.site.catalogue.sources[one] for one in self.indicator.source_ids],
            release=self.site.repository.manifest["release"],
        )

    def read_first(self) -> Component:
        """Return the caveats of the indicator."""
        return read_first(self.caveats, sources=self.site.catalogue.sources)

    def map(self, *, drill: str | None = None) -> Component:
        """Return the map with its key, its words and its source.

        `drill` is the address of an area's page with `{slug}` in it, "" where Enter only chooses;
        the borough pages where it is left out.
        """
        if drill is None:
            drill = self.site.links.to("borough/") + "{slug}"
        cut = self.cut
        heading, _, rest = cut.spread_words.partition(". ")
        areas = map_areas(cut, site=self.site)
        drawing = borough_map(
            areas,
            element_id=self.places.MAP_BOX,
            classes=cut.classes,
            view_box=self.site.repository.manifest["drawing"]["view_box"],
            described=cut.map_alt_text,
            caveat=self.caveats[0].headline,
            target=self.places.BOROUGH,
            drill=drill,
            chosen=self.chosen,
        )
        statuses = [one for one in cut.rows["status"].unique() if one != "published"]
        return figure_box(
            html.Div([drawing, name_key(areas)]),
            heading=heading,
            subheading=self.measure,
            words=rest,
            source=self.source,
            before=[legend(cut.classes, statuses=statuses, unit_short=self.indicator.unit.plural)],
            after=[self._share("map", what="This map", described=cut.map_alt_text)],
        )

    def spread(self) -> Component:
        """Return all boroughs as dots with intervals, in name or value order."""
        drawn = self.spread_drawn()
        share = self._share("spread", what="This chart", described=drawn.described)
        return self._box(drawn, element_id=self.places.SPREAD_CHART, after=[share])

    def _share(self, name: str, *, what: str, described: str) -> Component:
        return share_links(name, self.view, links=self.site.links, what=what, described=described)

    def spread_drawn(self) -> Drawn:
        """Return the dots and their words."""
        rows = self.cut.ordered(self.view.order)
        interval = " and 95% interval" if rows["lower"].notna().any() else ""
        comparable = self.indicator.unit.measure is not Measure.COUNT
        london = self.cut.london["value"] if self.cut.london and comparable else None
        return Drawn(
            figure=spread_figure(
                rows, unit=self.indicator.unit, london=london, chosen=tuple(self.chosen)
            ),
            heading="Where each borough lies",
            subheading=f"{sentence_case(self.indicator.unit.plural)}{interval}, {self.cut.period}",
            words=" ".join(blanks_in_words(self.cut.records, noun="borough")),
            described=self.cut.chart_alt_text,
        )

    def _box(self, drawn: Drawn, *, element_id: str, after: Sequence[Component] = ()) -> Component:
        chart = drawn.figure and graph(
            drawn.figure, element_id=element_id, described=drawn.described
        )
        return figure_box(
            chart or None,
            heading=drawn.heading,
            subheading=drawn.subheading,
            words=drawn.words,
            source=self.source,
            after=after,
        )

    def sentence(self) -> Component:
        """Return what is known of the chosen boroughs, and what cannot be said."""
        picked = self._picked()
        if not picked:
            return html.P(
                "Choose a borough on the map, in the list or in the table to see it in words.",
                className="aside-block blue",
            )
        return html.Div(
            [
                html.P(
                    [
                        describe_borough(
                            row,
                            values=self.cut.rows,
                            london=self.cut.london,
                            indicator=self.indicator,
                        ),
                        " ",
                        self._change(row["area_code"]),
                        " ",
                        html.A("Open the borough page", href=self.site.links.borough(row["slug"])),
                    ]
                )
                for row in picked
            ],
            className="aside-block blue chosen-in-words",
        )

    def _picked(self) -> list[dict[Any, Any]]:
        return [row for row in self.cut.records if row["area_code"] in self.chosen]

    def _change(self, code: str) -> str:
        own = area_series(self.site, self.indicator.id, Level.BOROUGH, self.kind, code)
        found = change_of_area(
            own.rows,
            measure=self.indicator.unit.measure,
            breaks=self.site.catalogue.breaks_for(self.view.indicator_id),
            until=self.view.period_end,
        )
        return describe_change(found.change, unit=self.indicator.unit)

    def trend(self) -> Component:
        """Return the trend of London, and of the chosen borough where one scale serves both."""
        breaks = self.site.catalogue.breaks_for(self.view.indicator_id)
        drawn = self.trend_drawn()
        share = self._share("trend", what="This trend", described=drawn.described)
        notes = [share, break_notes(breaks)] if drawn.figure else []
        return self._box(drawn, element_id=self.places.TREND_CHART, after=notes)

    def trend_drawn(self) -> Drawn:
        """Return the trend and its words, or why there is none."""
        series = self._series()
        name = ", ".join(one.name for one in series)
        if not series:
            only = "There is one period only for this measure."
            return Drawn(None, "No trend can be shown", self.indicator.title, only, only)
        *others, last = series
        said = describe_together(
            [*((one.name, one.words_without_breaks) for one in others), (last.name, last.words)]
        )
        return Drawn(
            figure=trend_figure(
                [(one.name, one.rows) for one in series],
                breaks=self.site.catalogue.breaks_for(self.view.indicator_id),
                decimals=self.indicator.unit.decimals,
            ),
            heading=f"{self.indicator.short_title} over time: {name}",
            subheading=f"{sentence_case(self.indicator.unit.plural)}. Hollow points: provisional.",
            words=said,
            described=f"Chart over time: {self.indicator.short_title}, {name}. {said}",
        )

    def trend_rows(self) -> list[dict[Any, Any]]:
        """Return the periods of each line of the trend, newest first, for a table."""
        return [row for one in self._series() for row in as_records(one.rows.iloc[::-1])]

    def _series(self) -> list[AreaSeries]:
        """Return London's series and that of the first chosen borough, where there are values."""
        present = [
            one
            for one in map(self._one_series, [Level.BOROUGH] * len(self.chosen), self.chosen)
            if len(one.rows)
        ]
        if self.indicator.unit.measure is Measure.COUNT and present:
            # A borough's count beside London's would be a flat line at the foot of the chart.
            return present[:1]
        london = self._one_series(Level.LONDON, LONDON_CODE)
        return ([london] if len(london.rows) else []) + present[:1]

    def _trend_kind(self) -> PeriodType:
        if self.indicator.unit.measure is Measure.COUNT:
            there = self.indicator.levels.get(Level.LONDON, ())
            return next((kind for kind in MONTHLY if kind in there), self.kind)
        return self.kind

    def _one_series(self, level: Level, code: str) -> AreaSeries:
        return area_series(self.site, self.indicator.id, level, self._trend_kind(), code)

    def table(self) -> Component:
        """Return the same numbers as a table, London first."""
        unit = self.indicator.unit
        body = [
            self._table_row(row, href=self.site.links.borough(row["slug"]))
            for row in self.cut.ordered_records(self.view.order)
        ]
        head = [self._table_row(self.cut.london, total=True)] if self.cut.london else []
        return html.Section(
            [
                html.H2("The same figures as a table"),
                figures_table(
                    [*head, *body],
                    columns=["Area", sentence_case(unit.plural), "95% interval", "Counted"],
                    caption=self.measure,
                    note=row_words.explain_marks(self.cut.records),
                ),
                html.P(self.source, className="source-note"),
                table_downloads(self.view, site=self.site),
            ]
        )

    def _table_row(
        self, row: Mapping[Any, Any], *, href: str | None = None, total: bool = False
    ) -> TableRow:
        return TableRow(
            head=row["area_name"],
            cells=table_cells(row, unit=self.indicator.unit),
            href=href,
            chosen=row["area_code"] in self.chosen,
            total=total,
        )
