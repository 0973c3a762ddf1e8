"""Months beside their natural limits in words: what lies outside, and what to ask of it."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from statistics import median
from typing import Any

import pandas as pd

from components.words.periods import day_words, span_words
from components.words.values import (
    count_of,
    format_value,
    join_names,
    legend_of_marks,
    sentence_case,
)
from data.model import Break, Measure, Unit
from data.natural.months import LIMITS_FROM
from data.natural.rolled import Rolled
from data.natural.signals import ROW

Record = dict[Any, Any]
WHOLE_FROM = 100  # rates that are written without decimals
MOST_DIGITS = 6
SIDES = {1: "above", -1: "below"}
KEY = (
    "Solid line: months. Dashed line: the centre. Thin lines: natural limits. Diamond: outside the "
    f"limits. Square: {ROW} or more months in a row on one side of the centre. Hollow: provisional."
)
ASK = (
    "What to ask of such months: what changed in how this is recorded, in how it comes to be "
    "reported, or in what happened? A signal says that a month is unlike the others; not why, and "
    "not whether that is good or bad."
)
QUIET = (
    f"No month lies outside the limits, and no {ROW} months in a row lie on one side of the "
    "centre: the months differ as such months do, and none calls for a reason of its own."
)


def rate_unit(unit: Unit) -> str:
    """Return what a month's rate counts: "offences a day", "outcomes per 100 offences"."""
    return f"{unit.plural} a day" if unit.measure is Measure.COUNT else unit.plural


def rate_words(rate: float, *, digits: int | None = None) -> str:
    """Write a rate: without decimals from 100 on, else with one, or with as many as are asked."""
    places = digits if digits is not None else 0 if rate >= WHOLE_FROM else 1
    return f"{rate:,.{places}f}"


def limits_words(month: Record) -> str:
    """Return "222 to 267" for a month, or "" where its era has no limits."""
    if pd.isna(month["centre"]):
        return ""
    return f"{rate_words(month['lower_limit'])} to {rate_words(month['upper_limit'])}"


def signal_words(month: Record) -> str:
    """Return what a month is a signal of, as a cell of a table; "none" where of nothing."""
    if pd.isna(month["centre"]):
        return "no limits"
    found = [
        f"{SIDES[month['outside']]} the limits" if month["outside"] else "",
        f"one of {ROW} or more {SIDES[month['in_a_row']]} the centre" if month["in_a_row"] else "",
    ]
    return sentence_case("; ".join(one for one in found if one)) or "none"


def describe_natural(months: Sequence[Record], *, unit: Unit, breaks: Iterable[Break]) -> list[str]:
    """Say of each era what its months vary by and which lie outside, the newest era first.

    Args:
        months: Rows of `data.natural.months.natural_months`, at least one.
        unit: Of the measure.
        breaks: Of its series; the hard ones inside are named.
    """
    newest = _newest(months)
    said = _era(newest, unit=unit)
    if any(one["outside"] or one["in_a_row"] for one in newest):
        said.append(ASK)
    said += [*describe_earlier(months), *breaks_inside(months, breaks)]
    return [*said, *([marks] if (marks := legend_of_marks(newest)) else [])]


def describe_newest(months: Sequence[Record], *, unit: Unit) -> list[str]:
    """Say of the newest era alone what its months vary by and which lie outside."""
    return _era(_newest(months), unit=unit)


def describe_earlier(months: Sequence[Record]) -> list[str]:
    """Count the signals of each earlier era, the newest of them first."""
    return [_in_short(one) for one in reversed(_eras(months)[:-1])]


def breaks_inside(months: Sequence[Record], breaks: Iterable[Break]) -> list[str]:
    """Name the hard breaks that lie between the months."""
    start, end = months[0]["period_start"].date(), months[-1]["period_end"].date()
    return [
        f"No limit and no row of months crosses {day_words(one.date)}. {one.headline}"
        for one in breaks
        if one.hard and start < one.date <= end
    ]


def describe_rolled(found: Rolled, *, unit: Unit) -> str:
    """Say which months left a twelve-month figure and which came in, and what each came to."""
    first, latest = (
        f"the year to {row['period_end']:%B %Y} ({format_value(row['value'], unit=unit)})"
        for row in (found.first, found.latest)
    )
    left, came = (
        f"{span_words(part.start.date(), end=part.end.date())} at {rate_words(part.rate)}"
        for part in (found.left, found.came)
    )
    return (
        f"Twelve months together move by what leaves them as much as by what comes in. Between "
        f"{first} and {latest}, in {unit.plural}, {count_of(found.months, 'month')} left, {left} "
        f"{rate_unit(unit)}, and as many came in, {came}."
    )


