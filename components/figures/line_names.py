"""Names of lines over time, clear of lines, points and other words at any width of the page.

Heights are in pixels and fixed; widths grow with the page. A name is held by one end at a day, so
that on a wider page it reaches over less time: what is free on the narrowest page is free on all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product, zip_longest
from typing import NamedTuple

from components.figures.line_shapes import (
    CLEAR,
    Box,
    Named,
    Spot,
    Upright,
    reach_of,
)
from components.figures.theme import WIDEST_LETTER

NAME_SIZE, NAME_LINE = 13, 18  # of the type, and of what a line of it takes, in pixels
LETTER = NAME_SIZE * WIDEST_LETTER
STACKED = 3  # lines of words above everything that a name is tried at
AWAY = 60  # most pixels from the value that holds a name to it
DAYS_TRIED = 40  # most days of a line that its name is tried at


@dataclass(frozen=True, kw_only=True)
class LineName:
    """Where a name stands: which edge of it at which value, and how far above or below.

    `rows` are the words of its lines. `shift` is counted upwards, in pixels, from the value to the
    lower edge of a name above its line, or to the upper edge of one below.
    """

    rows: Sequence[str]
    place: int
    side: str
    below: bool
    shift: float
    box: Box
    far: float


def name_lines(
    lines: Sequence[Named],
    *,
    height: float,
    upright: Upright,
    taken: Sequence[Box],
) -> list[LineName]:
    """Place the names of lines beside their own, the ends of the lines first.

    Args:
        lines: One or two.
        height: Of the drawing, in pixels.
        upright: Lines from top to bottom.
        taken: Room of other words.

    Returns:
        One for each line, in the order given; nothing where they have no room.
    """
    known = [line.spots for line in lines]
    holds = [
        list(_holds(line, spots=spots, upright=upright))
        for line, spots in zip(lines, known, strict=True)
    ]
    if not all(holds):
        return []
    ends = [spots[-1] for spots in known]
    free: list[list[LineName]] = [[] for _ in lines]
    best: Sequence[LineName] = ()
    for tried in zip_longest(*holds):
        # Whatever is still to come is held farther from the end of its line than this.
        nearest = min(end.x - hold.spot.x for end, hold in zip(ends, tried, strict=True) if hold)
        if best and _far(best) <= nearest:
            break
        fresh = [
            [
                one
                for one in (_candidates(line, hold, end, lines) if hold else ())
                if _is_free(one.box, line, lines, height=height, taken=taken)
            ]
            for line, hold, end in zip(lines, tried, ends, strict=True)
        ]
        for number, new in enumerate(fresh):
            free[number] += new
            pools = [new if place == number else pool for place, pool in enumerate(free)]
            together = [best] if best else []
            together += filter(_apart, product(*pools))
            best = min(together, key=_far, default=best)
    return list(best)


def _far(names: Sequence[LineName]) -> float:
    return sum(one.far for one in names)


def _apart(names: Sequence[LineName]) -> bool:
    return not any(one.box.meets(other.box) for one, other in combinations(names, 2))


class _Hold(NamedTuple):
    """Which edge of a name is held by which value, and what the name reaches over."""

    spot: Spot
    side: str
    left: float
    right: float
    rows: Sequence[str]


def _holds(line: Named, *, spots: Sequence[Spot], upright: Upright) -> Iterator[_Hold]:
    """Return how a name may be held, by the last value first, and cross no upright line."""
    rows = line.rows
    long = max(map(len, rows)) * LETTER
    for spot in spots[:: -max(1, len(spots) // DAYS_TRIED)]:
        first, last = upright.room_at(spot.x)
        if last - first < long:
            continue
        for side, before in (("right", long), ("left", 0.0), ("center", long / 2)):
            left = spot.x - before
            if first <= left and left + long <= last:
                yield _Hold(spot, side, left, left + long, rows)


def _candidates(line: Named, hold: _Hold, end: Spot, lines: Sequence[Named]) -> Iterator[LineName]:
    spot, side, left, right, rows = hold
    tall = len(rows) * NAME_LINE
    reaches = [reach for one in lines if (reach := reach_of(one, left, right))]
    if own := reach_of(line, left, right):
        high, low = min(reach[0] for reach in reaches), max(reach[1] for reach in reaches)
        above = {own[0] - CLEAR, *(high - CLEAR - each * NAME_LINE for each in range(STACKED))}
        edges = [(edge, edge - tall) for edge in above] + [
            (edge, edge) for edge in {own[1] + CLEAR, low + CLEAR}
        ]
        for edge, upper in edges:
            if abs(edge - spot.y) > AWAY:
                continue
            yield LineName(
                rows=rows,
                place=spot.place,
                side=side,
                below=edge == upper,
                shift=spot.y - edge,
                box=Box(left, right, upper, upper + tall),
                far=end.x - spot.x + abs(edge - spot.y),
            )


def _is_free(
    box: Box,
    own: Named,
    lines: Sequence[Named],
    *,
    height: float,
    taken: Sequence[Box],
) -> bool:
    if box.above < 0 or box.below > height or any(map(box.meets, taken)):
        return False
    for line in lines:
        reach = None if line is own else reach_of(line, box.left, box.right)
        if reach and reach[0] - CLEAR < box.below and box.above < reach[1] + CLEAR:
            return False
    return True
