"""Names of wards on a still map: in the ward where there is room, else a number and a list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import dash_svg as svg
from dash import html
from dash.development.base_component import Component

SIZE = 12.0  # of letters, in units of a picture: nine points where 480 of them are 13 cm of paper
LINE = 1.12  # of a line, in the size of its letters
WIDE = 0.62  # of a letter, in its size: measured for Inter and DejaVu Sans, with room to spare
LONGEST = 13  # letters of a line
PATCH, INK = "#ffffff", "#1d2126"


@dataclass(frozen=True)
class WardName:
    """A name, and where in the ward most room is: longitude, latitude."""

    words: str
    longitude: float
    latitude: float


@dataclass(frozen=True)
class Written:
    """What stands at a place of the picture: lines of a name, or its number in the list below."""

    lines: tuple[str, ...]
    x: float
    y: float
    size: float = SIZE

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom."""
        half = max(map(len, self.lines)) * self.size * WIDE / 2 + 1
        tall = len(self.lines) * self.size * LINE / 2 + 1
        return self.x - half, self.y - tall, self.x + half, self.y + tall


def placed_names(
    names: Sequence[WardName],
    *,
    place: Callable[[float, float], tuple[float, float]],
    width: float,
    size: float = SIZE,
) -> tuple[list[Written], list[str]]:
    """Return what is written where, and the names that are listed below by their number.

    Args:
        names: Those with most room first: they are written before others take it.
        place: Turns longitude and latitude into the picture's units.
        width: Of the picture.
        size: Of the letters.
    """
    written: list[Written] = []
    listed: list[str] = []
    spots = [place(one.longitude, one.latitude) for one in names]
    for number, (one, (x, y)) in enumerate(zip(names, spots, strict=True)):
        whole = Written(_lines(one.words), x, y, size)
        left, _, right, _ = whole.box
        others = [Written(("00",), *spot, size) for spot in spots[number + 1 :]]
        free = not any(_meet(whole.box, other.box) for other in (*written, *others))
        if free and left >= 0 and right <= width:
            written.append(whole)
        else:
            listed.append(one.words)
            written.append(Written((str(len(listed)),), x, y, size))
    return written, listed


def _lines(words: str) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= LONGEST:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def drawn_names(written: Sequence[Written]) -> list[Component]:
    """Return the letters, each on a patch of its own, since an area under them may be dark."""
    return [part for one in written for part in _drawn(one)]


def _drawn(one: Written) -> list[Component]:
    left, top, right, bottom = one.box
    patch = svg.Rect(
        x=f"{left:.1f}",
        y=f"{top:.1f}",
        width=f"{right - left:.1f}",
        height=f"{bottom - top:.1f}",
        fill=PATCH,
        fillOpacity="0.85",
    )
    first = one.y - (len(one.lines) - 1) * one.size * LINE / 2 + one.size / 3
    return [
        patch,
        *(
            svg.Text(
                line,
                x=f"{one.x:.1f}",
                y=f"{first + number * one.size * LINE:.1f}",
                textAnchor="middle",
                # Here and not in a sheet: what writes the PDF gives a picture no sheet of the page.
                fontSize=f"{one.size:.1f}",
                fontFamily='Inter, "DejaVu Sans", sans-serif',
                fill=INK,
            )
            for number, line in enumerate(one.lines)
        ),
    ]


def names_list(listed: Sequence[str]) -> list[Component]:
    """Return the names that had no room, by their number; nothing where all had."""
    if not listed:
        return []
    words = "; ".join(f"{number} {name}" for number, name in enumerate(listed, start=1))
    return [html.P(f"On the map by number: {words}.", className="source-note area-numbers")]
