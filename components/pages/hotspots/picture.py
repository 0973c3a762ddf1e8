"""A ward map as SVG made by the server: for readers without scripts, and for paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from components.frame.static_html import Ready, to_html, written
from components.pages.hotspots.drawing import HotspotMap
from components.pages.hotspots.frame import pattern
from components.pages.hotspots.looks import Look
from components.pages.hotspots.ward_map import Box, extent
from data.model import Caveat, Severity

TYPE, LETTER = 1 / 60, 0.55  # of the map's width: the type; of the type: a letter's mean width
LINE_HEIGHT = 1.6
LINE = 105  # characters that fit under the map
SWATCH = (2.2, 1.2)
TALLEST = 0.9  # of the picture's width: a taller map, such as Lambeth's, has room beside it
STYLE = (
    "text{font-family:-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,"
    "sans-serif;fill:#1d2126}"
    "path{vector-effect:non-scaling-stroke;stroke-linejoin:round}"
    ".border{fill:none;stroke:#2f363c;stroke-width:1.2px}"
    ".name{text-anchor:middle;font-weight:600;paint-order:stroke;stroke:#fff;stroke-linejoin:round}"
)


@dataclass(frozen=True)
class WardOutlines:
    """What the picture is drawn from, in the units of the release.

    `areas` and `borders` are outlines by code, those of boroughs in `borders`; `places` is where
    the name of a borough goes.
    """

    areas: Mapping[str, str]
    borders: Mapping[str, str]
    places: Mapping[str, tuple[float, float]]


def ward_picture(chosen: HotspotMap, *, outlines: WardOutlines, caveats: Sequence[Caveat]) -> str:
    """Return the map of a view as one SVG document, with its key, caveats and source.

    Whoever saves it has nothing else.

    Args:
        chosen: What the map shows. Of one borough only its wards are drawn.
        outlines: Of every area it shows, and of the boroughs.
        caveats: Of ward maps; those that must be read are written under the map.
    """
    boxes = [extent(outlines.areas[one.code]) for one in chosen.areas]
    left, top = min(one[0] for one in boxes), min(one[1] for one in boxes)
    across = max(one[2] for one in boxes) - left
    height = max(one[3] for one in boxes) - top
    width = max(across, height / TALLEST)
    left -= (width - across) / 2
    size = width * TYPE
    line = size * LINE_HEIGHT
    foot = top + height + 2 * size
    under = _under(chosen, caveats=caveats)
    key = [
        part
        for number, look in enumerate(chosen.legend)
        for part in _key(look, left=left, top=foot + number * line, size=size)
    ]
    below = foot + line * (len(chosen.legend) + 0.5)
    words = [
        written(
            "text",
            said,
            x=f"{left:.0f}",
            y=f"{below + number * line:.0f}",
            font_size=f"{size:.0f}",
            font_weight="600" if number == 0 else None,
        )
        for number, said in enumerate(under)
    ]
    borders = [
        written("path", d=path, class_="border")
        for code, path in outlines.borders.items()
        if chosen.borough in {None, code}
    ]
    scale = size / 10  # stripes are counted in pixels of the screen
    inside: list[object] = [
        written("style", STYLE),
        written("defs", [_striped(look, scale=scale) for look in chosen.patterns()]),
        *(
            _area(outlines.areas[one.code], style=one.style(), said=one.name)
            for one in chosen.areas
        ),
        *borders,
        *_names(chosen, outlines=outlines, size=size),
        *key,
        *words,
    ]
    view = (left - size, top - size, width + 2 * size, below + line * len(under) - top + size)
    return written(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=" ".join(f"{one:.0f}" for one in view),
        role="img",
        aria_label=chosen.title,
    )


def pictured(address: str, *, described: str) -> Ready:
    """Return the picture of a map as it stands in a page, fetched where it is shown.

    Where a script draws the map that is on paper alone. Dash's own image cannot wait.
    """
    return written("img", src=address, alt=described, class_="ward-picture", loading="lazy")


def _under(chosen: HotspotMap, *, caveats: Sequence[Caveat]) -> list[str]:
    """Return the lines under the map: what it shows, what must be read with it, its source."""
    headlines = [one.headline for one in caveats if one.severity is Severity.MUST_READ]
    said = (chosen.title, chosen.subtitle, *headlines, chosen.source)
    return [line for one in said for line in wrap(one, LINE)]


def _area(path: str, *, style: Mapping[str, object], said: str) -> Ready:
    title = written("title", said)
    dashes = style["dashArray"]
    return written(
        "path",
        title,
        d=path,
        fill=str(style["fillColor"]),
        stroke=str(style["color"]),
        stroke_width=f"{style['weight']}px",
        stroke_dasharray=None if dashes is None else str(dashes),
    )


def _striped(look: Look, *, scale: float) -> Ready:
    drawn = to_html(pattern(look))
    return Ready(drawn.replace('patternTransform="', f'patternTransform="scale({scale:.2f}) ', 1))


def _names(chosen: HotspotMap, *, outlines: WardOutlines, size: float) -> list[Ready]:
    """Name boroughs where no other name is, those with most room first."""
    taken: list[Box] = []
    names = []
    for code, name in chosen.labels.items():
        if chosen.borough is not None:
            continue
        x, y = outlines.places[code]
        half = len(name) * size * LETTER / 2
        box = (x - half, y - size, x + half, y + size / 2)
        if any(_meet(box, other) for other in taken):
            continue
        taken.append(box)
        look = {"font_size": f"{size:.0f}", "stroke_width": f"{size / 5:.0f}"}
        names.append(written("text", name, x=f"{x:.0f}", y=f"{y:.0f}", class_="name", **look))
    return names


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _key(look: Look, *, left: float, top: float, size: float) -> Sequence[Ready]:
    wide, high = (size * one for one in SWATCH)
    swatch = written(
        "rect",
        x=f"{left:.0f}",
        y=f"{top - high * 0.8:.0f}",
        width=f"{wide:.0f}",
        height=f"{high:.0f}",
        fill=look.paint,
        stroke="#5a626a",
        stroke_width=f"{size / 20:.0f}",
    )
    words = written(
        "text",
        look.words,
        x=f"{left + wide + size * 0.7:.0f}",
        y=f"{top:.0f}",
        font_size=f"{size:.0f}",
    )
    return swatch, words
