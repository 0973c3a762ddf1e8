"""Whether words ask for boroughs that are like one, such as "statistical neighbours"."""

from collections.abc import Sequence

from data.reference_model import AlikeWords

LIKE = "like"


def asks_alike(words: Sequence[str], *, names: Sequence[Sequence[str]], known: AlikeWords) -> bool:
    """Tell whether words ask for boroughs like one.

    Args:
        words: As `data.search.finding.plain_words` gives them.
        names: Words of the names of boroughs: "like Hackney" asks, "looks like rain" does not.
        known: The words that ask for it.
    """
    if set(known.words).intersection(words):
        return True
    for at, word in enumerate(words):
        rest = tuple(words[at + 1 :])
        if word != LIKE:
            continue
        if (at and words[at - 1] in known.before) or set(known.after).intersection(rest[:1]):
            return True
        if any(rest[: len(name)] == tuple(name) for name in names):
            return True
    return False
