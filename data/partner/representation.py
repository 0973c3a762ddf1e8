"""How often a group is among the people counted, set against its share of the residents."""

from data.statistics import Estimate
from data.statistics.intervals import wilson_limits


def representation(
    count: float, total: float, *, residents: float, all_residents: float, confidence: float = 0.95
) -> Estimate[float]:
    """Return a group's share of a count over its share of the residents, with its limits.

    1 means as many as residents alone would give. The limits are those of the share of the count
    (Wilson: the group is part of the total), divided by the share of the residents, which a census
    takes for known. One person who is counted twice makes them too narrow.

    Args:
        count: People counted in the group.
        total: People counted in all groups that the residents are known for.
        residents: Of the group.
        all_residents: Of those groups together.
        confidence: Of the limits.

    Raises:
        ValueError: If nobody was counted, a group has no residents, or a part exceeds its whole.
    """
    if not (total > 0 and 0 < residents <= all_residents):
        raise ValueError("a representation needs people counted and residents of the group")
    limits = wilson_limits(count, total, confidence)
    base = residents / all_residents
    return Estimate(count / total / base, limits.lower / base, limits.upper / base)
