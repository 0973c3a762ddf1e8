"""The changes of several areas together, in words. Nobody is named as first or last."""

from collections.abc import Collection, Mapping, Sequence

from components.words.change import (
    TOO_NARROW,
    TOO_NARROW_ALL,
    beside_whole,
    describe_change,
    is_too_narrow,
    launch_words,
    marks_of,
    refusal_words,
    signed_limits,
    signed_size,
    verdict,
)
from components.words.periods import in_a_sentence, span_words
from components.words.rows import period_named
from components.words.values import (
    FLAG_WORDS,
    STATUS_WORDS,
    count_of,
    format_value,
    join_names,
    sentence_case,
    spelled,
    those_that_are,
)
from data.model import SHORTHAND, Flag, Measure, Status, Unit
from data.statistics.against_whole import AgainstWhole
from data.statistics.change import Change, Reason, Refusal
from data.statistics.what_changed import Changes, WhatChanged

NAMED_AT_MOST = 4
NOT_COVERED = Status.NOT_APPLICABLE
MARKS = {
    Reason.SUPPRESSED: SHORTHAND[Status.SUPPRESSED],
    Reason.BLANK: SHORTHAND[Status.MISSING],
    Reason.NO_PAIR: SHORTHAND[Status.MISSING],
    Reason.NO_EARLIER: SHORTHAND[Status.MISSING],
    Reason.ONE_PERIOD: SHORTHAND[Status.NOT_APPLICABLE],
    Reason.NOT_COVERED: SHORTHAND[Status.NOT_APPLICABLE],
    Reason.NO_COUNTS: SHORTHAND[Status.MISSING],
    Reason.HARD_BREAK: SHORTHAND[Status.NOT_COMPARABLE],
    Reason.STRADDLES: SHORTHAND[Status.NOT_COMPARABLE],
}
# Under a table, what the mark of a change that is not given stands for there.
MARKED = {
    Reason.HARD_BREAK: "a break in recording lies between",
    Reason.STRADDLES: "a period spans a break in recording",
    Reason.SUPPRESSED: "a count is withheld",
    Reason.BLANK: "one of the periods has no figure",
    Reason.NO_PAIR: "no months of two years were recorded in the same way",
    Reason.NO_EARLIER: "no figure for the year before",
    Reason.ONE_PERIOD: "figures for one period only",
    Reason.NOT_COVERED: STATUS_WORDS[NOT_COVERED],
    Reason.NO_COUNTS: "without the counts, chance cannot be judged",
    Reason.TOO_FEW: "fewer than 10 events lie behind a figure",
}
UNCOMPARED = "the figures cannot be compared"
NO_WHOLE = "in the last two columns: only boroughs are held against all of them"


def change_heading(found: WhatChanged) -> str:
    """Return the finding: London's change, and how many areas' differ from that of all."""
    given, against, london = found.shown.given, found.against, found.london
    if not given:
        return "No change can be given"
    if against is None:
        low, high = (signed_size(each(given, key=lambda one: one.size)) for each in (min, max))
        if len(given) == 1:
            return f"One change can be given: {low}"
        return f"Changes run from {low} to {high}" if low != high else f"Every change is {low}"
    differing = len(against.differing)
    if isinstance(london, Change):
        sure = london.beyond_chance
        amount = signed_size(london).lstrip("+−") if sure else signed_size(london)
        whole = f"London {verdict(london)}{' by' if sure else ':'} {amount}"
    else:
        whole = f"All boroughs together: {signed_size(against)}"
    if not differing:
        return f"{whole}; no borough’s change differs from it beyond what such counts vary"
    noun = "borough’s change differs" if differing == 1 else "boroughs’ changes differ"
    return f"{whole}; {spelled(differing)} {noun} from it"


def summary_of_changes(found: WhatChanged, *, names: Mapping[str, str]) -> str:
    """Say what is compared, and instead of what: London first, its parts, then who differs.

    Args:
        found: The changes.
        names: Of the areas of the view, by code.

    Returns:
        "" where there is no change.
    """
    given, against = found.shown.given, found.against
    if not given:
        return ""
    first = given[0]
    said = [] if found.instead_of is None else [_instead(found, refusal=found.instead_of)]
    said += [sentence_case(f"{compared(first)}."), *_whole(found)]
    if against is None:
        said.append(_beyond(given))
    else:
        said.append(_who_differs(against, names=names))
    if is_too_narrow(first, unit=found.shown.indicator.unit):
        said.append(TOO_NARROW if len(given) == 1 else TOO_NARROW_ALL)
    return " ".join(part for part in [*said, launch_words(first)] if part)


