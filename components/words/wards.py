"""The two statements of a ward: of its own rate, and of its group, the ward with its neighbours.

They rest on different tests and often differ, so no words stand for both. A third sentence gives
the rate that borrows from the neighbours.
"""

from data.statistics.hotspot_rows import HotspotRow

UNTESTED = {"not_tested", "not_compared"}
OWN_WORDS = {
    "above": "its own rate lies above London’s {london}, beyond chance",
    "below": "its own rate lies below London’s {london}, beyond chance",
    "not_distinguishable": "its own rate is not distinguishable from London’s {london}",
    "not_tested": "its own rate is not tested",
    "not_compared": "its own rate is not compared, the year spans a break in recording [b]",
}
GROUP_WORDS = {
    "more": "part of a group of {area}s with more recorded than London, beyond chance",
    "less": "part of a group of {area}s with less recorded than London, beyond chance",
    "not_distinguishable": "its group is not distinguishable from London",
    "not_tested": "its group is not tested, no fair comparison",
    "not_compared": "its group is not compared, the year spans a break in recording [b]",
}
SHORT_OWN = {
    "above": "Above London",
    "below": "Below London",
    "not_distinguishable": "Not distinguishable",
    "not_tested": "Not tested",
    "not_compared": "[b]",
}
SHORT_GROUP = {
    "more": "Group with more",
    "less": "Group with less",
    "not_distinguishable": "Not distinguishable",
    "not_tested": "Not tested",
    "not_compared": "[b]",
}
IN_A_CELL = {
    "above": "above London",
    "below": "below London",
    "more": "with more than London",
    "less": "with less than London",
    "not_distinguishable": "not distinguishable",
    "not_tested": "not tested",
    "not_compared": "not compared [b]",
}
IN_A_CELL_MEANS = (
    "Compared with London: the first statement is on the ward’s own rate, the second on its group, "
    "the ward and those around it taken together. Either is said only beyond chance; “not "
    "distinguishable” means that the figures do not tell it from London."
)
AS_WARDS = (
    "London’s rate here is that of all its wards together: the offences that are placed in a ward "
    "over the residents of Census 2021. On other pages it counts offences without a place as well, "
    "over residents of a later year."
)
ONE_SIDE = (
    "Its interval leaves London’s rate out, but of so many wards that are tested together some "
    "would do so by chance alone; so no difference is claimed."
)
SURE = 0.995  # rounds to 100%, which no probability is


def own_words(own_class: str, *, london: float | None) -> str:
    """Return what is said of a ward's own rate, inside a sentence.

    Args:
        own_class: As in `data.schemas.Hotspots`, or "not_compared".
        london: The rate it was held against, None where it was held against none.
    """
    return OWN_WORDS[own_class].format(london="" if london is None else f"{london:.1f}")


def group_words(group_class: str, *, area: str = "ward") -> str:
    """Return what is said of an area with those around it, inside a sentence."""
    return GROUP_WORDS[group_class].format(area=area)


def own_statement(own_class: str | None, *, london: float | None) -> str:
    """Return the first statement as a sentence; nothing of a borough, whose own pages make it."""
    return f"The ward itself: {own_words(own_class, london=london)}." if own_class else ""


def one_side_only(
    own_class: str | None, *, lower: float | None, upper: float | None, london: float | None
) -> str:
    """Say why no difference is claimed of a ward whose interval, as written, leaves London out.

    Args:
        own_class: Of its own rate, as in `data.schemas.Hotspots`.
        lower: Of its interval, per 1,000 residents; None where there is none.
        upper: The same.
        london: The rate it was held against.

    Returns:
        "" where its interval holds London's rate, or a difference is claimed.
    """
    if own_class != "not_distinguishable" or lower is None or upper is None or london is None:
        return ""
    if round(lower, 1) <= round(london, 1) <= round(upper, 1):
        return ""
    return ONE_SIDE


def group_statement(group_class: str, *, area: str = "ward") -> str:
    """Return the second statement as a sentence."""
    return f"The {area} and those around it: {group_words(group_class, area=area)}."


def ward_statements(row: HotspotRow) -> tuple[str, str]:
    """Say what the test says of a ward itself, and of the ward with its neighbours."""
    own = (
        own_statement(row.own_class, london=row.london),
        one_side_only(row.own_class, lower=row.lower, upper=row.upper, london=row.london),
    )
    return " ".join(filter(None, own)), group_statement(row.group_class)


def both_statements(own_class: str, group_class: str) -> str:
    """Return both statements of a ward in few words, for a cell of a table.

    Args:
        own_class: As in `data.schemas.Hotspots`, or "not_compared".
        group_class: The same of the group.
    """
    own, group = IN_A_CELL[own_class], IN_A_CELL[group_class]
    return f"Ward and group {own}" if own == group else f"Ward {own}; group {group}"


def probability_words(share: float) -> str:
    """Return a probability in per cent; never 0% or 100%, since no model is sure."""
    if share >= SURE:
        return "over 99%"
    return "under 1%" if share < 1 - SURE else f"{share:.0%}"
