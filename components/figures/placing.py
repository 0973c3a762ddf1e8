"""Names beside dots that meet neither each other nor another dot, at any width of the page.

Heights are in pixels and fixed; widths grow with the page. A place is taken only where two things
are apart in height, or apart in width in the same order as their dots: both stay so when the page
grows wider, so one placing for the narrowest page serves all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

CHARACTER = 6.9  # mean width of a bold 12 px letter, measured generously
LINE = 15
DOT = 7
NEAR = 10  # from the middle of a dot to its name
STEP = 4
CLEAR_OF_DOT = 16
REACH = 200


@dataclass(frozen=True)
class Dot:
    """One dot in pixels of the narrowest drawing, `x` from the left, `y` from above.

    `name` is "" for a dot that is only in the way.
    """

    x: float
    y: float
    name: str = ""


@dataclass(frozen=True)
class Placing:
    """Where a name stands: right, left or in the middle, and how far above (negative) or below."""

    name: str
    side: str
    shift: float


def place_names(dots: Sequence[Dot], *, width: float, height: float) -> list[Placing]:
    """Place the names of dots, the nearest free place first.

    Args:
        dots: All dots of the drawing, named or not.
        width: Of the drawing at its narrowest, in pixels.
        height: Of the drawing, in pixels.

    Returns:
        One placing for each named dot that has room, in the order given. A name without room
        anywhere is left out; the words beside the chart name every one.
    """
    taken: list[_Box] = [_dot_box(dot) for dot in dots]
    found = []
    for dot in dots:
        if not dot.name:
            continue
        for candidate in _candidates(dot, width=width):
            box = _name_box(dot, candidate)
            inside = box.left >= 0 and box.right <= width and box.above >= 0 and box.below <= height
            others = (each for each in taken if each.of != dot)
            if inside and all(_apart(box, each) for each in others):
                taken.append(box)
                found.append(candidate)
                break
    return found


@dataclass(frozen=True)
class _Box:
    of: Dot
    left: float
    right: float
    above: float
    below: float


def _candidates(dot: Dot, *, width: float) -> list[Placing]:
    sides = ("right", "left") if dot.x < width / 2 else ("left", "right")
    shifts = sorted(range(-REACH, REACH + 1, STEP), key=lambda shift: (abs(shift), shift))
    return [
        Placing(dot.name, side, shift)
        for shift in shifts
        for side in (*sides, "middle")
        if side != "middle" or abs(shift) >= CLEAR_OF_DOT
    ]


def _dot_box(dot: Dot) -> _Box:
    return _Box(dot, dot.x - DOT, dot.x + DOT, dot.y - DOT, dot.y + DOT)


def _name_box(dot: Dot, placing: Placing) -> _Box:
    long = CHARACTER * len(dot.name)
    middle = dot.y + placing.shift
    left = {
        "right": dot.x + NEAR,
        "left": dot.x - NEAR - long,
        "middle": dot.x - long / 2,
    }[placing.side]
    return _Box(dot, left, left + long, middle - LINE / 2, middle + LINE / 2)


def _apart(one: _Box, other: _Box) -> bool:
    if one.below <= other.above or other.below <= one.above:
        return True
    if one.of.x <= other.of.x and one.right <= other.left:
        return True
    return other.of.x <= one.of.x and other.right <= one.left


def spread_out(heights: Sequence[float], *, gap: float) -> list[float]:
    """Move heights apart so that labels at them do not meet, each as little as may be.

    Args:
        heights: In any order, in pixels.
        gap: Least distance.

    Returns:
        In the same order; neighbours keep their order and lie at least `gap` apart.
    """
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    groups: list[list[int]] = []
    for place in order:
        groups.append([place])
        while (
            len(groups) > 1
            and _first(groups[-1], heights, gap) < _last(groups[-2], heights, gap) + gap
        ):
            groups[-2:] = [groups[-2] + groups[-1]]
    moved = list(heights)
    for group in groups:
        start = _first(group, heights, gap)
        for index, place in enumerate(group):
            moved[place] = start + gap * index
    return moved


def _first(group: Sequence[int], heights: Sequence[float], gap: float) -> float:
    middle = sum(heights[place] for place in group) / len(group)
    return middle - gap * (len(group) - 1) / 2


def _last(group: Sequence[int], heights: Sequence[float], gap: float) -> float:
    return _first(group, heights, gap) + gap * (len(group) - 1)
