"""From a resolved view to the panels of the London page: look up, draw, describe.

The page and the callbacks use the same functions, so the first answer and every later one agree.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from callbacks.site import Site
from callbacks.view_downloads import table_downloads
from components import row_words
from components.borough_map import MapArea, borough_map, legend, name_key
from components.caveats import break_notes, read_first
from components.change_words import describe_change
from components.classes import class_limits
from components.figure_box import figure_box, graph
from components.figures.spread import spread_figure
from components.figures.trend import trend_figure
from components.figures_table import TableRow, figures_table
from components.ids import London
from components.map_labels import place_labels
from components.page import View
from components.row_words import table_cells
from components.spread_words import alt_text_map, alt_text_spread, describe_borough, describe_spread
from components.trend_words import alt_text_trend, describe_trend
from components.words import blanks_in_words, sentence_case
from data.model import Indicator, Level, Measure, PeriodType
from data.selection import at_period, one_area, row_at
from data.year_change import change_since_year_before

LONDON_CODE = "E12000007"
MONTHLY = (PeriodType.MONTH, PeriodType.QUARTER, PeriodType.CALENDAR_YEAR)


class Panels:
    """The panels of one view. Frames are cut once and shared by those that need them."""

    def __init__(self, view: View, *, site: Site) -> None:
        self.view, self.site = view, site
        self.indicator: Indicator = site.catalogue.indicators[view.indicator_id]
        self.kind = PeriodType(view.period_type)
        areas = site.repository.areas(Level.BOROUGH)
        values = site.repository.values(
            view.indicator_id, level=Level.BOROUGH, period_type=self.kind
        )
        self.rows = at_period(values, areas, period_end=view.period_end)
        london = site.repository.values(
            view.indicator_id, level=Level.LONDON, period_type=self.kind
        )
        self.london = row_at(london, LONDON_CODE, period_end=view.period_end)
        self.chosen = areas.loc[areas["slug"].isin(view.boroughs), "area_code"].tolist()
        self.caveats = site.catalogue.caveats_for(view.indicator_id, level=Level.BOROUGH)

    @property
    def period(self) -> str:
        """Return the period in words."""
        first = self.rows.loc[self.rows["period_start"].notna()].iloc[0]
        return row_words.row_period(first)

    @property
    def measure(self) -> str:
        """Return what is measured, where and when."""
        return f"{self.indicator.title}, {self.period}"

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

    def map(self) -> Component:
        """Return the map with its key, its words and its source."""
        classes = class_limits(self.rows["value"].tolist(), decimals=self.indicator.unit.decimals)
        outlines = self.site.repository.outlines(Level.BOROUGH)
        said = describe_spread(self.rows, indicator=self.indicator, london=self.london)
        heading, _, rest = said.partition(". ")
        labels = place_labels(self.rows)
        areas = [
            MapArea(
                code=row["area_code"],
                slug=row["slug"],
                name=row["area_name"],
                label=labels[row["area_code"]].text,
                key=labels[row["area_code"]].number,
                path=outlines[row["area_code"]].path,
                x=row["label_x"],
                y=row["label_y"],
                neighbours=row["neighbours"],
                status=row["status"],
                value=None if pd.isna(row["value"]) else row["value"],
                said=row_words.say_area(row, indicator=self.indicator),
            )
            for row in self.rows.to_dict("records")
        ]
        drawing = borough_map(
            areas,
            element_id=London.MAP_BOX,
            classes=classes,
            view_box=self.site.repository.manifest["drawing"]["view_box"],
            described=alt_text_map(self.rows, indicator=self.indicator, london=self.london),
            caveat=self.caveats[0].headline,
            target=London.BOROUGH,
            drill=self.site.links.to("borough/{slug}").replace("%7B", "{").replace("%7D", "}"),
            chosen=self.chosen,
        )
        statuses = [one for one in self.rows["status"].unique() if one != "published"]
        return figure_box(
            html.Div([drawing, name_key(areas)]),
            heading=heading,
            subheading=self.measure,
            words=rest,
            source=self.source,
            before=[legend(classes, statuses=statuses, unit_short=self.indicator.unit.plural)],
        )

    def spread(self) -> Component:
        """Return all boroughs as dots with intervals, in name or value order."""
        ordered = self._ordered()
        rows = ordered.assign(
            text=[
                row_words.say_area(row, indicator=self.indicator)
                for row in ordered.to_dict("records")
            ]
        )
        interval = " and 95% interval" if rows["lower"].notna().any() else ""
        comparable = self.indicator.unit.measure is not Measure.COUNT
        london = self.london["value"] if self.london and comparable else None
        figure = spread_figure(
            rows, unit=self.indicator.unit, london=london, chosen=tuple(self.chosen)
        )
        described = alt_text_spread(rows, indicator=self.indicator, london=self.london)
        blank = " ".join(blanks_in_words(rows.to_dict("records"), noun="borough"))
        return figure_box(
            graph(figure, element_id=London.SPREAD_CHART, described=described),
            heading="Where each borough lies",
            subheading=f"{sentence_case(self.indicator.unit.plural)}{interval}, {self.period}",
            words=blank,
            source=self.source,
        )

    def _ordered(self) -> pd.DataFrame:
        if self.view.order == "value":
            return self.rows.sort_values(
                "value", ascending=False, na_position="last", kind="stable"
            )
        return self.rows

    def sentence(self) -> Component:
        """Return what is known of the chosen boroughs, and what cannot be said."""
        picked = self.rows[self.rows["area_code"].isin(self.chosen)]
        if picked.empty:
            return html.P(
                "Choose a borough on the map, in the list or in the table to see it in words.",
                className="aside-block blue",
            )
        return html.Div(
            [
                html.P(
                    [
                        describe_borough(
                            row, values=self.rows, london=self.london, indicator=self.indicator
                        ),
                        " ",
                        self._change(row["area_code"]),
                        " ",
                        html.A("Open the borough page", href=self.site.links.borough(row["slug"])),
                    ]
                )
                for row in picked.to_dict("records")
            ],
            className="aside-block blue",
        )

    def _change(self, code: str) -> str:
        values = self.site.repository.values(
            self.view.indicator_id, level=Level.BOROUGH, period_type=self.kind
        )
        change = change_since_year_before(
            one_area(values, code),
            period_end=self.view.period_end,
            measure=self.indicator.unit.measure,
            breaks=self.site.catalogue.breaks_for(self.view.indicator_id),
        )
        return describe_change(change, unit=self.indicator.unit)

    def trend(self) -> Component:
        """Return the trend of London, and of the chosen boroughs where one scale serves both."""
        series = self._series()
        name = ", ".join(name for name, _ in series)
        breaks = self.site.catalogue.breaks_for(self.view.indicator_id)
        if not series:
            return figure_box(
                None,
                heading="No trend can be shown",
                subheading=self.indicator.title,
                words="There is one period only for this measure.",
            )
        hard = [one for one in breaks if one.hard]
        said = describe_trend(series[0][1], indicator=self.indicator, breaks=hard)
        figure = trend_figure(
            series,
            breaks=breaks,
            decimals=self.indicator.unit.decimals,
            from_zero=self.indicator.unit.measure is Measure.COUNT,
        )
        alternative = alt_text_trend(series[0][1], indicator=self.indicator, breaks=hard)
        return figure_box(
            graph(figure, element_id=London.TREND_CHART, described=alternative),
            heading=f"{self.indicator.short_title} over time: {name}",
            subheading=f"{sentence_case(self.indicator.unit.plural)}. Hollow points: provisional.",
            words=said,
            source=self.source,
            after=[break_notes(breaks)],
        )

    def _series(self) -> list[tuple[str, pd.DataFrame]]:
        kind = self._trend_kind()
        found = self._one_series("London", LONDON_CODE, Level.LONDON, kind)
        picked = [
            self._one_series(row["area_name"], row["area_code"], Level.BOROUGH, kind)
            for row in self.rows[self.rows["area_code"].isin(self.chosen)].to_dict("records")
        ]
        present = [one for one in picked if len(one[1])]
        if self.indicator.unit.measure is Measure.COUNT and present:
            # A borough's count beside London's would be a flat line at the foot of the chart.
            return present[:1]
        return ([found] if len(found[1]) else []) + present[:1]

    def _trend_kind(self) -> PeriodType:
        if self.indicator.unit.measure is Measure.COUNT:
            there = self.indicator.levels.get(Level.LONDON, ())
            return next((kind for kind in MONTHLY if kind in there), self.kind)
        return self.kind

    def _one_series(
        self, name: str, code: str, level: Level, kind: PeriodType
    ) -> tuple[str, pd.DataFrame]:
        values = self.site.repository.values(self.view.indicator_id, level=level, period_type=kind)
        rows = one_area(values, code)
        rows = rows.assign(
            text=[
                row_words.say_period(row, indicator=self.indicator)
                for row in rows.to_dict("records")
            ]
        )
        return name, rows

    def table(self) -> Component:
        """Return the same numbers as a table, London first."""
        unit = self.indicator.unit
        rows = self._ordered().to_dict("records")
        body = [self._table_row(row, href=self.site.links.borough(row["slug"])) for row in rows]
        head = [self._table_row(self.london, total=True)] if self.london else []
        return html.Section(
            [
                html.H2("The same figures as a table"),
                figures_table(
                    [*head, *body],
                    columns=["Area", sentence_case(unit.plural), "95% interval", "Counted"],
                    caption=self.measure,
                    note=row_words.explain_marks(self.rows.to_dict("records")),
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


def london_panels(panels: Panels) -> Sequence[tuple[str, Component]]:
    """Return each panel of the London page with the id of its place."""
    return (
        (London.READ_FIRST, panels.read_first()),
        (London.MAP, panels.map()),
        (London.SPREAD, panels.spread()),
        (London.SENTENCE, panels.sentence()),
        (London.TREND, panels.trend()),
        (London.TABLE, panels.table()),
    )
