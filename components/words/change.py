"""A change, or why there is none, in words."""

from components.words.periods import day_words, in_a_sentence, span_words
from components.words.values import FLAG_WORDS, format_value, quantity, sentence_case
from data.model import Measure, Unit, UnitKind
from data.statistics.against_whole import AgainstWhole, Relative
from data.statistics.area_change import BesideAll
from data.statistics.change import Change, Reading, Reason, Refusal

TOO_NARROW = "Offences repeat for the same victims, so this interval is too narrow."
TOO_NARROW_ALL = "Offences repeat for the same victims, so these intervals are too narrow."
NOT_DISTINGUISHABLE = "not distinguishable from no change"
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
    Reason.NO_EARLIER: "No change is given: there is no figure for the year before.",
    Reason.ONE_PERIOD: "No change is given: there are figures for one period only.",
    Reason.NOT_COVERED: "No change is given: the source does not cover this area [z].",
    Reason.NO_PAIR: "No change is given: no months of two years were recorded in the same way.",
}


def describe_change(change: Change | Refusal, *, unit: Unit, say_too_narrow: bool = True) -> str:
    """Say a change with its interval and whether that leaves out no change, or why there is none.

    A break in the way is named with its day and its headline. `say_too_narrow` is False where
    that has just been said of several changes together.
    """
    if isinstance(change, Refusal):
        return refusal_words(change)
    later = f"{_when(change.later)}, {quantity(change.later.value, unit=unit)}"
    earlier = f"{_when(change.earlier)}, {format_value(change.earlier.value, unit=unit)}"
    interval = f"95% interval of the change{_widened(change)} {signed_limits(change)}"
    sentences = [
        f"{sentence_case(later)}; {earlier}: {_difference(change, unit=unit)}.",
        f"{interval}: it {verdict(change)}.",
    ]
    if say_too_narrow and is_too_narrow(change, unit=unit):
        sentences.append(TOO_NARROW)
    sentences += [launch_words(change)] if change.launch and say_too_narrow else []
    sentences += [f"Between them, {day_words(each.date)}: {each.label}." for each in change.notes]
    sentences += [f"[{flag}] {FLAG_WORDS[flag]}." for flag in change.flags]
    return " ".join(sentences)


def marks_of(change: Change) -> tuple[str, str, str]:
    """Return the marks of the later value, of the earlier where the later has none, of neither.

    A change between few events is of low reliability where neither of its counts is.
    """
    places = ["", "", ""]
    for flag in change.flags:
        held = (flag in change.later.flags, flag in change.earlier.flags, True)
        places[held.index(True)] += f" [{flag}]"
    return places[0], places[1], places[2]


def describe_beside_all(found: BesideAll, code: str, *, unit: Unit) -> str:
    """Say London's change first, then an area's, then whether it differs from that of all.

    Args:
        found: The changes of all boroughs.
        code: Of the area, one of these.
        unit: Of the measure.
    """
    change = found.areas[code].change
    if isinstance(change, Refusal) or found.against is None or code not in found.against.areas:
        return describe_change(change, unit=unit)
    london = found.london
    first = (
        f"London {verdict(london)}: {signed_size(london)} (95% interval {signed_limits(london)})."
        if london is not None
        else ""
    )
    beside = beside_whole(found.against.areas[code], against=found.against)
    return " ".join(part for part in (first, describe_change(change, unit=unit), beside) if part)


def refusal_words(refusal: Refusal) -> str:
    """Say why there is no change, with the day and the headline of the break in the way."""
    words = REFUSALS[refusal.reason]
    if refusal.break_ is None:
        return words
    return f"{words} {day_words(refusal.break_.date)}: {refusal.break_.headline}"


def verdict(change: Change) -> str:
    """Return "rose", "fell" or "is not distinguishable from no change", as the interval has it."""
    if not change.beyond_chance:
        return f"is {NOT_DISTINGUISHABLE}"
    return "rose" if change.size > 0 else "fell"


def is_too_narrow(change: Change, *, unit: Unit) -> bool:
    """Tell whether events repeat for the same people and no φ widens the interval for it."""
    return unit.kind is UnitKind.OFFENCE and change.phi == 1


def launch_words(change: Change) -> str:
    """Say that the earlier value lies in the first months of a new way of recording."""
    if change.launch is None:
        return ""
    return (
        f"The earlier figure lies in the first six months after {day_words(change.launch.date)} "
        f"({change.launch.label}), while recording settled: part of a change may come from that."
    )


def beside_whole(relative: Relative, *, against: AgainstWhole) -> str:
    """Say whether a borough's change differs from that of all together, with its interval."""
    size, limits = beside_cells(relative, against=against)
    whether = whether_apart(relative).removesuffix(".")
    return f"{whether}, {signed_size(against)}: {size} beside it, 95% interval {limits}."


def whether_apart(relative: Relative) -> str:
    """Say in a lead whether a borough's change differs from that of all together.

    The numbers of that comparison stand in Compare and in the words of the measure.
    """
    said = "differs from" if relative.differs else "is not distinguishable from"
    return f"Its change {said} that of all boroughs together."


def beside_cells(relative: Relative, *, against: AgainstWhole) -> tuple[str, str]:
    """Write an area's change beside that of all together, and its 95% interval."""
    unit = " points" if against.in_points else "%"
    lower, upper = (_signed(each) for each in relative.limits)
    return _signed(relative.size) + unit, f"{lower}{unit} to {upper}{unit}"


def signed_size(change: Change | AgainstWhole) -> str:
    """Return a change as it is shown: "+4.2%", or "−1.6 points" of a share."""
    points = change.in_points if isinstance(change, AgainstWhole) else change.points is not None
    return _signed(change.size) + (" points" if points else "%")


def _widened(change: Change) -> str:
    return f" (φ {change.phi:.2f})" if change.phi > 1 else ""


def _when(reading: Reading) -> str:
    return in_a_sentence(span_words(reading.start, end=reading.end))


def _difference(change: Change, *, unit: Unit) -> str:
    """Return "up 100 (20.0%)", in percentage points for a share; "up" only where it is sure."""
    size = format_value(abs(change.difference), unit=unit)
    if change.difference == 0:
        return "no difference"
    rose = change.difference > 0
    way = ("up " if rose else "down ") if change.beyond_chance else ("+" if rose else "−")
    if size.startswith("under") and not change.beyond_chance:
        way = "a difference of "  # so small that its sign says nothing
    if unit.measure is Measure.SHARE:
        return f"{way}{size.removesuffix('%')} percentage points"
    part = f"{abs(change.percentage):.1f}%" if change.beyond_chance else signed_size(change)
    return f"{way}{size} ({part})"


def signed_limits(change: Change) -> str:
    """Return the 95% interval of a change, "−0.3% to +4.2%", or "−3.4 to +0.2 points"."""
    lower, upper = (_signed(each) for each in change.limits)
    if change.points is not None:
        return f"{lower} to {upper} points"
    return f"{lower}% to {upper}%"


def _signed(number: float) -> str:
    """Return "+4.2" or "−0.3"; one that is not nothing keeps its side of nothing, as "−0.03"."""
    for decimals in (1, 2, 3):
        written = f"{number:+.{decimals}f}".replace("-", "−")
        if float(written.replace("−", "-")) != 0:
            return written
    return "0.0"
