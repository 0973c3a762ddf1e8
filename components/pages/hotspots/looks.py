"""How a ward is filled on the map and in its legend: one hue, and patterns for what is no value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from components.figures.theme import RAMP, Ink
from components.maps.classes import Classes
from components.pages.hotspots.words import RATE
from data.statistics.hotspot_rows import HotspotRow

DARK, PALE = RAMP[4], RAMP[1]
NEUTRAL, PAPER, LINE = Ink.FAINT.value, Ink.PAPER.value, Ink.QUIET.value


@dataclass(frozen=True)
class Look:
    """A fill and what it means. `pattern` is ground, ink, angle and gap of stripes, or None."""

    key: str
    words: str
    fill: str = ""
    pattern: tuple[str, str, int, int] | None = None

    @property
    def paint(self) -> str:
        """Return the fill as SVG takes it."""
        return f"url(#look-{self.key})" if self.pattern else self.fill


CLASSES = (
    Look("more", "in a group of {area}s with more recorded than London, beyond chance", DARK),
    Look("same", "in a group that is not distinguishable from London", NEUTRAL),
    Look("less", "in a group with less recorded than London, beyond chance", PALE),
)
STRIPED = "striped: this class, but depends on method, or is borderline"
DEPENDS = (
    Look("more-depends", STRIPED, pattern=(DARK, RAMP[2], 45, 7)),
    Look("less-depends", STRIPED, pattern=(PALE, RAMP[2], 45, 7)),
    Look("same-depends", STRIPED, pattern=(NEUTRAL, "#c6ccd1", 45, 7)),
)
BLANKS = (
    Look("listed", "[u] residents do not describe who is there", pattern=(PAPER, LINE, 135, 6)),
    Look("withheld", "[c] withheld: too small a count", pattern=(PAPER, LINE, 0, 6)),
    Look("not-covered", "[z] not in the Met’s figures", pattern=(PAPER, "#9aa2a9", 90, 4)),
    Look("broken", "[b] the year spans a break in recording", pattern=(PAPER, "#9aa2a9", 135, 12)),
    Look("missing", "[x] no figure", PAPER),
)
CAREFUL = Look("careful", "dashed: [u] residents do not describe who is there", PAPER)
BY_KEY = {look.key: look for look in (*DEPENDS, *BLANKS)}
CLASS_KEYS = {"more": "more", "less": "less", "not_distinguishable": "same"}
BLANK_KEYS = {
    "suppressed": "withheld",
    "not_applicable": "not-covered",
    "missing": "missing",
    "not_comparable": "broken",
}
LEFT_OUT_KEYS = {"listed": "listed", "withheld": "withheld", "not_covered": "not-covered"}


def look_of(row: HotspotRow, *, view: str, classes: Classes) -> str:
    """Return the key of a ward's look.

    Args:
        row: The ward.
        view: "hotspots" or "rate".
        classes: Limits of the rates; not used for hotspots.
    """
    if view == RATE:
        if row.rate is None:
            return BLANK_KEYS[row.rate_status]
        return f"rate-{classes.of(row.rate)}"
    if row.group_class == "not_compared":
        return BLANK_KEYS[row.rate_status]
    if row.group_class == "not_tested":
        return LEFT_OUT_KEYS[row.left_out or "withheld"]
    return CLASS_KEYS[row.group_class] + ("-depends" if row.depends_on or row.borderline else "")


def looks(classes: Classes, *, area: str = "ward") -> dict[str, Look]:
    """Return every look by key: classes of rates, classes of groups, and blanks, in their order.

    Args:
        classes: Limits of the rates.
        area: "ward" or "borough".
    """
    rates = class_looks(classes, unit=" per 1,000")
    groups = [replace(look, words=look.words.format(area=area)) for look in CLASSES]
    return {look.key: look for look in (*rates, *groups, *DEPENDS, *BLANKS)}


def class_looks(classes: Classes, *, unit: str) -> list[Look]:
    """Return the looks of classes of values, the lowest first; `unit` follows their limits."""
    labels = _class_words(classes)
    last = max(len(labels) - 1, 1)
    return [
        Look(f"rate-{number + 1}", f"{words}{unit}", RAMP[round(number * 4 / last)])
        for number, words in enumerate(labels)
    ]


def _class_words(classes: Classes) -> list[str]:
    """Name the classes of rates, which may lie anywhere between two limits."""
    if not classes.limits:
        return ["all rates"]
    written = [f"{limit:,.{classes.decimals}f}" for limit in classes.limits]
    between = [f"{low} to under {high}" for low, high in pairwise(written)]
    return [f"under {written[0]}", *between, f"{written[-1]} or more"]


def legend_looks(used: Sequence[str], *, known: Mapping[str, Look]) -> list[Look]:
    """Return the looks of the key: all three classes where there is one, stripes once, blanks.

    Args:
        used: Keys of the looks that occur.
        known: Every look by key, in the order of the key.
    """
    held = set(used)
    tested = any(key.removesuffix("-depends") in {one.key for one in CLASSES} for key in held)
    wanted = held | ({one.key for one in CLASSES} if tested else set())
    found = [look for key, look in known.items() if key in wanted]
    striped = [look for look in found if look.words == STRIPED]
    return [look for look in found if look not in striped[1:]]
