"""The borough map as a picture: the same outlines, classes and hatching as on the page."""

import re
from collections.abc import Callable, Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Circle, Patch, PathPatch
from matplotlib.path import Path

from components.figures.theme import RAMP, Ink
from components.maps.boroughs import BLANK_CLASSES, MapArea, largest_first
from components.maps.classes import Classes
from components.maps.dots import Dots

HATCHES = {"not_applicable": "////", "suppressed": "||||", "not_comparable": "\\\\", "missing": ""}
STEP = re.compile(r"([a-zA-Z])([^a-zA-Z]*)")
NUMBER = re.compile(r"-?\d+\.?\d*")


def read_path(text: str) -> Path:
    """Read an SVG path made of moves, lines and closings, absolute or relative.

    Raises:
        ValueError: If it holds a command that our outlines do not use.
    """
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    x = y = 0.0
    start = (0.0, 0.0)
    for command, rest in STEP.findall(text):
        numbers = [float(one) for one in NUMBER.findall(rest)]
        if command.lower() == "z":
            points.append(start)
            codes.append(int(Path.CLOSEPOLY))
            x, y = start
            continue
        if command not in "mMlLhHvV":
            raise ValueError(f"outlines hold no {command}")
        width = 1 if command in "hHvV" else 2
        for index in range(0, len(numbers), width):
            x, y = _moved(command, numbers[index : index + width], x=x, y=y)
            first = command in "mM" and index == 0
            if first:
                start = (x, y)
            points.append((x, y))
            codes.append(int(Path.MOVETO if first else Path.LINETO))
    return Path(points, codes)


def _moved(command: str, numbers: list[float], *, x: float, y: float) -> tuple[float, float]:
    relative = command.islower()
    if command in "hH":
        return (x + numbers[0] if relative else numbers[0]), y
    if command in "vV":
        return x, (y + numbers[0] if relative else numbers[0])
    return (x + numbers[0], y + numbers[1]) if relative else (numbers[0], numbers[1])


def draw_map(
    areas: Sequence[MapArea], *, scale: Classes | Dots, view_box: str, chosen: Sequence[str] = ()
) -> Callable[[Axes], None]:
    """Return what draws the map, with its key, into matplotlib axes.

    Args:
        areas: As for `components.maps.boroughs.borough_map`.
        scale: Limits of the fills, or the dots of a plain count.
        view_box: Of the outlines.
        chosen: Codes of chosen areas.
    """
    left, top, width, height = (float(one) for one in view_box.split())

    def draw(axes: Axes) -> None:
        for area in areas:
            axes.add_patch(_patch(area, scale=scale))
            for outline in _outlines(area) if area.code in chosen else ():
                axes.add_patch(outline)
        if isinstance(scale, Dots):
            for area, count in largest_first(areas):
                axes.add_patch(_dot(area, radius=scale.radius(count)))
        for area in areas:
            _write_name(axes, area, scale=scale, chosen=area.code in chosen)
        axes.set_xlim(left, left + width)
        axes.set_ylim(top + height, top)
        axes.set_aspect("equal")
        axes.set_axis_off()
        axes.legend(handles=_key(areas, scale=scale), loc="lower left", fontsize=8, frameon=False)

    return draw


def _patch(area: MapArea, *, scale: Classes | Dots) -> PathPatch:
    known = area.value is not None and area.status == "published"
    return PathPatch(
        read_path(area.path),
        facecolor=_face(area.value if known else None, scale=scale),
        hatch=None if known else HATCHES[area.status],
        edgecolor=Ink.TEXT.value,
        linewidth=0.6,
        zorder=1,
    )


def _face(value: float | None, *, scale: Classes | Dots) -> str:
    if value is None:
        return "white"
    return Ink.FAINT.value if isinstance(scale, Dots) else RAMP[scale.ink(value) - 1]


def _dot(area: MapArea, *, radius: float) -> Circle:
    return Circle(
        (area.x, area.y),
        radius,
        facecolor=RAMP[1],
        edgecolor=RAMP[4],
        linewidth=0.8,
        zorder=2.5,
    )


def _outlines(area: MapArea) -> list[PathPatch]:
    """Draw a dark line within a light one, above every area, as on the page."""
    return [
        PathPatch(read_path(area.path), fill=False, edgecolor=ink.value, linewidth=width, zorder=2)
        for ink, width in ((Ink.PAPER, 4.8), (Ink.CHOSEN, 2.4))
    ]


def _write_name(axes: Axes, area: MapArea, *, scale: Classes | Dots, chosen: bool) -> None:
    value = None if isinstance(scale, Dots) else area.value
    dark = value is not None and _face(value, scale=scale) in RAMP[3:]
    axes.text(
        *area.label_at,
        str(area.key) if area.key and not chosen else area.label,
        ha="center",
        va="center",
        size=6.5,
        color="white" if dark else Ink.TEXT.value,
        zorder=3,
    )


def _key(areas: Sequence[MapArea], *, scale: Classes | Dots) -> list[Patch]:
    labels = scale.labels()
    inks = (
        [RAMP[1]] * len(labels)
        if isinstance(scale, Dots)
        else [RAMP[scale.spaced(number) - 1] for number in range(1, len(labels) + 1)]
    )
    steps = [
        Patch(facecolor=ink, edgecolor=Ink.TEXT.value, label=label, linewidth=0.6)
        for ink, label in zip(inks, labels, strict=True)
    ]
    held = dict.fromkeys(area.status for area in areas if area.status in HATCHES)
    blanks = [
        Patch(
            facecolor="white",
            hatch=HATCHES[status],
            edgecolor=Ink.TEXT.value,
            label=BLANK_CLASSES[status][1],
            linewidth=0.6,
        )
        for status in held
    ]
    numbered = [
        Patch(facecolor="none", edgecolor="none", label=f"{area.key} {area.name}")
        for area in sorted(areas, key=lambda one: one.key or 0)
        if area.key
    ]
    return [*steps, *blanks, *numbered]
