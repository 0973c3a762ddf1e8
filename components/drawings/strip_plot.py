"""Where one borough lies among all: a strip of marks as inline SVG, readable without scripts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import dash_svg as svg
from dash.development.base_component import Component

from components.words.values import format_value
from data.model import Unit

WIDTH, HEIGHT, EDGE = 300, 50, 8
AXIS = 27
LETTER = 5.6  # mean width of a letter of the drawing's type
WIDE = 6.9  # of a bold one in the widest face: paper cuts off what leaves the drawing
Scale = Callable[[float], float]


@dataclass(frozen=True, kw_only=True)
class Strip:
    """What a strip shows; every number in the unit of the indicator.

    `own`, `lower`, `upper` and `london` are None where there is none or where it does not belong
    on this axis. `middle` is the middle half of the boroughs.
    """

    name: str
    own: float | None
    lower: float | None
    upper: float | None
    london: float | None
    others: Sequence[float]
    middle: tuple[float, float] | None


def strip_plot(strip: Strip, *, unit: Unit, described: str) -> Component:
    """Draw one tick for each borough, the one named with its interval, and London.

    Args:
        strip: The numbers. At least one value in all.
        unit: Gives the written ends of the axis.
        described: Text alternative made from the same rows.
    """
    known = [*strip.others, strip.own, strip.lower, strip.upper, strip.london]
    numbers = [each for each in known if each is not None]
    low, high = min(numbers), max(numbers)

    def x(value: float) -> float:
        if high == low:
            return WIDTH / 2
        return round(EDGE + (WIDTH - 2 * EDGE) * (value - low) / (high - low))

    drawing: Component = svg.Svg(
        [
            _band(strip, x),
            svg.Path(d=f"M{EDGE} {AXIS}H{WIDTH - EDGE}"),
            svg.Path(d=_ticks(strip, x), className="strip-tick") if strip.others else None,
            *_london(strip, x),
            *_own(strip, x),
            *_ends(low, high, london=_london_at(strip, x), unit=unit),
        ],
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        className="strip",
        role="img",
        **{"aria-label": described},
    )
    return drawing


def _ticks(strip: Strip, x: Scale) -> str:
    """Return a tick for each place that a borough has, as one path of steps from left to right."""
    first, *others = sorted({x(each) for each in strip.others})
    steps = [f"m{to - start:g}-12v12" for start, to in pairwise([first, *others])]
    return f"M{first:g} {AXIS - 6}v12{''.join(steps)}"


def _band(strip: Strip, x: Scale) -> Component | None:
    if strip.middle is None:
        return None
    start, end = (x(each) for each in strip.middle)
    drawn: Component = svg.Rect(
        x=f"{start:g}",
        y=str(AXIS - 10),
        width=f"{max(end - start, 1):g}",
        height="20",
        className="strip-middle",
    )
    return drawn


def _london_at(strip: Strip, x: Scale) -> float | None:
    return None if strip.london is None else x(strip.london)


def _london(strip: Strip, x: Scale) -> list[Component]:
    if strip.london is None:
        return []
    at = x(strip.london)
    return [
        svg.Path(d=f"M{at:g} {AXIS - 10}v21", className="strip-london"),
        _text("London", at=at, y=HEIGHT - 2, look="strip-place"),
    ]


def _own(strip: Strip, x: Scale) -> list[Component]:
    if strip.own is None:
        return []
    at = x(strip.own)
    interval = None
    if strip.lower is not None and strip.upper is not None:
        start, end = x(strip.lower), x(strip.upper)
        interval = svg.Path(d=f"M{start:g} {AXIS}H{end:g}", className="strip-interval")
    return [
        interval,
        svg.Circle(cx=f"{at:g}", cy=str(AXIS), r="5", className="strip-own"),
        _text(strip.name, at=at, y=12, look="strip-name", letter=WIDE),
    ]


def _ends(low: float, high: float, *, london: float | None, unit: Unit) -> list[Component]:
    """Write the ends of the axis, save one that London's name would touch."""
    found = []
    for value, at, anchor in ((low, 0.0, "start"), (high, float(WIDTH), "end")):
        words = format_value(value, unit=unit)
        room = len(words) * LETTER + len("London") * LETTER / 2 + 6
        if london is None or abs(london - at) > room:
            found.append(_anchored(words, at=at, y=HEIGHT - 2, anchor=anchor))
        if high == low:
            break
    return found


def _text(
    words: str, *, at: float, y: int, look: str | None = None, letter: float = LETTER
) -> Component:
    """Write words centred on a place, or from an edge that they would cross."""
    half = len(words) * letter / 2
    if at < half:
        return _anchored(words, at=0, y=y, anchor="start", look=look)
    if at > WIDTH - half:
        return _anchored(words, at=WIDTH, y=y, anchor="end", look=look)
    return _anchored(words, at=at, y=y, anchor="middle", look=look)


def _anchored(words: str, *, at: float, y: int, anchor: str, look: str | None = None) -> Component:
    placed = {} if anchor == "start" else {"textAnchor": anchor}  # words start where they stand
    looks = {"className": look} if look else {}
    drawn: Component = svg.Text(words, x=f"{at:g}", y=str(y), **looks, **placed)
    return drawn
