"""The first sentences of a page on one measure: the value beside London's, and what changed.

A change stands as its two values, its size and its interval, with London's own beside it, and
whether it differs from that of all boroughs. No word says rose or fell: readers see both numbers.
"""

from math import isnan

from components.words.change import (
    beside_whole,
    describe_change,
    marks_of,
    signed_limits,
    signed_size,
    whether_apart,
)
from components.words.periods import day_words, in_a_sentence, span_words
from components.words.rows import period_label
from components.words.values import (
    STATUS_WORDS,
    format_value,
    is_blank,
    quantity,
    sentence_case,
)
from data.model import SHORTHAND, Indicator, Measure, Status, Unit, UnitKind
from data.statistics.change import Change, Refusal, Row
from data.statistics.what_changed import WhatChanged

WHAT_ELSE = "More reports or better recording can raise such figures without more abuse."


def value_in_lead(row: Row | None, *, indicator: Indicator, name: str) -> tuple[str, str]:
    """Return what stands out at the start of a lead, and what follows it.

    "Croydon: 12.0" and " offences per 1,000 residents [p]".

    Args:
        row: The place's row of `data.schemas.Metrics`; None where it has none.
        indicator: Gives the unit.
        name: Of the place.
    """
    if row is None or is_blank(row["value"]):
        status = Status.MISSING if row is None else Status(row["status"])
        return f"{name}:", f" {STATUS_WORDS[status]} {SHORTHAND[status]}"
    unit = indicator.unit
    number = format_value(row["value"], unit=unit)
    counted = quantity(row["value"], unit=unit).removeprefix(number)
    if not counted:
        counted = f" ({indicator.short_title})"
    marks = [SHORTHAND[Status(row["status"])]] if row["status"] in SHORTHAND else []
    marks += [f"[{flag}]" for flag in str(row["flags"]).split()]
    return f"{name}: {number}", " ".join([counted, *marks])


def beside_london(london: Row | None, *, indicator: Indicator) -> str:
    """Return "London 10.0": "" where London has no value, or it would only say how large it is."""
    unit = indicator.unit
    if london is None or is_blank(london["value"]) or unit.measure is Measure.COUNT:
        return ""
    return f"London {format_value(london['value'], unit=unit)}"


def count_behind(row: Row | None, *, indicator: Indicator, counted: Unit | None) -> str:
    """Return the count behind a rate, "90,990 offences"; "" where there is none.

    Args:
        row: Of the rate.
        indicator: Of the rate.
        counted: The unit of the count; None where no measure counts it.
    """
    rate = indicator.unit.measure is Measure.RATE
    if row is None or counted is None or not rate or is_blank(row["numerator"]):
        return ""
    return quantity(row["numerator"], unit=counted)


def change_in_lead(found: WhatChanged, *, code: str | None, in_full: bool = False) -> str:
    """Say a place's change with its interval, and London's own beside it, or why there is none.

    Args:
        found: The changes.
        code: Of the place; None for London alone.
        in_full: With the numbers of the comparison with all boroughs.
    """
    unit, london = found.shown.indicator.unit, found.shown.london.change
    change = london if code is None else found.shown.areas[code].change
    if isinstance(change, Refusal):
        return describe_change(change, unit=unit)
    said = [f"{_compared(change, unit=unit)}."]
    if code is not None and isinstance(london, Change):
        said.append(f"London: {_size(london)}.")
    if code is not None and found.against is not None and code in found.against.areas:
        relative = found.against.areas[code]
        said.append(
            beside_whole(relative, against=found.against) if in_full else whether_apart(relative)
        )
    return " ".join(said)


def changed_in_full(found: WhatChanged, *, code: str) -> str:
    """Say a borough's change since the year before; where there is none, why, and like months.

    Arguments as for `change_in_lead`.
    """
    year, nearest = found.year.areas[code].change, found.shown.areas[code].change
    said = [describe_change(year, unit=found.year.indicator.unit)]
    if found.like_months is not None and isinstance(nearest, Change):
        said.append(f"Like for like: {change_in_lead(found, code=code, in_full=True)}")
    return " ".join(said)


