"""Whether words ask for boroughs that are like one, such as "statistical neighbours"."""

from collections.abc import Sequence

WORDS = {
    *("similar", "alike", "comparable", "comparator", "comparators", "peer", "peers"),
    *("neighbour", "neighbours", "neighbouring", "neighbor", "neighbors", "neighboring"),
}
LIKE = "like"
BEFORE = {"area", "areas", "borough", "boroughs", "council", "councils", "place", "places"}
AFTER = {"mine", "my", "our", "ours", "this", "us"}


def asks_alike(words: Sequence[str], *, names: Sequence[Sequence[str]]) -> bool:
    """Tell whether words ask for boroughs like one.

    Args:
        words: As `data.search.finding.plain_words` gives them.
        names: Words of the names of boroughs: "like Hackney" asks, "looks like rain" does not.
    """
    if WORDS.intersection(words):
        return True
    for at, word in enumerate(words):
        rest = tuple(words[at + 1 :])
        if word != LIKE:
            continue
        if (at and words[at - 1] in BEFORE) or AFTER.intersection(rest[:1]):
            return True
        if any(rest[: len(name)] == tuple(name) for name in names):
            return True
    return False
