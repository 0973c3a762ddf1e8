"""The areas of the borough map, as it draws and says them."""

from collections.abc import Mapping

import pandas as pd

from callbacks.view_frames import BoroughCut
from components.borough_map import MapArea
from data.repository import Outline


def map_areas(cut: BoroughCut, outlines: Mapping[str, Outline]) -> list[MapArea]:
    """Return every area of a cut with its outline, blanks included, in order of name."""
    return [
        MapArea(
            code=row["area_code"],
            slug=row["slug"],
            name=row["area_name"],
            label=cut.labels[row["area_code"]].text,
            key=cut.labels[row["area_code"]].number,
            path=outlines[row["area_code"]].path,
            x=row["label_x"],
            y=row["label_y"],
            neighbours=row["neighbours"],
            status=row["status"],
            value=None if pd.isna(row["value"]) else row["value"],
            said=cut.lines[row["area_code"]],
        )
        for row in cut.records
    ]
