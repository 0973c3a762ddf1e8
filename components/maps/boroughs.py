"""The borough map: an inline SVG that a keyboard and a screen reader can use.

It needs no script to be read, no WebGL and no other host. `assets/map.js` adds the arrow keys.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import dash_svg as svg
from dash import html
from dash.development.base_component import Component

from components.frame.static_html import Ready, written
from components.maps.classes import Classes
from components.maps.dots import Dots

DARK = ("class-4", "class-5")  # names on these are written in white
BLANK_CLASSES = {
    "suppressed": ("area-suppressed", "[c] withheld"),
    "not_applicable": ("area-not-covered", "[z] not covered"),
    "missing": ("area-missing", "[x] no figure"),
    "not_comparable": ("area-broken", "[b] straddles a break"),
}


@dataclass(frozen=True)
class MapArea:
    """One area as the map draws and says it.

    `said` is the whole sentence for a screen reader. `x` and `y` are where the area is widest; its
    name stands at `label_at`, or its number `key` where the name would not fit.
    """

    code: str
    slug: str
    name: str
    label: str
    path: str
    x: float
    y: float
    neighbours: str
    status: str
    value: float | None
    said: str
    label_at: tuple[float, float]
    key: int | None = None


def borough_map(
    areas: Sequence[MapArea],
    *,
    element_id: str,
    scale: Classes | Dots,
    view_box: str,
    described: str,
    caveat: str,
    target: str,
    drill: str,
    chosen: Sequence[str] = (),
) -> Component:
    """Draw the map as one tab stop with an option for each area.

    Args:
        areas: Every area of the map, blanks included.
        element_id: Of the container.
        scale: Limits of the fills, or the dots of a plain count.
        view_box: Of the outlines.
        described: Text alternative made from the same frame.
        caveat: Headline of the first caveat, announced after each value.
        target: Id of the control that choosing an area sets.
        drill: Address of an area's page, with `{slug}` in it.
        chosen: Codes of chosen areas. Their outlines lie over all areas, so that each is whole.
    """
    drawing = svg.Svg(
        [
            svg.Defs(list(HATCHES)),
            svg.G(
                [
                    *(_path(area, scale=scale, chosen=chosen) for area in areas),
                    *(_outline(area) for area in areas if area.code in chosen),
                ]
            ),
            *(
                [svg.G(_dots(areas, scale), className="map-dots")]
                if isinstance(scale, Dots)
                else []
            ),
            svg.G([_name(one, scale=scale, chosen=chosen) for one in areas], className="map-names"),
        ],
        viewBox=view_box,
        className="map-drawing",
        role="presentation",
    )
    box = html.Div(
        drawing,
        id=element_id,
        className="map",
        role="listbox",
        tabIndex=0,
        **{
            "aria-label": described,
            "aria-activedescendant": "",
            "data-map": "",
            "data-target": target,
            "data-drill": drill,
            "data-caveat": caveat,
        },
    )
    live = html.P("", role="status", className="visually-hidden", **{"data-map-live": ""})
    return html.Div([box, live])


def legend(scale: Classes | Dots, *, statuses: Sequence[str], unit_short: str) -> Component:
    """Say what each fill means, with each kind of blank that occurs in its own look."""
    steps = [
        _key("dot-swatch" if isinstance(scale, Dots) else f"class-{scale.spaced(number)}", words)
        for number, words in enumerate(scale.labels(), start=1)
    ]
    blanks = [_key(*BLANK_CLASSES[status]) for status in statuses if status in BLANK_CLASSES]
    return html.Ul([*steps, *blanks], className="legend", **{"aria-label": f"Key: {unit_short}"})


def _key(fill: str, words: str) -> Ready:
    return written("li", [written("span", class_=f"swatch {fill}"), words])


def largest_first(areas: Sequence[MapArea]) -> list[tuple[MapArea, float]]:
    """Return areas with their counts as dots are drawn: no dot hides a smaller one."""
    known = [(one, one.value) for one in areas if one.value and one.status == "published"]
    return sorted(known, key=lambda pair: -pair[1])


def name_key(areas: Sequence[MapArea]) -> Component | None:
    """List the areas that are numbered on the map because their names do not fit, or None."""
    numbered = sorted((area for area in areas if area.key), key=lambda area: area.key or 0)
    if not numbered:
        return None
    return html.P(
        [written("span", f"{area.key} {area.name}", class_="key-name") for area in numbered],
        className="map-key",
        **{"aria-hidden": "true"},
    )


def _path(area: MapArea, *, scale: Classes | Dots, chosen: Sequence[str]) -> Ready:
    picked = area.code in chosen
    return written(
        "path",
        d=area.path,
        id=f"map-{area.code}",
        role="option",
        class_=f"area {_fill(area, scale=scale)}",
        aria_label=area.said,
        aria_selected="true" if picked else "false",
        data_code=area.code,
        data_slug=area.slug,
        data_neighbours=area.neighbours,
        data_x=f"{area.x:g}",
        data_y=f"{area.y:g}",
    )


def _outline(area: MapArea) -> Ready:
    """Draw a dark line within a light one: one of the two stands out from any fill."""
    lines = [written("path", d=area.path, class_=f"chosen-{one}") for one in ("ground", "line")]
    return written("g", lines, class_="chosen-outline", aria_hidden="true")


def _dots(areas: Sequence[MapArea], dots: Dots) -> list[Ready]:
    """Draw the count of each area."""
    return [
        written(
            "circle",
            cx=f"{area.x:g}",
            cy=f"{area.y:g}",
            r=f"{dots.radius(value):.0f}",
            class_="map-dot",
        )
        for area, value in largest_first(areas)
    ]


def _fill(area: MapArea, *, scale: Classes | Dots) -> str:
    if area.value is None or area.status != "published":
        return BLANK_CLASSES[area.status][0]
    return "area-plain" if isinstance(scale, Dots) else f"class-{scale.ink(area.value)}"


def _name(area: MapArea, *, scale: Classes | Dots, chosen: Sequence[str]) -> Ready:
    """Write a name; that of a chosen area stands wherever the map is, a number never for it."""
    looks = {
        "map-name": True,
        "on-dark": _fill(area, scale=scale) in DARK,
        "chosen-label": area.code in chosen,
    }
    across, down = area.label_at
    return written(
        "text",
        str(area.key) if area.key and area.code not in chosen else area.label,
        x=f"{across:g}",
        y=f"{down:g}",
        class_=" ".join(look for look, on in looks.items() if on),
        aria_hidden="true",
    )


def _stripes(name: str, *, turn: int, gap: int) -> Ready:
    ground = written("rect", width=str(gap), height=str(gap), class_="hatch-ground")
    line = written("line", x1="0", y1="0", x2="0", y2=str(gap), class_="hatch-line")
    return written(
        "pattern",
        [ground, line],
        id=name,
        width=str(gap),
        height=str(gap),
        patternUnits="userSpaceOnUse",
        patternTransform=f"rotate({turn})",
    )


# Patterns tell blanks apart without colour.
HATCHES = (
    _stripes("hatch-not-covered", turn=45, gap=42),
    _stripes("hatch-suppressed", turn=0, gap=36),
    _stripes("hatch-broken", turn=135, gap=60),
)
