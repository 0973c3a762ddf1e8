"""Whether two measures go together across the boroughs, said as far as the interval allows."""

from components.words.values import count_of
from data.statistics.standing import Together


def whether_together(found: Together, names: str) -> str:
    """Say how two measures go together across boroughs, and what is to be asked.

    Args:
        found: Of the boroughs' values of both.
        names: Of the two, as the subject of the sentence.
    """
    low, high = (_signed(one) for one in (found.lower, found.upper))
    said = (
        f"Across {count_of(found.areas, 'borough')} with both, {names} have a rank correlation of "
        f"{_signed(found.value)}, 95% interval {low} to {high}"
    )
    return f"{said}: {_verdict(found)}"


def _verdict(found: Together) -> str:
    if found.lower > 0:
        return (
            "boroughs with much of the one tend to have much of the other. That does not say why: "
            "ask what else these boroughs share."
        )
    if found.upper < 0:
        return (
            "boroughs with much of the one tend to have little of the other. That does not say "
            "why: ask who reaches one service and not the other."
        )
    return (
        "it may be that they go together, that they point apart, or neither, so neither can be "
        "read from the other. Ask who reaches one service and not the other, and why."
    )


def _signed(number: float) -> str:
    return f"{number:.2f}".replace("-", "−")
