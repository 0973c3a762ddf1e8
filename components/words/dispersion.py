"""How widely a series varies, φ, in words: what limits are widened by, and where that is from."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from components.words.periods import in_a_sentence, span_words
from components.words.values import sentence_case
from data.model import Level
from data.statistics.widening import Measured

AREAS = {Level.LONDON: "London", Level.BOROUGH: "boroughs", Level.WARD: "wards"}
DECIMALS = 2
PERIODS = {Level.BOROUGH: "months", Level.WARD: "years"}
HEADINGS = ("Areas", "Compared inside", "φ", "Measured on", "Degrees of freedom")


def phi_words(stated: Iterable[Measured], *, eras: Mapping[str, str]) -> str:
    """Return "φ of boroughs: 1.64 (April 2013 to February 2024), 1.40 (From …)", "" without any.

    Args:
        stated: Of one measure.
        eras: Titles by id.
    """
    by_level: dict[str, list[str]] = {}
    for one in stated:
        said = f"{one.phi:.{DECIMALS}f} ({in_a_sentence(eras[one.era])})"
        by_level.setdefault(AREAS[Level(one.level)], []).append(said)
    listed = "; ".join(f"{level} {', '.join(found)}" for level, found in by_level.items())
    return f"φ of {listed}." if listed else ""


def phi_beside(stated: Iterable[Sequence[Measured]], *, level: Level | None) -> str:
    """Return "95% intervals of police figures are widened by φ 1.40.", "" without any.

    Args:
        stated: Of each measure shown, its eras in order: that of the newest is named.
        level: Of the figures.
    """
    known = [[one.phi for one in each if one.level == level] for each in stated]
    newest = sorted({f"{phis[-1]:.{DECIMALS}f}" for phis in known if phis})
    if not newest:
        return ""
    said = " to ".join(dict.fromkeys((newest[0], newest[-1])))
    return f"95% intervals of police figures are widened by φ {said} in the newest span of time."


def phi_cells(stated: Sequence[Measured], *, eras: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return the cells of a table of dispersions, under `HEADINGS`."""
    return [
        (
            sentence_case(AREAS[Level(one.level)]),
            eras[one.era],
            f"{one.phi:.{DECIMALS}f}",
            _measured_on(one),
            f"{one.freedom:,}",
        )
        for one in stated
    ]


def _measured_on(one: Measured) -> str:
    """Name the areas, the kind of period and the time, and whose it is where it is borrowed."""
    level, _, era = (one.taken_from or f"{one.level} {one.era}").partition(" ")
    measured_at = Level(level)
    time = in_a_sentence(span_words(date.fromisoformat(one.start), end=date.fromisoformat(one.end)))
    said = f"{AREAS[measured_at]} by {PERIODS[measured_at]}, {time}"
    if era != one.era:
        said += ", since this time has too few of its own"
    return sentence_case(said)
