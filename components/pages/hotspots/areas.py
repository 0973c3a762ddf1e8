"""The areas of a ward map with their looks and words, and the key to those looks."""

from collections.abc import Sequence

from components.maps.classes import Classes
from components.pages.hotspots.drawing import MapArea
from components.pages.hotspots.looks import CAREFUL, Look, legend_looks, look_of, looks
from components.pages.hotspots.words import RATE, lines
from data.model import Level
from data.statistics.hotspot_rows import HotspotRow


def areas_drawn(
    rows: Sequence[HotspotRow], *, view: str, level: Level, classes: Classes, borough: str
) -> tuple[list[MapArea], list[Look]]:
    """Return the areas of a map, and the looks of its key.

    Args:
        rows: Wards or boroughs.
        view: What is shown of them.
        level: Which of the two they are.
        classes: Limits of the rates.
        borough: Slug of the borough that was chosen, "" where none was.
    """
    known = looks(classes, area=level.value)
    fills = {row.code: look_of(row, view=view, classes=classes) for row in rows}
    areas = [
        MapArea(
            code=row.code,
            name=row.name,
            within="" if level is Level.BOROUGH else row.parent_name,
            look=known[fills[row.code]],
            lines=tuple(lines(row, area=level.value)),
            careful=view == RATE and row.note is not None and row.rate is not None,
            chosen=level is Level.BOROUGH and row.parent_slug == borough,
        )
        for row in rows
    ]
    careful = [CAREFUL] if any(one.careful for one in areas) else []
    return areas, [*legend_looks(list(fills.values()), known=known), *careful]
