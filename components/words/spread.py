"""What the boroughs' values look like together, in words. Nobody is named as first or last."""

from collections.abc import Sequence

import pandas as pd

from components.words.periods import in_a_sentence, period_words
from components.words.values import (
    blanks_in_words,
    count_of,
    flags_in_words,
    format_value,
    interval_words,
    is_blank,
    legend_of_marks,
    quantity,
    range_words,
    sentence_case,
    unit_words,
    value_words,
    values_noun,
)
from data.model import Indicator, Measure, Status, Unit
from data.selection import as_records
from data.statistics.change import Row
from data.statistics.standing import Place, middle_half, place_of

Values = pd.DataFrame | Sequence[Row]
UNPLACED = (Measure.COUNT, Measure.MONEY)
HIGHER_STILL = "the strategy of 2005 says that the true figure is likely to be higher still."
NOT_PLACED = (
    "It is a national estimate shared out by residents, so it is not placed among boroughs; "
    f"{HIGHER_STILL}"
)


def describe_spread(values: Values, *, london: Row | None, indicator: Indicator) -> str:
    """Say how far the boroughs' values reach, what London's is and who has none.

    Args:
        values: Rows of `data.schemas.Metrics` for one indicator and period, one per borough,
            blank ones included; as a frame, or as the records of one.
        london: London's row for the same period; None where the indicator has none.
        indicator: Gives the unit and the title.

    Returns:
        Sentences of plain words. A blank borough is named with its reason and never counts as 0;
        a value that spans a break is left out of the spread.
    """
    unit, rows = indicator.unit, _records(values)
    shown = [row for row in rows if row["status"] == Status.PUBLISHED.value]
    sentences = [_reach(shown, unit=unit), *_london(london, unit=unit)]
    marked = [*shown, *([] if london is None else [london])]
    sentences += [*blanks_in_words(rows, noun="borough"), *flags_in_words(marked, noun="area")]
    return " ".join(sentences)


def alt_text_map(values: Values, *, london: Row | None, indicator: Indicator) -> str:
    """Return the alternative text of a borough map. Arguments as for `describe_spread`."""
    return _alternative("Map of the London boroughs", values, london=london, indicator=indicator)


def alt_text_spread(values: Values, *, london: Row | None, indicator: Indicator) -> str:
    """Return the alternative text of a chart with a mark for each borough.

    Arguments as for `describe_spread`.
    """
    return _alternative(
        "Chart with one mark for each borough", values, london=london, indicator=indicator
    )


def describe_borough(
    row: Row, *, values: pd.DataFrame, london: Row | None, indicator: Indicator
) -> str:
    """Say one borough's value, its interval, London's value and where it lies in the spread.

    Where a borough lies is said by the middle half of the boroughs, never by a rank, and only
    for measures that do not grow with the size of a borough. An amount that residents share out
    is placed nowhere, and carries the direction that its reports give.

    Args:
        row: The borough's row of `data.schemas.Metrics`.
        values: As for `describe_spread`, the borough included.
        london: As for `describe_spread`.
        indicator: Gives the unit.
    """
    unit = indicator.unit
    period = period_words(row["period_type"], start=row["period_start"], end=row["period_end"])
    limits = interval_words(row, unit=unit)
    interval = f" ({limits})" if limits else ""
    sentences = [f"{row['area_name']}, {period}: {value_words(row, unit=unit)}{interval}."]
    comparable = row["status"] == Status.PUBLISHED.value and unit.measure not in UNPLACED
    if comparable and limits and london is not None and not is_blank(london["value"]):
        sentences += [_against_london(row, london=london, unit=unit)]
    else:
        sentences += _london(london, unit=unit)
    if comparable:
        sentences += _place(row, values=values, unit=unit)
    elif unit.measure is Measure.MONEY:
        sentences += [NOT_PLACED]
    marked = [row] if london is None else [row, london]
    return " ".join(part for part in [*sentences, legend_of_marks(marked)] if part)


def _records(values: Values) -> Sequence[Row]:
    return as_records(values) if isinstance(values, pd.DataFrame) else values


def _reach(shown: Sequence[Row], *, unit: Unit) -> str:
    numbers = [row["value"] for row in shown]
    if not numbers:
        return "No borough has a figure."
    if len(numbers) == 1:
        return (
            f"One borough has a figure: {shown[0]['area_name']}, {quantity(*numbers, unit=unit)}."
        )
    low, high = min(numbers), max(numbers)
    across = count_of(len(numbers), "borough")
    if format_value(low, unit=unit) == format_value(high, unit=unit):
        return f"Each of {across} with a figure has {quantity(low, unit=unit)}."
    reach = f"{values_noun(unit)} run from {range_words(low, high, unit=unit)}{unit_words(unit)}"
    return f"{sentence_case(reach)} across {across}."


def _london(london: Row | None, *, unit: Unit) -> list[str]:
    return [] if london is None else [f"London: {value_words(london, unit=unit)}."]


def _against_london(row: Row, *, london: Row, unit: Unit) -> str:
    """Say whether London's value lies inside the borough's interval, by the digits written."""
    value, lower, upper = (
        round(one, unit.decimals) for one in (london["value"], row["lower"], row["upper"])
    )
    where = "inside"
    if value < lower:
        where = "below"
    elif value > upper:
        where = "above"
    return f"London's value, {value_words(london, unit=unit)}, lies {where} that interval."


def _place(row: Row, *, values: pd.DataFrame, unit: Unit) -> list[str]:
    """Say where a borough's interval lies beside the middle half; nothing without an interval."""
    middle = middle_half(values)
    place = place_of(row, middle=middle, decimals=unit.decimals)
    if place is None or middle is None:
        return []
    half = f"the middle half of the boroughs, {range_words(*middle, unit=unit)}"
    if place is Place.UNSURE:
        return [f"Its interval reaches across an edge of {half}: on which side is not known."]
    return [f"The borough lies {place} {half}."]


def _alternative(drawing: str, values: Values, *, london: Row | None, indicator: Indicator) -> str:
    """Name the drawing, the indicator and the period, then describe the spread."""
    when, rows = "", _records(values)
    if rows:
        first = rows[0]
        period = period_words(
            first["period_type"], start=first["period_start"], end=first["period_end"]
        )
        when = f", {in_a_sentence(period)}"
    spread = describe_spread(rows, london=london, indicator=indicator)
    return f"{drawing}: {indicator.short_title}{when}. {spread}"