def describe_in_brief(months: Sequence[Record], *, unit: Unit) -> str:
    """Say of the newest era what lies outside, or that nothing does, and count earlier signals."""
    newest = _newest(months)
    found = [*_outside(newest), *_rows(newest)]
    opening, *said = _era(newest, unit=unit)
    none = f"No signal in {count_of(len(newest), 'month')}."
    quiet: list[str] = [] if pd.isna(newest[0]["centre"]) else [none]
    return " ".join([opening, *(said if found else quiet), *describe_earlier(months)])


def _era(months: Sequence[Record], *, unit: Unit) -> list[str]:
    span = _span(months)
    if pd.isna(months[0]["centre"]):
        few = count_of(len(months), "month")
        return [f"{sentence_case(span)} has {few}: limits are drawn from {LIMITS_FROM} on."]
    low, centre, high = (
        rate_words(median(one[name] for one in months))
        for name in ("lower_limit", "centre", "upper_limit")
    )
    about = (
        "Centre and limits follow the season"
        if months[0]["seasonal"]
        else "They widen a little in short months"
        if unit.measure is Measure.COUNT
        else "They are wider where a month has fewer offences"
    )
    opening = (
        f"{sentence_case(span)}: the centre is {centre} {rate_unit(unit)}, and months that differ "
        f"as such months do lie between about {low} and {high}. {about}."
    )
    found = [one for one in (*_outside(months), *_rows(months)) if one]
    return [opening, *(found or [QUIET])]


def _outside(months: Sequence[Record]) -> list[str]:
    found = []
    for side, word in SIDES.items():
        named = [_beside_limits(one) for one in months if one["outside"] == side]
        if named:
            found.append(f"{sentence_case(word)} the limits: {join_names(named)}.")
    return found


def _beside_limits(month: Record) -> str:
    """Return "March 2024 (216; limits 222 to 267)", with the digits that tell the two apart."""
    broken = month["upper_limit"] if month["outside"] > 0 else month["lower_limit"]
    rate = month["rate"]
    digits = next(
        (
            places
            for places in range(0 if rate >= WHOLE_FROM else 1, MOST_DIGITS)
            if rate_words(rate, digits=places) != rate_words(broken, digits=places)
        ),
        MOST_DIGITS,
    )
    low, high = (rate_words(month[name], digits=digits) for name in ("lower_limit", "upper_limit"))
    name = f"{month['period_end']:%B %Y}"
    return f"{name} ({rate_words(rate, digits=digits)}; limits {low} to {high})"


def _rows(months: Sequence[Record]) -> list[str]:
    """Return each row of eight or more: which months, how many, on which side."""
    runs: list[list[Record]] = []
    for month in months:
        kept = runs and all(runs[-1][-1][one] == month[one] for one in ("in_a_row", "part"))
        if kept:
            runs[-1].append(month)
        else:
            runs.append([month])
    return [
        f"{sentence_case(_span(run))}: {count_of(len(run), 'month')} in a row "
        f"{SIDES[run[0]['in_a_row']]} the centre."
        for run in runs
        if run[0]["in_a_row"]
    ]


def _in_short(months: Sequence[Record]) -> str:
    span = _span(months)
    if pd.isna(months[0]["centre"]):
        return f"{sentence_case(span)}: too few months for limits."
    out, row = (sum(bool(one[name]) for one in months) for name in ("outside", "in_a_row"))
    all_of = count_of(len(months), "month")
    moved = " The series moved over those years: one centre does not describe them."
    moved = moved if out > len(months) / 2 else ""
    if not out and not row:
        return f"{sentence_case(span)}, with limits of its own: no signal in {all_of}."
    return (
        f"{sentence_case(span)}, with limits of its own: {out} of {all_of} outside them, {row} in "
        f"rows of {ROW} or more on one side of the centre.{moved}"
    )


def _newest(months: Sequence[Record]) -> Sequence[Record]:
    return _eras(months)[-1]


def _eras(months: Sequence[Record]) -> list[list[Record]]:
    """Return the months of each era, which follow each other, the oldest era first."""
    return [list(held) for _, held in groupby(months, key=itemgetter("era"))]


def _span(months: Sequence[Record]) -> str:
    first, last = months[0]["period_start"], months[-1]["period_end"]
    return f"{first:%B %Y} to {last:%B %Y}" if len(months) > 1 else f"{last:%B %Y}"
