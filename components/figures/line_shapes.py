"""Lines over time and words beside them, in pixels of the narrowest drawing."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

NARROWEST = 224  # pixels of the drawing itself on a page 320 pixels wide
CLEAR = 7  # pixels from the middle of a point or a line to a name
EDGE = 2  # pixels from the line of a break to a name
_x = attrgetter("x")


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
    """Lines from top to bottom, in pixels of the narrowest drawing, and which names may cross them.

    A name may cross them where the drawing is less than `from_width` pixels wide.
    """

    places: Sequence[float]
    from_width: float = NARROWEST

    def crosses(self, held: float, left: float, right: float) -> bool:
        """Tell whether a name that is held at a place crosses one."""
        wider = self.from_width / NARROWEST
        moved = (held + (at - held) * wider for at in self.places)
        return any(left - EDGE < at < right + EDGE for at in moved)


class Spot(NamedTuple):
    """A value of a line, in pixels of the narrowest drawing, and its place among the values."""

    x: float
    y: float
    place: int


@dataclass(frozen=True)
class Named:
    """A line with its name, and its stretches, which are joined, each of at least one value.

    `width` is how many characters a line of its name may have.
    """

    name: str
    width: int
    stretches: Sequence[Sequence[Spot]]

    @property
    def end(self) -> Spot:
        """Return its last value."""
        return self.stretches[-1][-1]


def reach_of(line: Named, left: float, right: float) -> tuple[float, float] | None:
    """Return how high and how low a line comes beside a stretch of the page, in pixels."""
    found: list[float] = []
    left, right = left - CLEAR, right + CLEAR
    for stretch in line.stretches:
        first = bisect_left(stretch, left, key=_x)
        past = bisect_right(stretch, right, key=_x)
        found += [spot.y for spot in stretch[first:past]]
        for edge, place in ((left, first), (right, past)):
            if 0 < place < len(stretch):
                before, after = stretch[place - 1], stretch[place]
                part = (edge - before.x) / (after.x - before.x)
                found.append(before.y + part * (after.y - before.y))
    return (min(found), max(found)) if found else None
