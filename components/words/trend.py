"""A series over time in words, era by era and never across a break."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from components.words.periods import day_words, in_a_sentence, period_words
from components.words.values import (
    count_of,
    format_value,
    legend_of_marks,
    quantity,
    range_words,
    sentence_case,
    unit_words,
    value_words,
    values_noun,
)
from data.model import SHORTHAND, Break, Indicator, Status, Unit
from data.selection import as_records
from data.statistics.change import AS_PRINTED

Record = dict[Any, Any]


def describe_trend(series: pd.DataFrame, *, indicator: Indicator, breaks: Iterable[Break]) -> str:
    """Say how far the values reach inside each era, what is not joined and the latest value.

    Nothing is said about a rise or a fall: that is a question of change, and
    `data.statistics.change` answers it.

    Args:
        series: Rows of `data.schemas.Metrics` of one indicator, area, group and period type.
        indicator: Gives the unit.
        breaks: All breaks of the indicator's series, hard ones and notes. Those outside the
            series go unmentioned.
    """
    rows: list[Record] = as_records(series.sort_values("period_end"))
    return describe_periods(rows, indicator=indicator, breaks=breaks)


def describe_periods(
    rows: Sequence[Record], *, indicator: Indicator, breaks: Iterable[Break]
) -> str:
    """Say what `describe_trend` says, of rows already taken out of their table, oldest first."""
    shown = [row for row in rows if row["status"] == Status.PUBLISHED.value]
    if not shown:
        return " ".join(["There is no figure to draw.", *_left_out(rows)])
    unit = indicator.unit
    sentences = [
        _reach(list(era), era_name=str(name), unit=unit)
        for name, era in groupby(shown, key=lambda row: row["era"])
    ]
    if len(shown) > 1:
        sentences.append(f"Latest, {_when(shown[-1])}: {value_words(shown[-1], unit=unit)}.")
    start, end = rows[0]["period_start"].date(), rows[-1]["period_end"].date()
    inside = sorted(
        (each for each in breaks if start < each.date <= end), key=lambda each: each.date
    )
    sentences += [_break_words(each) for each in inside]
    sentences += [*_left_out(rows), legend_of_marks(shown)]
    return " ".join(part for part in sentences if part)


def alt_text_trend(series: pd.DataFrame, *, indicator: Indicator, breaks: Iterable[Break]) -> str:
    """Return the alternative text of a chart over time. Arguments as for `describe_trend`."""
    area = f", {series['area_name'].iloc[0]}" if len(series) else ""
    words = describe_trend(series, indicator=indicator, breaks=breaks)
    return f"Chart over time: {indicator.short_title}{area}. {words}"


def describe_together(said: Sequence[tuple[str, str]]) -> str:
    """Join what is said of several series in one chart.

    Args:
        said: The name of each and what `describe_trend` says of it. One alone needs no name.
    """
    if len(said) == 1:
        return said[0][1]
    return " ".join(f"{name}: {_after_a_colon(words)}" for name, words in said)


def _after_a_colon(words: str) -> str:
    small = words.startswith(("From ", "The ", "There "))
    return words[:1].lower() + words[1:] if small else words


def _reach(era: list[Record], *, era_name: str, unit: Unit) -> str:
    """Say how far the values of one era reach."""
    if len(era) == 1:
        return f"{sentence_case(_when(era[0]))}: {value_words(era[0], unit=unit)}."
    numbers = [row["value"] for row in era]
    low, high = min(numbers), max(numbers)
    span = f"From {_when(era[0])} to {_when(era[-1])}"
    if format_value(low, unit=unit) == format_value(high, unit=unit):
        return f"{span} every value is {quantity(low, unit=unit)}."
    reach = f"{range_words(low, high, unit=unit)}{unit_words(unit)}"
    loose = ", single figures that are not joined" if era_name == AS_PRINTED else ""
    return f"{span} {values_noun(unit)} run from {reach}{loose}."


def _break_words(each: Break) -> str:
    if each.hard:
        return f"No line crosses {day_words(each.date)}. {each.headline}"
    return f"Marked at {day_words(each.date)}: {each.label}."


def _left_out(rows: Sequence[Record]) -> list[str]:
    """Count the periods that are not drawn, for each reason."""
    why = {
        Status.NOT_COMPARABLE: "across a break, not drawn in the line",
        Status.SUPPRESSED: "withheld, too small to publish",
        Status.NOT_APPLICABLE: "not covered by this source",
        Status.MISSING: "without a figure",
    }
    sentences = []
    for status, words in why.items():
        number = sum(row["status"] == status.value for row in rows)
        if number:
            periods = sentence_case(count_of(number, "period"))
            sentences.append(f"{periods} {words} {SHORTHAND[status]}.")
    return sentences


def _when(row: Record) -> str:
    return in_a_sentence(
        period_words(row["period_type"], start=row["period_start"], end=row["period_end"])
    )
