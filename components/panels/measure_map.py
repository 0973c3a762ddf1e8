"""The borough map of a measure in its box: key, drawing, words, and ways to take it along."""

from collections.abc import Mapping, Sequence

import pandas as pd
from dash import html
from dash.development.base_component import Component

from components.frame.figure_box import figure_box
from components.frame.share_links import share_links
from components.ids import Drill, London
from components.maps.boroughs import MapArea, borough_map, legend, name_key
from components.maps.labels import Label
from components.panels.cuts import BoroughCut
from components.panels.measured import Measured
from components.words.values import unit_words
from data.model import Measure


def map_areas(
    cut: BoroughCut, *, outlines: Mapping[str, str], labels: Mapping[str, Label]
) -> list[MapArea]:
    """Return every area of a cut with its outline and label, blanks included, in order of name.

    Args:
        cut: The boroughs at one period.
        outlines: SVG paths by code.
        labels: Names on the map, by code.
    """
    return [
        MapArea(
            code=row["area_code"],
            slug=row["slug"],
            name=row["area_name"],
            label=labels[row["area_code"]].text,
            key=labels[row["area_code"]].number,
            label_at=(labels[row["area_code"]].x, labels[row["area_code"]].y),
            path=outlines[row["area_code"]],
            x=row["label_x"],
            y=row["label_y"],
            neighbours=row["neighbours"],
            status=row["status"],
            value=None if pd.isna(row["value"]) else row["value"],
            said=cut.sentences[row["area_code"]],
        )
        for row in cut.records
    ]


def map_panel(
    measured: Measured,
    areas: Sequence[MapArea],
    *,
    places: type[London | Drill],
    view_box: str,
    drill: str,
) -> Component:
    """Return the map with its key, its words and its source.

    Args:
        measured: What is shown.
        areas: From `map_areas`.
        places: Ids of the page it stands on.
        view_box: Of the outlines.
        drill: Address of an area's page with `{slug}` in it, "" where Enter only chooses.
    """
    cut = measured.cut
    heading, _, rest = cut.spread_words.partition(". ")
    # The line under the heading names the unit: without it the finding stands in one line.
    heading = heading.replace(f"{unit_words(measured.indicator.unit)} across", " across")
    drawing = borough_map(
        areas,
        element_id=places.MAP_BOX,
        scale=cut.scale,
        view_box=view_box,
        described=cut.map_alt_text,
        caveat=measured.caveats[0].headline,
        target=places.BOROUGH,
        drill=drill,
        chosen=measured.chosen,
    )
    statuses = [one for one in cut.rows["status"].unique() if one != "published"]
    share = share_links(
        "map", measured.view, links=measured.links, what="This map", described=cut.map_alt_text
    )
    return figure_box(
        html.Div([drawing, name_key(areas)]),
        heading=heading,
        subheading=measured.measure,
        words=rest,
        source=measured.source,
        before=[legend(cut.scale, statuses=statuses, unit_short=measured.indicator.unit.plural)],
        after=[*_beside(measured), share],
    )


def _beside(measured: Measured) -> list[Component]:
    """Lead from a count, which no shade compares, to the measure that can be compared."""
    rate = measured.indicator.counterpart_id
    if measured.indicator.unit.measure is not Measure.COUNT:
        return []
    said = "A count grows with the size of a borough, so boroughs are not shaded by it."
    if rate is None:
        return [html.P(said, className="source-note")]
    where = html.A("The rate can be compared", href=measured.links.indicator(rate))
    return [html.P([f"{said} ", where], className="source-note")]
