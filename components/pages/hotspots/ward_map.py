"""A ward's place: a small drawing of its borough, and one of the ward with those around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from components.frame.static_html import Ready, written

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
STEP = re.compile(r"([Mlz])([^Mlz]*)")
ROOM = 0.06  # around what is shown, as a share of its longer side

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class WardShape:
    """A ward as drawn: its outline in the units of the release, and where its number stands."""

    code: str
    name: str
    path: str
    label: tuple[float, float]

    @cached_property
    def box(self) -> Box:
        """Return the extent of the outline: a ward is on the pages of all around it."""
        return extent(self.path)


def extent(path: str) -> Box:
    """Return the least and greatest x and y of an outline: left, top, right, bottom.

    Args:
        path: Of `M`, relative `l` and `z`, as a release holds outlines.
    """
    xs, ys = [], []
    x = y = 0.0
    for command, rest in STEP.findall(path):
        found = [float(one) for one in NUMBER.findall(rest)]
        for first, second in zip(found[::2], found[1::2], strict=True):
            # What follows a first pair after `M` is absolute too; a release writes one pair.
            x, y = (first, second) if command == "M" else (x + first, y + second)
            xs.append(x)
            ys.append(y)
    return min(xs), min(ys), max(xs), max(ys)


def borough_drawing(wards: Sequence[WardShape], *, chosen: str, borough: str) -> Ready:
    """Return the wards of a borough with one of them filled.

    Args:
        wards: Of the borough.
        chosen: Code of the ward.
        borough: Name of the borough.
    """
    [own] = [one for one in wards if one.code == chosen]
    paths = [
        written("path", d=one.path, class_="place-own" if one.code == chosen else "place-other")
        for one in wards
    ]
    return _drawing(
        paths,
        view=_view([one.box for one in wards]),
        said=f"Where {own.name} lies among the wards of {borough}",
        look="place-borough",
    )


def neighbours_drawing(
    own: WardShape, *, around: Sequence[WardShape], others: Sequence[WardShape]
) -> Ready:
    """Return a ward and its neighbours, numbered in the order given.

    Args:
        own: The ward.
        around: Its neighbours.
        others: What else may come into the picture.
    """
    view = _view([one.box for one in (own, *around)])
    paths = [
        *(written("path", d=one.path, class_="place-other") for one in others),
        *(written("path", d=one.path, class_="place-around") for one in around),
        written("path", d=own.path, class_="place-own"),
    ]
    numbers = [
        part for number, one in enumerate(around, start=1) for part in _number(number, at=one.label)
    ]
    named = "; ".join(f"{number} {one.name}" for number, one in enumerate(around, start=1))
    return _drawing(
        [*paths, *numbers],
        view=view,
        said=f"{own.name} and the wards that touch it: {named}",
        look="place-around-it",
    )


def _view(boxes: Sequence[Box]) -> Box:
    """Return left, top, width and height of what holds all boxes, with room around it."""
    left, top = min(one[0] for one in boxes), min(one[1] for one in boxes)
    right, bottom = max(one[2] for one in boxes), max(one[3] for one in boxes)
    room = ROOM * max(right - left, bottom - top)
    return left - room, top - room, right - left + 2 * room, bottom - top + 2 * room


def _number(number: int, *, at: tuple[float, float]) -> tuple[Ready, Ready]:
    x, y = (f"{one:g}" for one in at)
    ground = written("circle", cx=x, cy=y, r="60")
    return ground, written("text", str(number), x=x, y=y, dominant_baseline="central")


def _drawing(parts: Sequence[Ready], *, view: Box, said: str, look: str) -> Ready:
    inner = written("g", parts, aria_hidden="true")
    return Ready(
        written(
            "svg",
            inner,
            viewBox=" ".join(f"{one:.0f}" for one in view),
            role="img",
            aria_label=said,
            class_=f"place-drawing {look}",
            style=f"--unit:{max(view[2], view[3]) / 100:.1f}px",
        )
    )
