"""The changes of several areas together, in words. Nobody is named as first or last."""

from collections.abc import Collection, Mapping, Sequence

from components.words.change import (
    REFUSALS,
    TOO_NARROW,
    TOO_NARROW_ALL,
    describe_change,
    signed,
    signed_limits,
)
from components.words.periods import day_words, in_a_sentence, span_words
from components.words.rows import period_named
from components.words.values import (
    STATUS_WORDS,
    count_of,
    format_value,
    join_names,
    sentence_case,
    those_that_are,
)
from data.model import SHORTHAND, Measure, Status, Unit, UnitKind
from data.statistics.change import Change, Reason, Refusal
from data.statistics.what_changed import Changes, WhatChanged

NAMED_AT_MOST = 4
MANY = 10  # comparisons of which some would stand out by chance
NOT_COVERED = Status.NOT_APPLICABLE
MARKS = {
    Reason.SUPPRESSED: SHORTHAND[Status.SUPPRESSED],
    Reason.BLANK: SHORTHAND[Status.MISSING],
    Reason.NO_PAIR: SHORTHAND[Status.MISSING],
    Reason.NO_COUNTS: SHORTHAND[Status.MISSING],
    Reason.HARD_BREAK: SHORTHAND[Status.NOT_COMPARABLE],
    Reason.STRADDLES: SHORTHAND[Status.NOT_COMPARABLE],
}


def change_heading(changes: Changes) -> str:
    """Return the finding: how far the changes reach, or that there is none."""
    given = changes.given
    if not given:
        return "No change can be given"
    low, high = (signed(each(100 * (one.ratio - 1) for one in given)) for each in (min, max))
    if len(given) == 1:
        return f"One change can be given: {low}"
    return f"Changes run from {low} to {high}" if low != high else f"Every change is {low}"


def summary_of_changes(found: WhatChanged) -> str:
    """Say what is compared, and instead of what, and how many changes are more than chance.

    "" where there is no change.
    """
    given, indicator = found.shown.given, found.shown.indicator
    if not given:
        return ""
    said = [sentence_case(f"{compared(given[0])}."), _beyond(given)]
    if found.instead_of is not None:
        said.insert(0, _instead(found, refusal=found.instead_of))
    if indicator.unit.kind is UnitKind.OFFENCE:
        said.append(TOO_NARROW if len(given) == 1 else TOO_NARROW_ALL)
    return " ".join(said)


def _instead(found: WhatChanged, *, refusal: Refusal) -> str:
    asked = found.asked
    year = in_a_sentence(period_named(asked.period_type, end=asked.period_end))
    return (
        f"{sentence_case(year)} cannot be compared with the year before. "
        f"{refusal_words(refusal)} Like-for-like months of one era are compared "
        f"instead, by count: {found.shown.indicator.title}."
    )


def changes_one_by_one(
    found: WhatChanged, *, names: Mapping[str, str], chosen: Collection[str]
) -> list[str]:
    """Say London's change, those of chosen areas, and who has none and why.

    Args:
        found: The changes.
        names: Of every area of the view by its code, in order; those of which no change was asked
            are not covered by the source.
        chosen: Codes of areas whose change is said in full.
    """
    unit, areas = found.shown.indicator.unit, found.shown.areas
    sentences = []
    if found.london is not None:
        sentences.append(_said_of("London", found.london, unit=unit))
    sentences += [
        _said_of(names[code], each.change, unit=unit)
        for code, each in areas.items()
        if code in chosen and isinstance(each.change, Change)
    ]
    sentences += refusals_in_words(found.shown, names=names)
    uncovered = [name for code, name in names.items() if code not in areas]
    if uncovered:
        sentences.append(f"{join_names(uncovered)}: {STATUS_WORDS[NOT_COVERED]} [z].")
    return sentences


def _said_of(name: str, change: Change | Refusal, *, unit: Unit) -> str:
    return f"{name}: {_lower_the(describe_change(change, unit=unit, say_too_narrow=False))}"


def _lower_the(text: str) -> str:
    """Begin with a small letter where the first word is no name of a month."""
    return _lower(text) if text.startswith(("The ", "No ")) else text


def compared(change: Change) -> str:
    """Return "the year to July 2023 compared with the year to July 2022", inside a sentence."""
    later, earlier = (
        in_a_sentence(span_words(each.start, end=each.end))
        for each in (change.later, change.earlier)
    )
    return f"{later} compared with {earlier}"


def refusals_in_words(changes: Changes, *, names: Mapping[str, str]) -> list[str]:
    """Return one sentence for each reason why areas have no change."""
    found: dict[Refusal, list[str]] = {}
    for code, each in changes.areas.items():
        if isinstance(each.change, Refusal):
            found.setdefault(each.change, []).append(names[code])
    sentences = []
    for refusal, who in found.items():
        listed = join_names(who) if len(who) <= NAMED_AT_MOST else count_of(len(who), "borough")
        sentences.append(f"{sentence_case(listed)}: {_lower(refusal_words(refusal))}")
    return sentences


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def refusal_words(refusal: Refusal) -> str:
    """Say why there is no change, with the day and the headline of the break in the way."""
    words = REFUSALS[refusal.reason]
    if refusal.break_ is None:
        return words
    return f"{words} {day_words(refusal.break_.date)}: {refusal.break_.headline}"


def change_cells(change: Change | Refusal | None, *, unit: Unit) -> tuple[str, ...]:
    """Write later and earlier value, difference, percentage and interval for a table.

    None is an area that the source does not cover.
    """
    if change is None:
        return (SHORTHAND[NOT_COVERED],) * 5
    if isinstance(change, Refusal):
        return (MARKS.get(change.reason, SHORTHAND[Status.NOT_APPLICABLE]),) * 5
    marks = "".join(f" [{flag}]" for flag in change.flags)
    return (
        format_value(change.later.value, unit=unit) + marks,
        format_value(change.earlier.value, unit=unit),
        _difference(change, unit=unit),
        signed(100 * (change.ratio - 1)),
        signed_limits(change),
    )


def _difference(change: Change, *, unit: Unit) -> str:
    sign = "−" if change.difference < 0 else "+" if change.difference > 0 else ""
    size = format_value(abs(change.difference), unit=unit)
    return sign + (f"{size.removesuffix('%')} points" if unit.measure is Measure.SHARE else size)


def _beyond(given: Sequence[Change]) -> str:
    beyond = sum(one.beyond_chance for one in given)
    if len(given) == 1:
        return "It is more than chance alone would do." if beyond else "Chance could make it."
    said = f"{those_that_are(beyond, of=len(given), noun='change')} more than chance alone would do"
    if len(given) < MANY:
        return f"{said}."
    expected = 0.05 * len(given)
    return f"{said}; of {len(given)} such comparisons about {expected:.1f} would look so by chance."
