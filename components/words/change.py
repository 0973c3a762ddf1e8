"""A change, or why there is none, in words."""

from components.words.periods import day_words, in_a_sentence, span_words
from components.words.values import FLAG_WORDS, format_value, quantity, sentence_case
from data.model import Measure, Unit, UnitKind
from data.statistics.change import Change, Reading, Reason, Refusal

TOO_NARROW = "Offences repeat for the same victims, so this interval is too narrow."
TOO_NARROW_ALL = "Offences repeat for the same victims, so these intervals are too narrow."
CHANCE = "chance alone could make this difference."
NOT_CHANCE = "more than chance alone would do."
REFUSALS = {
    Reason.HARD_BREAK: "No change is given: the two periods were recorded in different ways.",
    Reason.STRADDLES: "No change is given: a period spans a break in recording [b].",
    Reason.PRINTED: "No change is given: these figures are shown as printed and never joined.",
    Reason.UNLIKE: "No change is given: the two figures count different things.",
    Reason.NOT_LATER: "No change is given: the second period must start after the first ends.",
    Reason.UNLIKE_PERIODS: "No change is given: the two periods do not cover the same months.",
    Reason.SUPPRESSED: "No change is given: a count is withheld because it is too small [c].",
    Reason.BLANK: "No change is given: one of the periods has no figure [x].",
    Reason.NO_COUNTS: "No change is given: without the counts, chance cannot be judged.",
    Reason.TOO_FEW: "No change is given: fewer than 10 events lie behind one of the figures.",
    Reason.NO_PAIR: "No change is given: no months of two years were recorded in the same way.",
}


def describe_change(change: Change | Refusal, *, unit: Unit, say_too_narrow: bool = True) -> str:
    """Say a change with its interval and what chance alone could do, or why there is none.

    A break in the way is named with its day and its headline. `say_too_narrow` is False where
    that has just been said of several changes together.
    """
    if isinstance(change, Refusal):
        words = REFUSALS[change.reason]
        if change.break_ is None:
            return words
        return f"{words} {day_words(change.break_.date)}: {change.break_.headline}"
    later = f"{_when(change.later)}, {quantity(change.later.value, unit=unit)}"
    earlier = f"{_when(change.earlier)}, {format_value(change.earlier.value, unit=unit)}"
    limits = signed_limits(change)
    sentences = [
        f"{sentence_case(later)}; {earlier}: {_difference(change, unit=unit)}.",
        f"95% interval of the change {limits}: {NOT_CHANCE if change.beyond_chance else CHANCE}",
    ]
    if unit.kind is UnitKind.OFFENCE and say_too_narrow:
        sentences.append(TOO_NARROW)
    sentences += [f"Between them, {day_words(each.date)}: {each.label}." for each in change.notes]
    sentences += [f"[{flag}] {FLAG_WORDS[flag]}." for flag in change.flags]
    return " ".join(sentences)


def _when(reading: Reading) -> str:
    return in_a_sentence(span_words(reading.start, end=reading.end))


def _difference(change: Change, *, unit: Unit) -> str:
    """Return "up 100 (20.0%)", in percentage points for a share."""
    size = format_value(abs(change.difference), unit=unit)
    if change.difference == 0:
        return "no difference"
    way = "up" if change.difference > 0 else "down"
    if unit.measure is Measure.SHARE:
        return f"{way} {size.removesuffix('%')} percentage points"
    return f"{way} {size} ({abs(change.percentage):.1f}%)"


def signed(percent: float) -> str:
    """Return "+4.2%", "−0.3%" or "0.0%"."""
    written = f"{percent:+.1f}%".replace("-", "−")
    return "0.0%" if written in {"+0.0%", "−0.0%"} else written


def signed_limits(change: Change) -> str:
    """Return the 95% interval of a change as percentages, "−0.3% to +4.2%"."""
    lower, upper = (signed(100 * (ratio - 1)) for ratio in (change.lower, change.upper))
    return f"{lower} to {upper}"
