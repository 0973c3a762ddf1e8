"""The sheet a picture is drawn on: finding, measure, drawing, caveat, source, date.

What must travel with a figure is part of the picture, so that it cannot be cropped off by accident
when the file is pasted into a paper.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from textwrap import wrap

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

from components.drawings.small_multiples import DrawnSmall
from components.figures.theme import Ink
from components.frame.drawn import Drawn
from components.pictures import FORMATS, WIDE
from data.caveats import must_read
from data.model import Caveat

LETTERS = 12.4  # of the type of the notes in an inch
LINE = 0.2
OURS, ANYWHERE = "Inter", "DejaVu Sans"  # the second comes with matplotlib
TYPE = {
    "font.size": 10,
    "svg.fonttype": "none",
    "svg.hashsalt": "london-boroughs",
}


@dataclass(frozen=True)
class Captions:
    """The words of a picture.

    `heading` is the finding, `subheading` the measure, place and period, `caveats` the headlines
    of those that must be read, `source` names sources and release. `words` say what the drawing
    cannot: which areas are blank and why, and what is provisional.
    """

    heading: str
    subheading: str
    caveats: tuple[str, ...]
    source: str
    words: str = ""

    @classmethod
    def of(cls, drawn: Drawn | DrawnSmall, *, caveats: Iterable[Caveat], source: str) -> "Captions":
        """Return the words of a figure.

        Args:
            drawn: The figure.
            caveats: Of its measure and view.
            source: Names sources and release.
        """
        return cls(drawn.heading, drawn.subheading, must_read(caveats), source, drawn.words)


@dataclass(frozen=True)
class Room:
    """Inches left free beside a drawing for what its axes say."""

    left: float = 0.2
    right: float = 0.2
    above: float = 0.1
    below: float = 0.1


def picture(
    draw: Callable[[Axes], None],
    *,
    captions: Captions,
    height: float,
    kind: str,
    room: Room,
    width: float = WIDE,
) -> bytes:
    """Draw a sheet and return it as a file.

    The same arguments give the same bytes: no date of making, no random ids.

    Args:
        draw: Draws into the axes.
        captions: What must travel with the drawing.
        height: Of the drawing in inches, words not counted.
        kind: "svg" or "png".
        room: Beside the drawing, for the words of its axes.
        width: Of the sheet in inches.

    Raises:
        KeyError: If the kind is neither.
    """
    FORMATS[kind]
    letters = int(width * LETTERS)
    above = wrap(captions.heading, int(letters * 0.66)), wrap(captions.subheading, letters)
    said = wrap(captions.words, letters)
    below = [line for one in captions.caveats for line in wrap(f"• {one}", letters)]
    source = wrap(captions.source, int(letters * 1.12))
    head = 0.3 + 0.27 * len(above[0]) + LINE * len(above[1])
    foot = 0.35 + LINE * (len(said) + len(below)) + 0.17 * len(source) + (0.1 if said else 0)
    total = head + height + foot
    with mpl.rc_context(TYPE), mpl.rc_context({"font.family": _families()}):
        sheet = Figure(figsize=(width, total), facecolor=Ink.PAPER.value)
        inner = height - room.above - room.below
        axes = sheet.add_axes(
            (
                room.left / width,
                (foot + room.below) / total,
                1 - (room.left + room.right) / width,
                inner / total,
            )
        )
        draw(axes)
        y = total - 0.28
        for line in above[0]:
            sheet.text(0.02, y / total, line, size=14, weight="bold", color=Ink.TEXT.value)
            y -= 0.27
        for line in above[1]:
            sheet.text(0.02, y / total, line, size=10, color=Ink.QUIET.value)
            y -= LINE
        y = foot - 0.2
        for line in said:
            sheet.text(0.02, y / total, line, size=9.5, color=Ink.AXIS.value)
            y -= LINE
        y -= 0.1 if said else 0
        for line in below:
            sheet.text(0.02, y / total, line, size=9.5, color=Ink.TEXT.value)
            y -= LINE
        for line in source:
            sheet.text(0.02, y / total, line, size=8, color=Ink.QUIET.value)
            y -= 0.17
        return _written(sheet, kind=kind, captions=captions)


@lru_cache(maxsize=1)
def _families() -> list[str]:
    """Return the types that are there: each one that is not would be a warning at every word."""
    return [*({OURS} & set(fontManager.get_font_names())), ANYWHERE]


def _written(sheet: Figure, *, kind: str, captions: Captions) -> bytes:
    """Write the file; its description holds the caveats for whoever cannot see the picture."""
    out = BytesIO()
    told = {
        "Title": captions.heading,
        "Description": " ".join(
            part
            for part in (captions.subheading, captions.words, *captions.caveats, captions.source)
            if part
        ),
    }
    if kind == "svg":
        FigureCanvasSVG(sheet).print_svg(out, metadata={"Date": None, **told})
    else:
        FigureCanvasAgg(sheet).print_png(out, metadata={"Software": None, **told})
    return out.getvalue()
