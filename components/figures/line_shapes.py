"""Lines over time and words beside them, in pixels of the narrowest drawing."""

import textwrap
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

NARROWEST = 224  # pixels of the drawing itself on a page 320 pixels wide
BESIDE = 22  # pixels of the margin at its right that a name may reach into
CLEAR = 7  # pixels from the middle of a point or a line to a name
EDGE = 2  # pixels from the line of a break to a name


class Box(NamedTuple):
    """Room that words take, in pixels of the narrowest drawing from its left and from above."""

    left: float
    right: float
    above: float
    below: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.above < other.below and other.above < self.below


class Upright(NamedTuple):
    """Lines from top to bottom, in pixels of the narrowest drawing, from left to right."""

    places: Sequence[float]

    def room_at(self, place: float) -> tuple[float, float]:
        """Return from where to where words that are held at a place cross none of the lines."""
        after = bisect_right(self.places, place)
        left = self.places[after - 1] + EDGE if after else 0.0
        right = self.places[after] - EDGE if after < len(self.places) else NARROWEST + BESIDE
        return left, right


class Spot(NamedTuple):
    """A value of a line, in pixels of the narrowest drawing, and its place among the values."""

    x: float
    y: float
    place: int


class Stretch(NamedTuple):
    """Values of a line that are joined, at least one, in pixels of the narrowest drawing."""

    x: Sequence[float]
    y: Sequence[float]


@dataclass(frozen=True)
class Named:
    """A line with its name, and its stretches, at least one.

    `width` is how many characters a line of its name may have; a longer word stays whole.
    """

    name: str
    width: int
    stretches: Sequence[Stretch]

    @property
    def rows(self) -> Sequence[str]:
        """Return its name line by line."""
        return _rows(self.name, self.width)

    @property
    def spots(self) -> list[Spot]:
        """Return its values, from left to right."""
        pairs = (pair for one in self.stretches for pair in zip(one.x, one.y, strict=True))
        return [Spot(x, y, place) for place, (x, y) in enumerate(pairs)]


@lru_cache(maxsize=256)
def _rows(name: str, width: int) -> Sequence[str]:
    return tuple(textwrap.wrap(name, width, break_long_words=False))


def reach_of(line: Named, left: float, right: float) -> tuple[float, float] | None:
    """Return how high and how low a line comes beside a stretch of the page, in pixels."""
    found: list[float] = []
    left, right = left - CLEAR, right + CLEAR
    for across, down in line.stretches:
        first, past = bisect_left(across, left), bisect_right(across, right)
        found += down[first:past]
        for edge, place in ((left, first), (right, past)):
            if 0 < place < len(across):
                part = (edge - across[place - 1]) / (across[place] - across[place - 1])
                found.append(down[place - 1] + part * (down[place] - down[place - 1]))
    return (min(found), max(found)) if found else None
