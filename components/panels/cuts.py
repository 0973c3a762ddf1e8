"""Figures cut for a view, with what is said of them: made once, read by every panel."""

from collections.abc import Collection, Iterable, Mapping, Sequence
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
from data.statistics.funnel_places import FunnelPlaces, NoFunnel, funnel_places


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
        self._sorted: dict[tuple[str, bool], OrderedRows] = {}

    @cached_property
    def records(self) -> list[dict[Any, Any]]:
        """Return the rows as records, in order of name, with `text`, what is said of each."""
        found = as_records(self.rows)
        for row in found:
            row["text"] = row_words.say_area(row, indicator=self.indicator)
        return found

    @cached_property
    def period(self) -> str:
        """Return the period in words."""
        first = next(row for row in self.records if not pd.isna(row["period_start"]))
        return row_words.row_period(first)

    @cached_property
    def sentences(self) -> dict[str, str]:
        """Return what is said of each borough, by its code."""
        return {row["area_code"]: row["text"] for row in self.records}

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
    def funnel(self) -> FunnelPlaces | NoFunnel:
        """Return where each lies in a funnel, or why there is none."""
        return funnel_places(self.with_sentences, unit=self.indicator.unit)

    @cached_property
    def with_sentences(self) -> pd.DataFrame:
        """Return the rows with `text`, what is said of each, for the pointer."""
        return _with_text(self.rows, [row["text"] for row in self.records])

    def ordered(self, order: str) -> "OrderedRows":
        """Return the rows by name or by value, highest first and blanks last."""
        return self.sorted_by(
            "value" if order == "value" else "area_name", ascending=order != "value"
        )

    def sorted_by(self, column: str, *, ascending: bool) -> "OrderedRows":
        """Return the rows in the order of a column, blanks last; made once for each order."""
        wanted = column, ascending
        if wanted not in self._sorted:
            rows = self.with_sentences.sort_values(
                column, ascending=ascending, na_position="last", kind="stable"
            )
            records = [self.records[place] for place in rows.index]
            self._sorted[wanted] = OrderedRows(
                records, indicator=self.indicator, london=self.london
            )
        return self._sorted[wanted]


class OrderedRows:
    """Boroughs of a cut in one order, as records, with what is said of them together."""

    def __init__(
        self,
        records: Sequence[dict[Any, Any]],
        *,
        indicator: Indicator,
        london: Mapping[str, Any] | None,
    ) -> None:
        """Take records of the cut, and what they measure."""
        self.records, self._indicator, self._london = records, indicator, london

    def of(self, codes: Collection[str]) -> "OrderedRows":
        """Return those of some boroughs alone."""
        held = [row for row in self.records if row["area_code"] in codes]
        return OrderedRows(held, indicator=self._indicator, london=self._london)

    @cached_property
    def words(self) -> str:
        """Return how far they reach, in words."""
        return describe_spread(self.records, indicator=self._indicator, london=self._london)

    @cached_property
    def alt_text(self) -> str:
        """Return the text alternative of a chart with a mark for each."""
        return alt_text_spread(self.records, indicator=self._indicator, london=self._london)

    @cached_property
    def any_value(self) -> bool:
        """Tell whether one has a value."""
        return any(pd.notna(row["value"]) for row in self.records)

    @cached_property
    def any_interval(self) -> bool:
        """Tell whether one has an interval."""
        return any(pd.notna(row["lower"]) for row in self.records)


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
