"""What a hotspot view says in words: of one area, of all of them, and to a reader who asks."""

from components.words.values import join_names, sentence_case
from components.words.ward_lead import BLANK_COUNT, NOT_COVERED
from components.words.wards import (
    SHORT_GROUP,
    group_statement,
    one_side_only,
    own_statement,
    probability_words,
)
from data.statistics.hotspot_rows import HotspotRow

HOTSPOTS, RATE, BOROUGHS = "hotspots", "rate", "boroughs"
LEAST_CHANCE = 0.001
METHODS = {
    "six_nearest": "the six nearest as neighbours",
    "border_length": "neighbours weighed by the length of the border",
    "whole_era": "all months there are between two breaks in recording",
    "counts": "counts instead of rates",
    "listed_wards": "wards whose residents do not describe who is there put back",
}
TRIED = {"ward": len(METHODS), "borough": len(METHODS) - 1}  # no borough is on that list
OUTLIERS = {
    "high_among_low": "Differs from its own neighbours: more recorded here, less around it.",
    "low_among_high": "Differs from its own neighbours: less recorded here, more around it.",
}
WITHHELD = "[c] Not tested: the count is too small to publish, or would give such a count away."
NO_RATE = "[c] No rate is given: it would rest on too few offences."
FEW = "[u] The rate rests on fewer than 50 offences."
BORDERLINE = "Borderline: other draws of the test might class its group in another way."
SMOOTHED = (
    "Smoothed rate: {rate:.1f} per 1,000 residents. The fewer the residents, the closer it is "
    "drawn to London’s."
)
MODELLED = (
    "Smoothed rate, which borrows from the wards around it: {rate:.1f} per 1,000 residents (95% "
    "interval {lower:.1f} to {upper:.1f}). The probability that it lies above London’s is {share}."
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
        if row.smoothed_lower is None or row.smoothed_upper is None:
            return f"{row.smoothed:.1f}"
        return f"{row.smoothed:.1f} ({row.smoothed_lower:.1f} to {row.smoothed_upper:.1f})"
    return BLANK_COUNT.get(row.rate_status, "not tested")


def chance_words(row: HotspotRow) -> str:
    """Return how likely chance alone would set the area apart, adjusted for many tests."""
    if row.q_value is None:
        return SHORT_GROUP[row.group_class]
    return "under 0.001" if row.q_value < LEAST_CHANCE else f"{row.q_value:.3f}"


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
    if row.borderline:
        said.append(BORDERLINE)
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
    if row.borderline:
        said.append("borderline")
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
    """Return all that is said of one area: figures, its two statements, notes."""
    said = [
        figures_line(row),
        own_statement(None if area == "borough" else row.own_class, london=row.london),
        one_side_only(row.own_class, lower=row.lower, upper=row.upper, london=row.london),
        group_statement(row.group_class, area=area),
        smoothed_line(row),
        *notes(row),
    ]
    return [line for line in said if line]


def smoothed_line(row: HotspotRow) -> str:
    """Return the smoothed rate as a sentence, with its interval where the model made it."""
    if row.smoothed is None:
        return ""
    if row.smoothed_lower is None or row.smoothed_upper is None or row.above_london is None:
        return SMOOTHED.format(rate=row.smoothed)
    return MODELLED.format(
        rate=row.smoothed,
        lower=row.smoothed_lower,
        upper=row.smoothed_upper,
        share=probability_words(row.above_london),
    )


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
