"""What a ward map shows as a whole, in words made from the same rows as the map and its table."""

from collections import Counter
from collections.abc import Sequence

from components.pages.hotspots.words import BOROUGHS, METHODS, RATE
from components.words.values import PAIR, count_of, sentence_case, spelled, spoken
from components.words.wards import UNTESTED
from data.statistics.hotspot_rows import HotspotRow

FALSE_ALARMS = 0.05


def describe(rows: Sequence[HotspotRow], *, view: str, period: str, place: str = "London") -> str:
    """Say what a map shows, from the same rows as the map and its table.

    Args:
        rows: Of the wards drawn, at least one.
        view: "hotspots", "rate" or "boroughs".
        period: In words, inside a sentence.
        place: "London" or a borough's name.
    """
    if all(row.group_class == "not_compared" for row in rows):
        return (
            f"In {period} the Met changed how it records. Counts of that year are in the table, "
            "marked [b]; no rate and no test is made of them."
        )
    if view == BOROUGHS:
        return _boroughs(rows, period=period)
    where = spoken(place)
    return _rates(rows, place=where) if view == RATE else _groups(rows, place=where, period=period)


def expected_by_chance(rows: Sequence[HotspotRow]) -> str:
    """Say how many areas would be set apart by chance alone, and why so few areas say little."""
    tested = sum(row.group_class not in UNTESTED for row in rows)
    if not tested:
        return "No test is made of a year that spans a break in recording [b]."
    at_least_one = 1 - (1 - FALSE_ALARMS) ** tested
    return (
        f"Tested one by one at 5%, {tested} boroughs would give {tested * FALSE_ALARMS:.1f} false "
        f"alarms on average, and at least one in {at_least_one:.0%} of years, even if nothing but "
        "chance were at work."
    )


def _boroughs(rows: Sequence[HotspotRow], *, period: str) -> str:
    found = [row for row in rows if row.group_class not in {*UNTESTED, "not_distinguishable"}]
    apart = count_of(len(found), "borough") if found else "no borough"
    return (
        f"In {period}, once that is allowed for, the test sets {apart} apart. That does not say "
        "that boroughs are alike: with so few, it would miss all but the widest differences."
    )


def _groups(rows: Sequence[HotspotRow], *, place: str, period: str) -> str:
    tested = [row for row in rows if row.group_class != "not_tested"]
    more = [row for row in tested if row.group_class == "more"]
    less = [row for row in tested if row.group_class == "less"]
    neither = len(tested) - len(more) - len(less)
    first = (
        f"In {period}, {neither:,} of the {len(tested):,} wards of {place} that were tested "
        f"together with those around them {'is' if neither == 1 else 'are'} not distinguishable "
        "from London."
    )
    said = [first]
    if more or less:
        said.append(
            f"Part of a group with more recorded than London: {count_of(len(more), 'ward')}; "
            f"with less: {count_of(len(less), 'ward')}."
        )
        said.append(_steadiness([*more, *less]))
    if len(rows) > len(tested):
        said.append(f"Not tested: {count_of(len(rows) - len(tested), 'ward')}.")
    if borderline := sum(row.borderline for row in tested):
        said.append(
            f"Borderline: {count_of(borderline, 'ward')}, whose class other draws of the test "
            "might change."
        )
    return " ".join([*said, own_counts(rows)])


def own_counts(rows: Sequence[HotspotRow]) -> str:
    """Say how many wards lie above and below London by their own rate."""
    tested = [row for row in rows if row.own_class not in {None, *UNTESTED}]
    if not tested:
        return "No ward is tested by its own rate."
    counts = Counter(row.own_class for row in tested)
    above, below, neither = (
        count_of(counts[name], "ward") for name in ("above", "below", "not_distinguishable")
    )
    return (
        f"Above London’s {tested[0].london:.1f} by its own rate, beyond chance: {above}; below it: "
        f"{below}; not distinguishable from it: {neither}."
    )


def _steadiness(grouped: Sequence[HotspotRow]) -> str:
    """Say how many of the wards that are in a group would be in it by any of the methods."""
    whole, steady = len(grouped), sum(not row.depends_on for row in grouped)
    same = f"be in the same class by each of {count_of(len(METHODS), 'other method')} tried"
    if steady == whole:
        who = {1: "It", PAIR: "Both"}.get(whole, f"All {spelled(whole)}")
        return f"{who} would {same}."
    if whole == 1:
        return f"It would not {same}, so it is marked “depends on method”."
    if whole == PAIR and not steady:
        return f"Neither would {same}: both are marked “depends on method”."
    if not steady:
        return f"None of these {spelled(whole)} would {same}: they are marked “depends on method”."
    others = "the other is" if whole - steady == 1 else "the others are"
    return (
        f"Of these {spelled(whole)}, {spelled(steady)} would {same}; {others} marked “depends on "
        "method”."
    )


def _rates(rows: Sequence[HotspotRow], *, place: str) -> str:
    known = sorted(row.rate for row in rows if row.rate is not None)
    if not known:
        return f"No rate can be given for any ward of {place}."
    quarter, half, last = (known[int(part * (len(known) - 1))] for part in (0.25, 0.5, 0.75))
    blank = len(rows) - len(known)
    said = (
        f"Recorded rates of wards of {place} run from {known[0]:.1f} to {known[-1]:.1f} per 1,000 "
        f"residents; half of the wards lie between {quarter:.1f} and {last:.1f}, around {half:.1f}."
    )
    without = f" {sentence_case(count_of(blank, 'ward'))} without a rate." if blank else ""
    return f"{said}{without} {own_counts(rows)}"