def _whole(found: WhatChanged) -> list[str]:
    """Say London's change, that of its parts, and what share of its events has no borough."""
    london = found.london
    if not isinstance(london, Change):
        return []
    said = [f"London: {_with_limits(london)}, so it {verdict(london)}."]
    if found.parts:
        parts = [f"{one.short_title}, {_with_limits(change)}" for one, change in found.parts]
        said.append(f"Of this: {'; '.join(parts)}.")
    without, against = found.without_area, found.against
    if without is not None and against is not None:
        earlier, later = without
        said.append(
            f"Offences without a borough were {earlier:.1f}% of London’s and then {later:.1f}%, "
            f"so the boroughs together show {signed_size(against)}."
        )
    return said


def _with_limits(change: Change) -> str:
    return f"{signed_size(change)} (95% interval {signed_limits(change)})"


def _who_differs(against: AgainstWhole, *, names: Mapping[str, str]) -> str:
    """Name the areas of the view whose change differs from that of all, and count the others."""
    measured = (
        f"Each was held against all {len(against.areas)} together, {signed_size(against)}"
        + (f", with φ {against.phi:.2f}" if against.phi > 1 else "")
        + "; of those that differ at most 5% do so falsely, on average."
    )
    differing = against.differing
    if not differing:
        return (
            f"No borough’s change differs from that of all beyond what such counts vary. {measured}"
        )
    shown = [names[code] for code in differing if code in names]
    listed = f": {join_names(shown)}" if 0 < len(shown) <= NAMED_AT_MOST else ""
    noun = "borough’s change differs" if len(differing) == 1 else "boroughs’ changes differ"
    said = f"{sentence_case(spelled(len(differing)))} {noun} from that of all{listed}."
    return f"{said} {measured}"


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
        " ".join([_said_of(names[code], each.change, unit=unit), *_beside(found, code=code)])
        for code, each in areas.items()
        if code in chosen and isinstance(each.change, Change)
    ]
    sentences += refusals_in_words(found.shown, names=names)
    uncovered = [name for code, name in names.items() if code not in areas]
    if uncovered:
        sentences.append(f"{join_names(uncovered)}: {STATUS_WORDS[NOT_COVERED]} [z].")
    return sentences


def _beside(found: WhatChanged, *, code: str) -> list[str]:
    against = found.against
    if against is None or code not in against.areas:
        return []
    return [beside_whole(against.areas[code], against=against)]


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


def change_cells(
    change: Change | Refusal | None, *, unit: Unit, beside: tuple[str, str] | None = None
) -> tuple[str, ...]:
    """Write later and earlier value, difference, change and interval for a table.

    Args:
        change: None is an area that the source does not cover.
        unit: Of the measure.
        beside: The change beside that of all areas with its interval, where areas are held
            against their sum: two cells more.
    """
    more = beside or ()
    if change is None:
        return (SHORTHAND[NOT_COVERED],) * (5 + len(more))
    if isinstance(change, Refusal):
        return (MARKS.get(change.reason, SHORTHAND[Status.NOT_APPLICABLE]),) * (5 + len(more))
    of_later, of_earlier, of_change = marks_of(change)
    return (
        format_value(change.later.value, unit=unit) + of_later,
        format_value(change.earlier.value, unit=unit) + of_earlier,
        _difference(change, unit=unit),
        signed_size(change) + of_change,
        signed_limits(change),
        *more,
    )


def change_marks(changes: Collection[Change | Refusal | None], *, beside_all: bool = False) -> str:
    """Explain each mark in a table of changes by its own reason, "" where there is none.

    Args:
        changes: Of all rows; None is an area that the source does not cover.
        beside_all: Whether the table has columns that some rows have no part in.
    """
    reasons = [one.reason for one in changes if isinstance(one, Refusal)]
    reasons += [Reason.NOT_COVERED for one in changes if one is None]
    letters = {flag for one in changes if isinstance(one, Change) for flag in one.flags}
    blank = SHORTHAND[Status.NOT_APPLICABLE]
    said = [
        f"{MARKS.get(one, blank)} {MARKED.get(one, UNCOMPARED)}" for one in dict.fromkeys(reasons)
    ]
    said += [f"{blank} {NO_WHOLE}"] if beside_all else []
    said += [f"[{flag}] {FLAG_WORDS[flag]}" for flag in Flag if flag in letters]
    return f"{sentence_case('; '.join(said))}." if said else ""


def _difference(change: Change, *, unit: Unit) -> str:
    sign = "−" if change.difference < 0 else "+" if change.difference > 0 else ""
    size = format_value(abs(change.difference), unit=unit)
    sign = "" if size.startswith("under") else sign  # the next column has it
    return sign + (f"{size.removesuffix('%')} points" if unit.measure is Measure.SHARE else size)


def _beyond(given: Sequence[Change]) -> str:
    """Say of few changes, which no whole can be made of, how many leave out no change."""
    if len(given) == 1:
        return f"It {verdict(given[0])}."
    beyond = sum(one.beyond_chance for one in given)
    said = f"{those_that_are(beyond, of=len(given), noun='change')} more than such figures vary"
    return f"{said} by chance."
