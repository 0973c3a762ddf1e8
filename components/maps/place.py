"""Where a borough lies in London: an outline small enough for the head of a sheet of paper."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from components.frame.static_html import Ready, written

STEP = re.compile(r"([Mlz])([^Mlz]*)")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
GRID = 120  # units of an outline, of which London is 10,000 wide: less than half a millimetre here
Rings = list[list[tuple[int, int]]]


class London(NamedTuple):
    """All boroughs as drawn here: the rings of each, their borders as one path, and the view."""

    boroughs: Mapping[str, Rings]
    borders: str
    view: str


def place_map(outlines: Mapping[str, str], *, chosen: str, said: str) -> Ready:
    """Return the borders of London and its boroughs with one borough filled.

    Args:
        outlines: Paths of `M`, relative `l` and `z` by area code, as a release holds them.
        chosen: Code of the borough.
        said: Text alternative.
    """
    london = _london(tuple(outlines.items()))
    own = "".join(f"{_steps(ring)}z" for ring in london.boroughs[chosen])
    paths = [
        written("path", d=london.borders, class_="place-other"),
        written("path", d=own, class_="place-own"),
    ]
    return Ready(
        written(
            "svg",
            written("g", paths, aria_hidden="true"),
            viewBox=london.view,
            role="img",
            aria_label=said,
            class_="small-map on-paper",
        )
    )


@lru_cache(maxsize=2)  # the same on the page of every borough
def _london(outlines: tuple[tuple[str, str], ...]) -> London:
    """Return all that is drawn whichever borough is chosen."""
    drawn = {code: _coarse(path) for code, path in outlines}
    points = [point for rings in drawn.values() for ring in rings for point in ring]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    above, below = min(y for _, y in points), max(y for _, y in points)
    every = [ring for rings in drawn.values() for ring in rings]
    return London(
        boroughs=drawn,
        borders="".join(_steps(line) for line in _borders(every)),
        view=f"{left - 1} {above - 1} {right - left + 2} {below - above + 2}",
    )


def _coarse(path: str) -> Rings:
    """Return the corners of each ring on a grid, those that fall on one place once."""
    rings: Rings = []
    x = y = 0.0
    for command, rest in STEP.findall(path):
        numbers = [float(one) for one in NUMBER.findall(rest)]
        if command == "M":
            rings.append([])
        for first, second in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = (first, second) if command == "M" else (x + first, y + second)
            corner = (round(x / GRID), round(y / GRID))
            if not rings[-1] or rings[-1][-1] != corner:
                rings[-1].append(corner)
    return rings


def _borders(rings: Rings) -> Rings:
    """Return the lines that rings are made of; one that two of them share is drawn once."""
    drawn: set[frozenset[tuple[int, int]]] = set()
    lines: Rings = [[]]
    for ring in rings:
        lines.append([])
        for step in pairwise([*ring, ring[0]]):
            if frozenset(step) in drawn or step[0] == step[1]:
                lines.append([])
                continue
            drawn.add(frozenset(step))
            lines[-1] = [*(lines[-1] or step[:1]), step[1]]
    return [line for line in lines if line]


def _steps(line: list[tuple[int, int]]) -> str:
    """Return a line as steps: a page is to be light, and most steps have two digits."""
    steps = " ".join(f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(line))
    return f"M{line[0][0]} {line[0][1]}l{steps}".replace(" -", "-")
