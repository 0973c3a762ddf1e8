"""Short words for one row: a label, a cell, a line under the pointer, a source line."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from components.words.facts import KIND_WORDS
from components.words.periods import period_words
from components.words.values import (
    FLAG_WORDS,
    format_value,
    interval_words,
    range_words,
    sentence_case,
    value_words,
)
from data.model import SHORTHAND, Flag, Indicator, PeriodType, Source, Status, Unit

Row = Mapping[Any, Any]
PERIOD_TYPE_WORDS: dict[PeriodType, str] = {
    PeriodType.MONTH: "Month",
    PeriodType.QUARTER: "Quarter",
    PeriodType.ROLLING_12: "Twelve months",
    PeriodType.FOUR_QUARTERS: "Four quarters",
    PeriodType.CALENDAR_YEAR: "Calendar year",
    PeriodType.FINANCIAL_YEAR: "Financial year",
    PeriodType.TEN_YEARS: "Ten years together",
    PeriodType.SURVEY_YEAR: "Survey year",
    PeriodType.POINT: "One day",
    PeriodType.OTHER: "As printed",
}
MONTHS = {
    PeriodType.MONTH: 1,
    PeriodType.QUARTER: 3,
    PeriodType.ROLLING_12: 12,
    PeriodType.FOUR_QUARTERS: 12,
    PeriodType.CALENDAR_YEAR: 12,
    PeriodType.FINANCIAL_YEAR: 12,
    PeriodType.TEN_YEARS: 120,
}
NOTE_WORDS = {
    Status.SUPPRESSED: "[c] withheld, too small a count to publish",
    Status.NOT_APPLICABLE: "[z] not covered by this source",
    Status.MISSING: "[x] no figure",
    Status.NOT_COMPARABLE: "[b] straddles a break in recording",
}


def row_period(row: Row) -> str:
    """Return a row's period in words."""
    return period_words(row["period_type"], start=row["period_start"], end=row["period_end"])


def period_label(kind: PeriodType, *, end: str) -> str:
    """Return a period in words from its kind and last day, for a choice."""
    return sentence_case(period_named(kind, end=end))


@lru_cache(maxsize=2048)  # a page offers hundreds of periods, and most pages the same
def period_named(kind: PeriodType, *, end: str) -> str:
    """Return a period in words from its kind and last day, inside a sentence."""
    last = pd.Timestamp(end)
    months = MONTHS.get(kind)
    first = last + pd.Timedelta(days=1) - pd.DateOffset(months=months) if months else last
    return period_words(kind, start=first, end=last)


def borough_cells(row: Row | None, *, london: Row | None, unit: Unit) -> tuple[str, ...]:
    """Write period, value, interval, London's value and unit for a borough's own table."""
    return (
        row_period(row) if row is not None else SHORTHAND[Status.MISSING],
        cell(row, unit=unit),
        interval_cell(row, unit=unit),
        cell(london, unit=unit),
        unit.plural,
    )


def say_area(row: Row, *, indicator: Indicator) -> str:
    """Say an area's value, interval and status in one line, for a reader of the map."""
    said = f"{row['area_name']}: {value_words(row, unit=indicator.unit)}"
    interval = interval_words(row, unit=indicator.unit)
    return f"{said}, {interval}" if interval else said


def say_period(row: Row, *, indicator: Indicator) -> str:
    """Say a period's value, for the pointer on a trend."""
    return f"{row['area_name']}, {row_period(row)}<br>{value_words(row, unit=indicator.unit)}"


def cell(row: Row | None, *, unit: Unit) -> str:
    """Write a value for a table: the number, or the shorthand of the blank; never empty."""
    if row is None:
        return SHORTHAND[Status.MISSING]
    if pd.isna(row["value"]):
        return SHORTHAND[Status(row["status"])]
    marks = [f"[{flag}]" for flag in str(row["flags"]).split()]
    if row["status"] == Status.NOT_COMPARABLE:
        marks.insert(0, SHORTHAND[Status.NOT_COMPARABLE])
    return " ".join([format_value(row["value"], unit=unit), *marks])


def interval_cell(row: Row | None, *, unit: Unit) -> str:
    """Write an interval for a table; the mark of a blank value, or [z] where a value has none."""
    if row is None or pd.isna(row["value"]):
        return cell(row, unit=unit)
    if pd.isna(row["lower"]) or pd.isna(row["upper"]):
        return SHORTHAND[Status.NOT_APPLICABLE]
    return range_words(row["lower"], row["upper"], unit=unit)


def counted_heading(unit: Unit) -> str:
    """Name what values rest on, as a heading of `count_cell`: "Number of offences"."""
    return f"Number of {KIND_WORDS[unit.kind]}"


def count_cell(row: Row | None) -> str:
    """Write the count a value rests on, or the shorthand of the blank."""
    if row is None:
        return SHORTHAND[Status.MISSING]
    if pd.isna(row["numerator"]):
        return SHORTHAND.get(Status(row["status"]), SHORTHAND[Status.NOT_APPLICABLE])
    return f"{row['numerator']:,.0f}"


def explain_marks(rows: Iterable[Row], *, intervals: bool = True) -> str:
    """Explain each shorthand that occurs in a table, above it.

    Args:
        rows: Of the table.
        intervals: Whether the table has a column of intervals.
    """
    held = list(rows)
    statuses = {Status(row["status"]) for row in held}
    letters = {letter for row in held for letter in str(row["flags"]).split()}
    said = [words for status, words in NOTE_WORDS.items() if status in statuses]
    said += [f"[{flag}] {FLAG_WORDS[flag]}" for flag in Flag if flag.value in letters]
    said += (
        ["[z] in the interval: none is given"]
        if intervals
        and any(pd.isna(row["lower"]) and row["status"] == Status.PUBLISHED for row in held)
        else []
    )
    return f"{sentence_case('; '.join(said))}." if said else ""


def headline_value(row: Row | None, *, unit: Unit) -> str:
    """Write a headline figure without its marks, which stand in its note."""
    if row is None or pd.isna(row["value"]):
        return SHORTHAND[Status.MISSING if row is None else Status(row["status"])]
    return format_value(row["value"], unit=unit)


def headline_note(row: Row | None, *, indicator: Indicator) -> str:
    """Say a headline's period and flags, or where it was asked for, if there is none."""
    if row is None:
        asked = ", ".join(f"Assembly recommendation {one}" for one in indicator.recommendations)
        return f"see {asked}" if asked else "not published"
    marks = [FLAG_WORDS[flag] for flag in Flag if flag.value in str(row["flags"]).split()]
    return ", ".join([row_period(row), *marks])


def source_line(sources: Sequence[Source], *, release: str) -> str:
    """Name the sources, their extracts and the release; licences stand with each source's own."""
    named = []
    for one in sources:
        dated = f", extract of {one.extract_date:%-d %B %Y}" if one.extract_date else ""
        named.append(f"{one.short_title}{dated}")
    return f"Sources: {'; '.join(named)}. Release {release}."
