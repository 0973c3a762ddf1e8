"""Numbers, statuses and lists in words. Sentences about views are made in the sibling modules."""

from collections.abc import Iterable, Sequence
from math import isnan

from data.model import SHORTHAND, Flag, Measure, Status, Unit, UnitKind
from data.statistics.change import Row

STATUS_WORDS = {
    Status.SUPPRESSED: "withheld, the count is too small to publish",
    Status.NOT_APPLICABLE: "not covered by this source",
    Status.MISSING: "no figure for this period",
    Status.NOT_COMPARABLE: "spans a break in recording and cannot be compared",
}
FLAG_WORDS = {
    Flag.PROVISIONAL: "provisional",
    Flag.LOW_RELIABILITY: "low reliability",
    Flag.ESTIMATED: "estimated",
    Flag.REVISED: "revised",
}
MEASURE_WORDS = {
    Measure.COUNT: "counts",
    Measure.RATE: "rates",
    Measure.SHARE: "shares",
    Measure.RATIO: "ratios",
    Measure.MONEY: "amounts",
    Measure.SCORE: "scores",
    Measure.CATEGORY: "values",
}
RECORDED = {UnitKind.INCIDENT, UnitKind.OFFENCE, UnitKind.OUTCOME}
NAMES_AT_MOST = 3
PAIR = 2
SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def format_value(value: float, *, unit: Unit, qualifier: str | None = None) -> str:
    """Return a number as it is written: "7,051", "12.3%", "over 13,600", "under 0.1".

    Args:
        value: In the unit. What carries no value has words of its own: `value_words`.
        unit: Gives decimals, prefix and suffix.
        qualifier: "over", "around" or "below", where that was printed.

    Raises:
        ValueError: If there is no value.
    """
    if isnan(value):
        raise ValueError("a blank is written by its status, never as a number")
    least = 10.0**-unit.decimals
    small = 0 < abs(value) < least / 2
    number = f"{least if small else value:,.{unit.decimals}f}"
    if not small and float(number.replace(",", "")) == 0:
        number = number.removeprefix("-")
    word = qualifier or ("under" if small else None)
    return f"{word} {unit.prefix}{number}{unit.suffix}" if word else _around(number, unit=unit)


def quantity(value: float, *, unit: Unit, qualifier: str | None = None) -> str:
    """Return a number with what it counts: "7,051 offences", "1 victim", "12.3%".

    A share and an amount of money are complete with their sign; what they are of is said by the
    indicator's title.

    Raises:
        ValueError: If there is no value.
    """
    number = format_value(value, unit=unit, qualifier=qualifier)
    return number + unit_words(unit, one=number == "1")


def unit_words(unit: Unit, *, one: bool = False) -> str:
    """Return what follows a number, with its space; nothing where its sign says it all."""
    if unit.measure is Measure.MONEY or (unit.measure is Measure.SHARE and unit.suffix):
        return ""
    return f" {unit.singular if one else unit.plural}"


def value_words(row: Row, *, unit: Unit) -> str:
    """Return the value of a row of `data.schemas.Metrics` with its marks, or why there is none.

    "7.7 offences per 1,000 residents [p]", or "withheld, the count is too small to publish [c]".
    """
    status = Status(row["status"])
    if is_blank(row["value"]):
        return f"{STATUS_WORDS[status]} {SHORTHAND[status]}"
    qualifier = row["qualifier"] if isinstance(row["qualifier"], str) else None
    marks = [SHORTHAND[status]] if status in SHORTHAND else []
    marks += [f"[{flag}]" for flag in str(row["flags"]).split()]
    return " ".join([quantity(row["value"], unit=unit, qualifier=qualifier), *marks])


def interval_words(row: Row, *, unit: Unit) -> str:
    """Return "95% interval 7.4 to 8.0" for a row, or "" where it has no interval."""
    if is_blank(row["lower"]) or is_blank(row["upper"]):
        return ""
    return f"95% interval {range_words(row['lower'], row['upper'], unit=unit)}"


def is_blank(cell: float | None) -> bool:
    """Tell whether a cell has no number, as a table (NaN) or as a record (None)."""
    return cell is None or isnan(cell)


def range_words(low: float, high: float, *, unit: Unit) -> str:
    """Return "5.7 to 14.8", each with its sign."""
    return f"{format_value(low, unit=unit)} to {format_value(high, unit=unit)}"


def values_noun(unit: Unit) -> str:
    """Return what several values of a unit are called: "recorded rates", "shares"."""
    noun = MEASURE_WORDS[unit.measure]
    return f"recorded {noun}" if unit.kind in RECORDED else noun


def legend_of_marks(rows: Iterable[Row]) -> str:
    """Return what each mark on these rows means, "" where there is none."""
    letters = {letter for row in rows for letter in str(row["flags"]).split()}
    words = [f"[{flag}] {FLAG_WORDS[flag]}" for flag in Flag if flag.value in letters]
    return f"{sentence_case('; '.join(words))}." if words else ""


def join_names(names: Sequence[str]) -> str:
    """Return "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def count_of(number: int, noun: str) -> str:
    """Return "one borough", "two boroughs", "32 boroughs"."""
    return f"{spelled(number)} {noun if number == 1 else f'{noun}s'}"


def spelled(number: int) -> str:
    """Return "no", "six" or "32": a count inside a sentence, in words below ten."""
    return SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else f"{number:,}"


def those_that_are(number: int, *, of: int, noun: str) -> str:
    """Begin a sentence: "Three of 32 boroughs are", "Neither borough is", "Both boroughs are"."""
    if number == of:
        return f"{'Both' if of == PAIR else f'All {spelled(of)}'} {noun}s are"
    if not number:
        return f"Neither {noun} is" if of == PAIR else f"None of the {spelled(of)} {noun}s is"
    verb = "is" if number == 1 else "are"
    return sentence_case(f"{spelled(number)} of {spelled(of)} {noun}s {verb}")


def spoken(name: str) -> str:
    """Return a borough's name as it stands inside a sentence."""
    return f"the {name}" if name.startswith("City of") else name


def sentence_case(text: str) -> str:
    """Return the text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def blanks_in_words(rows: Iterable[Row], *, noun: str) -> list[str]:
    """Return one sentence for each reason why some rows are blank or not compared.

    Up to three areas are named, in the order given; more are counted.
    """
    reasons = {(Status(row["status"]), str(row["area_name"])): None for row in rows}
    return [
        _said_of(names, noun=noun, words=f"{STATUS_WORDS[status]} {SHORTHAND[status]}")
        for status in SHORTHAND
        if (names := [name for each, name in reasons if each is status])
    ]


def flags_in_words(rows: Sequence[Row], *, noun: str) -> list[str]:
    """Return one sentence for each flag, with the areas that carry it as in `blanks_in_words`."""
    return [
        _said_of(names, noun=noun, words=f"{FLAG_WORDS[flag]} [{flag}]")
        for flag in Flag
        if (names := [str(row["area_name"]) for row in rows if flag.value in row["flags"].split()])
    ]


def _said_of(names: Sequence[str], *, noun: str, words: str) -> str:
    who = join_names(names) if len(names) <= NAMES_AT_MOST else count_of(len(names), noun)
    return sentence_case(f"{who}: {words}.")


def _around(number: str, *, unit: Unit) -> str:
    sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number)
    return f"{sign}{unit.prefix}{digits}{unit.suffix}"
