"""The areas of the borough map, as it draws and says them."""

import pandas as pd

from callbacks.panels.view_frames import BoroughCut, map_labels
from callbacks.server.site import Site
from components.maps.boroughs import MapArea
from data.model import Level


def map_areas(cut: BoroughCut, *, site: Site) -> list[MapArea]:
    """Return every area of a cut with its outline and label, blanks included, in order of name."""
    outlines, labels = site.repository.outlines(Level.BOROUGH), map_labels(site)
    return [
        MapArea(
            code=row["area_code"],
            slug=row["slug"],
            name=row["area_name"],
            label=labels[row["area_code"]].text,
            key=labels[row["area_code"]].number,
            path=outlines[row["area_code"]].path,
            x=row["label_x"],
            y=row["label_y"],
            neighbours=row["neighbours"],
            status=row["status"],
            value=None if pd.isna(row["value"]) else row["value"],
            said=cut.sentences[row["area_code"]],
        )
        for row in cut.records
    ]
