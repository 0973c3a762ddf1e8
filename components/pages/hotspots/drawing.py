"""What one ward map shows, apart from its outlines: so one map can be turned into another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.figures.theme import Ink
from components.frame.static_html import to_html
from components.pages.hotspots.frame import frame_head
from components.pages.hotspots.looks import BY_KEY, Look

NEAREST = 12  # a ward fills the frame and no street can be told apart
EDGE, THIN = "#ffffff", "#aab2b9"
DARK_LOOKS = {"more", "more-depends", "rate-4", "rate-5"}


@dataclass(frozen=True)
class MapArea:
    """A ward or borough as drawn and said.

    `within` is the name of a ward's borough, "" for a borough. `careful` marks a rate whose
    residents mislead, `chosen` the borough that was chosen.
    """

    code: str
    name: str
    within: str
    look: Look
    lines: tuple[str, ...]
    careful: bool = False
    chosen: bool = False

    def said(self) -> dict[str, Any]:
        """Return what a reader is told of the area."""
        return {"name": self.name, "borough": self.within, "lines": list(self.lines)}

    def style(self) -> dict[str, Any]:
        """Return fill and line as Leaflet takes them."""
        line = Ink.TEXT.value if self.careful else EDGE if self.look.key in DARK_LOOKS else THIN
        return {
            "color": line,
            "weight": 1.6 if self.careful else 0.6,
            "dashArray": "3 3" if self.careful else None,
            "fillColor": self.look.paint,
            "fillOpacity": 1,
            "className": f"ward look-{self.look.key}",
        }


@dataclass(frozen=True)
class HotspotMap:
    """What one map shows.

    `labels` are names of boroughs by code, those written first where names collide first.
    `borough` is the code of the only one whose wards are drawn, None for all London. `drawn` names
    the outlines: maps of the same outlines can be turned into one another; "" for a map that never
    is. `named` is the title of the document, `stamp` is written over the map itself, and `nearest`
    is how close a reader may look.
    """

    title: str
    subtitle: str
    source: str
    areas: Sequence[MapArea]
    legend: Sequence[Look]
    labels: Mapping[str, str]
    borough: str | None = None
    drawn: str = ""
    named: str = "Wards of London"
    stamp: str = ""
    nearest: int = NEAREST

    def patterns(self) -> list[Look]:
        """Return every look with a pattern that this map may be given now or later."""
        own = (*self.legend, *(area.look for area in self.areas))
        every = BY_KEY | {look.key: look for look in own}
        return [look for _, look in sorted(every.items()) if look.pattern]

    @property
    def of_boroughs(self) -> bool:
        """Tell whether boroughs are drawn, and not wards."""
        return all(area.code in self.labels for area in self.areas)


def hotspot_redraw(chosen: HotspotMap) -> dict[str, Any]:
    """Return all of a map but its outlines and its caveats, which stay where they are."""
    return {
        "drawn": chosen.drawn,
        "head": to_html(frame_head(chosen.title, chosen.subtitle, legend=chosen.legend)),
        "areas": {one.code: {"lines": one.lines, "style": one.style()} for one in chosen.areas},
    }
