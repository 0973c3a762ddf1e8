"""What a hotspot view says in words: of one area, of all of them, and to a reader who asks."""

from collections.abc import Sequence

from components.words.values import PAIR, count_of, join_names, sentence_case, spelled, spoken
from data.statistics.hotspot_rows import HotspotRow

HOTSPOTS, RATE, BOROUGHS = "hotspots", "rate", "boroughs"
FALSE_ALARMS, LEAST_CHANCE = 0.05, 0.001
UNTESTED = {"not_tested", "not_compared"}
GROUP_WORDS = {
    "more": "part of a group of {area}s with more recorded than London, beyond chance",
    "less": "part of a group of {area}s with less recorded than London, beyond chance",
    "not_distinguishable": "not distinguishable from London",
    "not_tested": "not tested, no fair comparison",
    "not_compared": "not compared, the year spans a break in recording [b]",
}
SHORT_GROUP = {
    "more": "Group with more",
    "less": "Group with less",
    "not_distinguishable": "Not distinguishable",
    "not_tested": "Not tested",
    "not_compared": "[b]",
}
METHODS = {
    "six_nearest": "the six nearest as neighbours",
    "border_length": "neighbours weighed by the length of the border",
    "whole_era": "all months there are between two breaks in recording",
    "counts": "counts instead of rates",
    "listed_wards": "wards whose residents do not describe who is there put back",
}
TRIED = {"ward": len(METHODS), "borough": len(METHODS) - 1}  # no borough is on that list
BLANK_COUNT = {
    "suppressed": "[c]",
    "not_applicable": "[z]",
    "missing": "[x]",
    "not_comparable": "[b]",
}
OUTLIERS = {
    "high_among_low": "Differs from its own neighbours: more recorded here, less around it.",
    "low_among_high": "Differs from its own neighbours: less recorded here, more around it.",
}
NOT_COVERED = "[z] The City of London has its own police force and is not in these figures."
WITHHELD = "[c] Not tested: the count is too small to publish, or would give such a count away."
NO_RATE = "[c] No rate is given: it would rest on too few offences."
FEW = "[u] The rate rests on fewer than 50 offences."
SMOOTHED = (
    "Smoothed rate, which is what the test compares: {rate:.1f} per 1,000 residents. The fewer the "
    "residents, the closer it is drawn to London’s."
)


def count_words(row: HotspotRow) -> str:
    """Return the count with its mark, or the mark of the blank."""
    mark = BLANK_COUNT.get(row.count_status, "")
    if row.count is None:
        return mark
    return f"{row.count:,.0f} {mark}".strip()


def rate_words(row: HotspotRow) -> str:
    """Return the rate with its interval and mark, or the mark of the blank."""
    if row.rate is None or row.lower is None or row.upper is None:
        return BLANK_COUNT[row.rate_status]
    mark = " [u]" if "u" in row.flags else ""
    return f"{row.rate:.1f} ({row.lower:.1f} to {row.upper:.1f}){mark}"


def smoothed_words(row: HotspotRow) -> str:
    """Return the smoothed rate, or why there is none: no rate, or no part in the test."""
    if row.smoothed is not None:
        return f"{row.smoothed:.1f}"
    return BLANK_COUNT.get(row.rate_status, "not tested")


def chance_words(row: HotspotRow) -> str:
    """Return how likely chance alone would set the area apart, adjusted for many tests."""
    if row.q_value is None:
        return SHORT_GROUP[row.group_class]
    return "under 0.001" if row.q_value < LEAST_CHANCE else f"{row.q_value:.3f}"


def group_words(row: HotspotRow, *, area: str = "ward") -> str:
    """Return the class of an area in words that compare its group with London."""
    return GROUP_WORDS[row.group_class].format(area=area)


def notes(row: HotspotRow) -> list[str]:
    """Return what touches this one area and must be known beside its figures."""
    said = []
    if row.count_status == "not_applicable":
        return [NOT_COVERED]
    if row.note:
        said.append(f"[u] {row.note}" + (" Not tested." if row.left_out == "listed" else ""))
    if row.left_out == "withheld":
        said.append(WITHHELD)
    elif row.rate_status == "suppressed":
        said.append(NO_RATE)
    elif "u" in row.flags and not row.note and row.rate is not None:
        said.append(FEW)
    if row.depends_on:
        ways = join_names([METHODS[name] for name in row.depends_on])
        said.append(f"Depends on method: another class with {ways}.")
    if row.outlier:
        said.append(OUTLIERS[row.outlier])
    if row.in_no_ward:
        said.append(
            f"{row.in_no_ward:,.0f} offences recorded in {row.parent_name} are in none of its "
            "wards."
        )
    return said


def short_notes(row: HotspotRow, *, area: str = "ward") -> str:
    """Return the notes in few words, for a column of the table."""
    if row.count_status == "not_applicable":
        return "[z] own police force"
    said = []
    if row.note:
        said.append("[u] residents do not describe who is there")
    if row.left_out == "withheld":
        said.append("[c] withheld")
    elif row.rate_status == "suppressed":
        said.append("[c] too few offences for a rate")
    elif "u" in row.flags and not row.note and row.rate is not None:
        said.append("[u] fewer than 50 offences")
    if row.depends_on:
        said.append(f"depends on method ({len(row.depends_on)} of {TRIED[area]})")
    if row.outlier:
        said.append("differs from its neighbours")
    if row.in_no_ward:
        said.append(f"{row.in_no_ward:,.0f} of the borough’s offences in no ward")
    return sentence_case("; ".join(said))


def figures_line(row: HotspotRow) -> str:
    """Return rate, interval and count of an area as one line."""
    if row.count is None:
        return f"Offences: withheld {count_words(row)}" if row.count_status == "suppressed" else ""
    offences = "offence" if row.count == 1 else "offences"
    if row.rate is None or row.lower is None or row.upper is None:
        return f"{count_words(row)} {offences}, no rate {BLANK_COUNT[row.rate_status]}"
    mark = " [u]" if "u" in row.flags else ""
    return (
        f"{row.rate:.1f} per 1,000 residents{mark} (95% interval {row.lower:.1f} to "
        f"{row.upper:.1f}), {count_words(row)} {offences}"
    )


def lines(row: HotspotRow, *, area: str = "ward") -> list[str]:
    """Return all that is said of one area: figures, class, notes."""
    smoothed = "" if row.smoothed is None else SMOOTHED.format(rate=row.smoothed)
    group = sentence_case(group_words(row, area=area)) + "."
    said = [figures_line(row), smoothed, group, *notes(row)]
    return [line for line in said if line not in {"", "."}]


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
        f"{'is' if neither == 1 else 'are'} not distinguishable from London."
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
    return " ".join(said)


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
    return f"{said} {sentence_case(count_of(blank, 'ward'))} without a rate." if blank else said


def why_dark(view: str) -> str:
    """Answer "why is my ward dark?" for the view that is shown."""
    if view == RATE:
        return (
            "More offences were recorded there for each person who lives there. That can follow "
            "from trust in the police, from a service nearby, from walls that neighbours hear "
            "through, or from visitors who do not live there. It does not say that the ward is "
            "less safe."
        )
    return (
        "It lies in a group of wards where more is recorded than in London as a whole, by more "
        "than chance would give. The ward itself may be like any other: the group is what "
        "differs. Ask about calls by neighbours, services nearby and recording before anything "
        "else."
    )


DOES_PALE_MEAN_LITTLE = (
    "No. It means that little was reported and recorded. Most domestic abuse is never reported, "
    "and where little is recorded people may not be reached by help or may not trust the police."
)
