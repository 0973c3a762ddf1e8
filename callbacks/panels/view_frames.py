"""Frames of the London page, cut once for each copy of the site and shared by all its panels.

Everything here follows from the release alone, so it is remembered, within bounds. Callers read
the frames and records and never change them.
"""

from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from callbacks.server.site import Site
from components.maps.classes import Classes, class_limits
from components.maps.labels import Label, place_labels
from components.words import rows as row_words
from components.words.spread import alt_text_map, alt_text_spread, describe_spread
from components.words.trend import describe_trend
from data.model import LONDON_CODE, Indicator, Level, PeriodType
from data.selection import as_records, at_period, one_area, row_at


class BoroughCut:
    """All boroughs at one period of one indicator, with what is said of them."""

    def __init__(self, site: Site, indicator_id: str, kind: PeriodType, period_end: str) -> None:
        self.indicator: Indicator = site.catalogue.indicators[indicator_id]
        areas = site.repository.areas(Level.BOROUGH)
        values = site.repository.values(indicator_id, level=Level.BOROUGH, period_type=kind)
        london = site.repository.values(indicator_id, level=Level.LONDON, period_type=kind)
        self.rows: pd.DataFrame = at_period(values, areas, period_end=period_end)
        self.london = row_at(london, LONDON_CODE, period_end=period_end)

    @cached_property
    def records(self) -> list[dict[Any, Any]]:
        """Return the rows as records, in order of name."""
        return as_records(self.rows)

    @cached_property
    def period(self) -> str:
        """Return the period in words."""
        first = next(row for row in self.records if not pd.isna(row["period_start"]))
        return row_words.row_period(first)

    @cached_property
    def sentences(self) -> dict[str, str]:
        """Return what is said of each borough, by its code."""
        return {
            row["area_code"]: row_words.say_area(row, indicator=self.indicator)
            for row in self.records
        }

    @cached_property
    def classes(self) -> Classes:
        """Return the limits of the map's fills."""
        values = self.rows["value"].tolist()
        return class_limits(values, decimals=self.indicator.unit.decimals)

    @cached_property
    def spread_words(self) -> str:
        """Return the spread in words."""
        return describe_spread(self.records, indicator=self.indicator, london=self.london)

    @cached_property
    def map_alt_text(self) -> str:
        """Return the text alternative of the map."""
        return alt_text_map(self.records, indicator=self.indicator, london=self.london)

    @cached_property
    def chart_alt_text(self) -> str:
        """Return the text alternative of the chart of all boroughs."""
        return alt_text_spread(self.records, indicator=self.indicator, london=self.london)

    @cached_property
    def with_sentences(self) -> pd.DataFrame:
        """Return the rows with `text`, what is said of each, for the pointer."""
        return self.rows.assign(text=[self.sentences[code] for code in self.rows["area_code"]])

    def ordered(self, order: str) -> pd.DataFrame:
        """Return those rows by name or by value, highest first and blanks last."""
        if order == "value":
            return self.with_sentences.sort_values(
                "value", ascending=False, na_position="last", kind="stable"
            )
        return self.with_sentences

    def ordered_records(self, order: str) -> list[dict[Any, Any]]:
        """Return the same as records."""
        return [self.records[place] for place in self.ordered(order).index]


class AreaSeries:
    """One area over time, with what is said of it; `rows` carry `text` for the pointer."""

    def __init__(
        self, site: Site, indicator_id: str, level: Level, kind: PeriodType, code: str
    ) -> None:
        self.indicator: Indicator = site.catalogue.indicators[indicator_id]
        self._hard = [one for one in site.catalogue.breaks_for(indicator_id) if one.hard]
        values = site.repository.values(indicator_id, level=level, period_type=kind)
        rows = one_area(values, code)
        self.name = str(rows["area_name"].iloc[0]) if len(rows) else ""
        self.rows: pd.DataFrame = rows.assign(
            text=[row_words.say_period(row, indicator=self.indicator) for row in as_records(rows)]
        )

    @cached_property
    def words(self) -> str:
        """Return the series in words, era by era."""
        return describe_trend(self.rows, indicator=self.indicator, breaks=self._hard)

    @cached_property
    def words_without_breaks(self) -> str:
        """Return the same without the breaks, for a chart whose words name them once."""
        return describe_trend(self.rows, indicator=self.indicator, breaks=())


@lru_cache(maxsize=8)
def map_labels(site: Site) -> dict[str, Label]:
    """Return the names on the map of boroughs, by code."""
    return place_labels(site.repository.areas(Level.BOROUGH))


@lru_cache(maxsize=256)
def borough_cut(site: Site, indicator_id: str, kind: PeriodType, period_end: str) -> BoroughCut:
    """Return the boroughs at one period, cut once."""
    return BoroughCut(site, indicator_id, kind, period_end)


@lru_cache(maxsize=512)
def area_series(
    site: Site, indicator_id: str, level: Level, kind: PeriodType, code: str
) -> AreaSeries:
    """Return one area's series, cut once."""
    return AreaSeries(site, indicator_id, level, kind, code)