def what_else_in_it(found: WhatChanged, *, code: str | None) -> str:
    """Say what beside the events themselves can be in a place's change; "" where there is none.

    Arguments as for `change_in_lead`.
    """
    change = found.shown.london.change if code is None else found.shown.areas[code].change
    if isinstance(change, Refusal):
        return ""
    said = []
    if change.launch is not None:
        said.append(
            f"The earlier months are the first after recording changed, {change.launch.date:%B %Y}."
        )
    if change.difference > 0 and found.shown.indicator.unit.kind is UnitKind.OFFENCE:
        said.append(WHAT_ELSE)
    return " ".join(said)


def _compared(change: Change, *, unit: Unit) -> str:
    later = span_words(change.later.start, end=change.later.end)
    return f"{sentence_case(later)}{_after(change, unit=unit)}"


def _after(change: Change, *, unit: Unit, said_before: bool = False) -> str:
    """Say what follows the later period: its value, the earlier one and its, and the size.

    `said_before` is whether the value before it has said what is counted per what.
    """
    earlier = span_words(change.earlier.start, end=change.earlier.end)
    now = (format_value if said_before else quantity)(change.later.value, unit=unit)
    before = format_value(change.earlier.value, unit=unit)
    of_later, of_earlier, of_change = marks_of(change)
    size = f"({_size(change, named=True)}){of_change}"
    return f": {now}{of_later}; {in_a_sentence(earlier)}: {before}{of_earlier} {size}"


def _size(change: Change, *, named: bool = False) -> str:
    interval = signed_limits(change)
    size = signed_size(change)
    return f"{size}, 95% interval {interval}" if named else f"{size} ({interval})"


def nearest_in_lead(found: WhatChanged, *, code: str | None) -> tuple[str, str] | None:
    """Return the newest period with a change where the one shown has none, and that change.

    "the year to February 2024", and what follows it: both values, the size with its interval, and
    London's own. The latter is empty where others than the place have the change. None where no
    period has one, where a change is shown, or where the source does not cover the place.

    Arguments as for `change_in_lead`.
    """
    nearest, kind = found.nearest, found.newest_kind
    if not nearest or not found.newest or not kind or code not in (None, *nearest.areas):
        return None
    unit, london = nearest.indicator.unit, nearest.london.change
    change = london if code is None else nearest.areas[code].change
    label = period_label(kind, end=found.newest)
    when = in_a_sentence(label.replace("Year to", "year to", 1))
    if isinstance(change, Refusal):
        return when, ""
    shown = (found.year.london if code is None else found.year.areas[code]).pair.later
    rate = unit.measure is not Measure.COUNT and shown is not None and not isnan(shown.value)
    said = f"{_after(change, unit=unit, said_before=rate)}."
    if code is not None and isinstance(london, Change):
        said += f" London: {_size(london)}."
    return when, said


def launch_in_lead(found: WhatChanged, *, code: str | None) -> str:
    """Say why London's months since a break are not compared with the first after it; else "".

    Arguments as for `change_in_lead`.
    """
    if found.launch is None or code is not None:
        return ""
    unit = found.year.indicator.unit
    first, after = quantity(found.launch[0], unit=unit), format_value(found.launch[1], unit=unit)
    return (
        f"The first six months from then on are no fair base either: {first}, and {after} in "
        "the next six."
    )


def between_nearest(found: WhatChanged, *, code: str | None) -> str:
    """Say what changed in recording between the two periods of the change that is named; else "".

    Arguments as for `change_in_lead`.
    """
    nearest = found.nearest
    if nearest is None or code not in (None, *nearest.areas):
        return ""
    change = nearest.london.change if code is None else nearest.areas[code].change
    if isinstance(change, Refusal) or not change.notes:
        return ""
    notes = "; ".join(f"{day_words(each.date)}: {each.label}" for each in change.notes)
    return f"Between those two periods, {notes}."
