"""How the areas of a pack are filled, and what is said of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.maps.classes import Classes, class_limits
from components.pages.hotspots.looks import BLANK_KEYS, BY_KEY, Look, class_looks
from components.partner.words.counts import BLANKS, About, count_words, estimate_words
from components.words.values import FLAG_WORDS, sentence_case
from data.model import SHORTHAND, Flag, Status
from data.partner.rows import AreaRow, AreaTable
from data.statistics import Estimate

# The words of the ward maps speak of the Met; a pack is the partnership's own.
BLANK_WORDS = {
    Status.SUPPRESSED: "[c] withheld: fewer than 10, or it would give another away",
    Status.NOT_APPLICABLE: "[z] not covered by these records",
    Status.MISSING: "[x] no figure",
}
TOO_FEW = Look("listed", "[u] a count too small for a rate", pattern=BY_KEY["listed"].pattern)


@dataclass(frozen=True)
class AreaKind:
    """What one of the two maps shows. `unit` follows the limits of a class."""

    key: str
    heading: str
    counted: str
    whole: str
    rate: str
    unit: str
    decimals: int
    suffix: str


INCIDENTS = AreaKind(
    key="incidents",
    heading="Where incidents were recorded",
    counted="Incidents",
    whole="Residents, Census 2021",
    rate="Per 1,000 residents",
    unit=" per 1,000",
    decimals=1,
    suffix="",
)
REPEATS = AreaKind(
    key="repeats",
    heading="Places with more than one incident",
    counted="Places with more than one",
    whole="Places with an incident",
    rate="Share with more than one",
    unit=" per cent",
    decimals=1,
    suffix="%",
)
ABOVE, BELOW, INCLUDES, NOT_COMPARED = "above", "below", "includes it", "not compared"
BESIDE = {
    ABOVE: "The interval lies above the borough’s value.",
    BELOW: "The interval lies below the borough’s value.",
    INCLUDES: "The interval includes the borough’s value.",
}
KINDS = {one.key: one for one in (INCIDENTS, REPEATS)}


@dataclass(frozen=True)
class AreaView:
    """What a map and its tables show: one of the two kinds, of a pack, in a year in words."""

    kind: AreaKind
    about: About
    period: str


@dataclass(frozen=True)
class AreaLooks:
    """How areas are filled, by code, and the key: every class, and those blanks that occur."""

    by_code: dict[str, Look]
    key: list[Look]


def area_looks(table: AreaTable, *, kind: AreaKind) -> AreaLooks:
    """Return how the areas of a table are filled, in classes of their rates."""
    rates = [row.rate.value for row in table.rows if row.rate is not None]
    classes = class_limits(rates, decimals=kind.decimals)
    found = class_looks(classes, unit=kind.unit)
    by_code = {row.code: _look(row, classes=classes, found=found) for row in table.rows}
    used = {look.key: look for look in by_code.values()}
    blanks = [used[key] for key in (TOO_FEW.key, *BLANK_KEYS.values()) if key in used]
    return AreaLooks(by_code, key=[*(found if rates else []), *blanks])


def _look(row: AreaRow, *, classes: Classes, found: Sequence[Look]) -> Look:
    if row.rate is not None:
        return found[classes.of(row.rate.value) - 1]
    if row.count.value is not None:
        return TOO_FEW
    blank = BY_KEY[BLANK_KEYS[row.count.status]]
    return Look(blank.key, BLANK_WORDS[row.count.status], blank.fill, blank.pattern)


def area_lines(row: AreaRow, *, kind: AreaKind, borough: AreaRow | None) -> tuple[str, ...]:
    """Return what is said of one area, a sentence a line."""
    if row.count.value is None:
        return (sentence_case(f"{BLANKS[row.count.status]} {SHORTHAND[row.count.status]}."),)
    lines = [f"{kind.counted}: {count_words(row.count)}."]
    if row.rate is not None:
        written = estimate_words(
            row.rate, count=row.count, decimals=kind.decimals, suffix=kind.suffix
        )
        lines.append(f"{kind.rate}: {written}, 95% interval in brackets.")
        words = beside_borough(row.rate, borough=borough)
        lines += [BESIDE[words]] if words in BESIDE else []
    elif row.whole is not None:
        lines.append("No rate or share is given of fewer than 10.")
    return (*lines, *flag_lines(row))


def flag_lines(row: AreaRow) -> tuple[str, ...]:
    """Return what the marks of an area mean."""
    return tuple(f"[{flag}] {FLAG_WORDS[Flag(flag)]}." for flag in row.count.flags.split())


def beside_borough(rate: Estimate[float] | None, *, borough: AreaRow | None) -> str:
    """Say in a word where an interval lies beside the whole borough's value."""
    if rate is None or borough is None or borough.rate is None:
        return NOT_COMPARED
    if rate.lower > borough.rate.value:
        return ABOVE
    return BELOW if rate.upper < borough.rate.value else INCLUDES
