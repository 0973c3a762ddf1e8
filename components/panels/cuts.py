"""Figures cut for a view, with what is said of them: made once, read by every panel."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from components.maps.classes import Classes, class_limits
from components.maps.dots import Dots, dots_for
from components.words import rows as row_words
from components.words.spread import alt_text_map, alt_text_spread, describe_spread
from components.words.trend import describe_trend
from data.model import Break, Indicator, Status
from data.selection import as_records


class BoroughCut:
    """All boroughs at one period of one indicator, with what is said of them.

    Callers read the frames and records and never change them.
    """

    def __init__(
        self, indicator: Indicator, rows: pd.DataFrame, *, london: Mapping[str, Any] | None
    ) -> None:
        """Take the rows.

        Args:
            indicator: What they measure.
            rows: Of every borough, from `data.selection.at_period`.
            london: London's row of the same period, or None.
        """
        self.indicator, self.rows, self.london = indicator, rows, london

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
    def scale(self) -> Classes | Dots:
        """Return how the map shows values: classes of shades, or the dots of a plain count."""
        values = self.rows.loc[self.rows["status"] == Status.PUBLISHED.value, "value"].tolist()
        dots = dots_for(values, unit=self.indicator.unit)
        return dots or class_limits(values, decimals=self.indicator.unit.decimals)

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
        said = [self.sentences[code] for code in self.rows["area_code"]]
        return _with_text(self.rows, said)

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
        self, indicator: Indicator, rows: pd.DataFrame, *, breaks: Iterable[Break]
    ) -> None:
        """Take the rows.

        Args:
            indicator: What they measure.
            rows: Of `data.schemas.Metrics`, of one area and kind of period, oldest first.
            breaks: On its time axis.
        """
        self.indicator = indicator
        self._hard = [one for one in breaks if one.hard]
        self.name = str(rows["area_name"].iloc[0]) if len(rows) else ""
        said = [row_words.say_period(row, indicator=indicator) for row in as_records(rows)]
        self.rows: pd.DataFrame = _with_text(rows, said)

    @cached_property
    def words(self) -> str:
        """Return the series in words, era by era."""
        return describe_trend(self.rows, indicator=self.indicator, breaks=self._hard)

    @cached_property
    def words_without_breaks(self) -> str:
        """Return the same without the breaks, for a chart whose words name them once."""
        return describe_trend(self.rows, indicator=self.indicator, breaks=())


def _with_text(rows: pd.DataFrame, said: list[str]) -> pd.DataFrame:
    """Return rows with `text`, held as Python strings: as Arrow's it makes every cut slower."""
    return rows.assign(text=pd.Series(said, index=rows.index, dtype=object))
