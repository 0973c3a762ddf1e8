"""Outlines of boroughs and wards, for drawing and for Leaflet."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.pipeline.areas.drawing import label_point, svg_path
from data.pipeline.areas.neighbours import (
    Geography,
    neighbour_lists,
    shared_borders,
    ward_neighbours,
)
from data.pipeline.areas.places import LONDON, boroughs
from data.pipeline.areas.projection import Outlines, to_degrees
from data.pipeline.areas.topology import (
    OutlineError,
    geojson_outlines,
    tidy,
    topojson_outlines,
)
from data.pipeline.raw.cells import FETCH_AGAIN
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder

BOUNDARIES = "raw/boundaries/"
TO_MID_RIVER = BOUNDARIES + "london_boroughs.geojson"
TO_THE_BANK = BOUNDARIES + "london_boroughs_river.geojson"
SMALL_AREAS = BOUNDARIES + "london_lsoa21.topojson"
WARD_LOOKUP = "raw/population/census2021_lsoa21_residents_with_ward24.csv"
BOROUGH_CODE, SMALL_AREA_CODE = "LAD22CD", "LSOA21CD"

# Tolerances of simplification, in metres (the square root of the area a corner may lose).
BOROUGH_TOLERANCE = 65  # about a pixel where London is drawn 1,000 pixels wide
WARD_DRAWING_TOLERANCE = 40  # a borough's wards are drawn alone, several times larger
WARD_LEAFLET_TOLERANCE = 100  # all 684 are sent at once, and zoom is capped
SMALL_AREA_LEAFLET_TOLERANCE = 40  # those of one borough are drawn, about ten metres a pixel
WHISKER = 10  # metres: half the width of strips of water that two outlines left along the rim


@dataclass(frozen=True)
class Shapes:
    """Outlines to publish and what the table of areas takes from them.

    `table` has `area_code`, `area_name`, `parent_code`, `svg_path` (units of `data.pipeline.
    drawing`) and `geometry` (WGS 84). `neighbours` are codes joined by a space, indexed by code;
    `labels` has `label_x` and `label_y` in units of the drawing, indexed by code. `geography`
    holds the borders behind `neighbours`, with their lengths, and the centres.
    """

    table: gpd.GeoDataFrame
    neighbours: pd.Series
    labels: pd.DataFrame
    geography: Geography


def wards_of_small_areas(raw: RawFolder) -> pd.DataFrame:
    """Return the best-fit ward of every 2021 LSOA.

    Returns:
        `lsoa_code`, `lsoa_name`, `area_code`, `area_name` (ward of December 2024), `parent_code`
        (borough), `residents` (persons, Census 2021, with the noise that ONS adds to small cells).
    """
    names = {
        "lsoa21_code": "lsoa_code",
        "lsoa21_name": "lsoa_name",
        "ward24_code": "area_code",
        "ward24_name": "area_name",
        "ltla22_code": "parent_code",
    }
    table = raw.table(
        WARD_LOOKUP,
        columns={**dict.fromkeys(names, "text"), "total_residents": "count"},
        key=["lsoa21_code"],
    )
    return table.rename(columns={**names, "total_residents": "residents"})


def borough_shapes(raw: RawFolder) -> Shapes:
    """Return the 32 boroughs and the City, cut at the river bank so that the Thames shows.

    Neighbours come from the outlines that run to mid-Thames, so boroughs that face each other
    across the river are neighbours.

    Raises:
        InputFault: If an outline is missing or belongs to no borough.
    """
    names = boroughs(raw)
    drawn, to_mid_river = _boroughs(raw, TO_THE_BANK), _boroughs(raw, TO_MID_RIVER)
    for outlines, file in ((drawn, TO_THE_BANK), (to_mid_river, TO_MID_RIVER)):
        _refuse_other_codes(outlines, known=names.index, file=file)
    simple = shapely.coverage_simplify(tidy(drawn.to_numpy()), BOROUGH_TOLERANCE)
    places = names.rename("area_name").rename_axis("area_code").reset_index()
    borders = shared_borders(to_mid_river)
    return Shapes(
        table=_table(places.assign(parent_code=LONDON), drawing=simple, leaflet=simple),
        neighbours=neighbour_lists(borders),
        labels=_labels(names.index, drawing=simple),
        geography=Geography(borders, _centres(drawn)),
    )


def ward_shapes(raw: RawFolder) -> Shapes:
    """Return the wards: 2021 LSOAs dissolved, cut at the river bank and simplified together.

    To draw borough borders over wards, unite the wards of a borough: borough outlines come
    from another source and would run beside them.

    Raises:
        InputFault: If the outlines and the lookup do not hold the same LSOAs.
    """
    lookup = wards_of_small_areas(raw).set_index("lsoa_code")
    small = _small_areas(raw, lookup=lookup)
    wards = small.groupby(lookup["area_code"].reindex(small.index))
    united = {code: shapely.union_all(parts.to_numpy()) for code, parts in wards}
    whole = pd.Series(tidy(np.array(list(united.values()))), index=pd.Index(united))
    thames = _thames(whole.to_numpy(), on_land=_on_land(raw))
    dry = pd.Series(tidy(shapely.difference(whole.to_numpy(), thames)), index=whole.index)
    places = lookup.drop_duplicates("area_code")[["area_code", "area_name", "parent_code"]]
    drawing = shapely.coverage_simplify(dry.to_numpy(), WARD_DRAWING_TOLERANCE)
    borders = ward_neighbours(whole, dry)
    return Shapes(
        table=_table(
            places.sort_values("area_code", ignore_index=True),
            drawing=drawing,
            leaflet=shapely.coverage_simplify(dry.to_numpy(), WARD_LEAFLET_TOLERANCE),
        ),
        neighbours=neighbour_lists(borders),
        labels=_labels(dry.index, drawing=drawing),
        geography=Geography(borders, _centres(dry)),
    )


def small_area_shapes(raw: RawFolder) -> gpd.GeoDataFrame:
    """Return every 2021 LSOA, cut at the river bank and simplified together, for Leaflet.

    Returns:
        `area_code`, `area_name`, `parent_code` (best-fit ward of December 2024), `borough_code`,
        `residents` (Census 2021) and `geometry` (WGS 84).

    Raises:
        InputFault: If the outlines and the lookup do not hold the same LSOAs.
    """
    lookup = wards_of_small_areas(raw).set_index("lsoa_code").sort_index()
    small = tidy(_small_areas(raw, lookup=lookup).to_numpy())
    dry = tidy(shapely.difference(small, _thames(small, on_land=_on_land(raw))))
    simple = shapely.coverage_simplify(dry, SMALL_AREA_LEAFLET_TOLERANCE)
    table = pd.DataFrame(
        {
            "area_code": lookup.index,
            "area_name": lookup["lsoa_name"].to_numpy(),
            "parent_code": lookup["area_code"].to_numpy(),
            "borough_code": lookup["parent_code"].to_numpy(),
            "residents": lookup["residents"].to_numpy(),
        }
    )
    return gpd.GeoDataFrame(table, geometry=list(to_degrees(simple)), crs="EPSG:4326")


def _small_areas(raw: RawFolder, *, lookup: pd.DataFrame) -> pd.Series:
    """Return the outlines of every LSOA by code, as they are in the raw file."""
    document = raw.json(SMALL_AREAS)
    try:
        small = topojson_outlines(document, name="london_lsoa21", code=SMALL_AREA_CODE)
    except OutlineError as error:
        raise InputFault(SMALL_AREAS, None, str(error), FETCH_AGAIN) from error
    _refuse_other_codes(small, known=lookup.index, file=SMALL_AREAS)
    return small


def _on_land(raw: RawFolder) -> Outlines:
    return _boroughs(raw, TO_THE_BANK).to_numpy()


def _boroughs(raw: RawFolder, file: str) -> pd.Series:
    """Return the outlines of boroughs by code, as they are in a raw file."""
    document = raw.json(file)
    try:
        return geojson_outlines(document, code=BOROUGH_CODE)
    except OutlineError as error:
        raise InputFault(file, None, str(error), FETCH_AGAIN) from error


def _thames(whole: Outlines, *, on_land: Outlines) -> shapely.Geometry:
    """What the outlines to mid-river hold and those cut at the bank do not, in one piece.

    The two sources also differ by strips along the rim of London; those are no river.
    """
    left_over = shapely.difference(shapely.coverage_union_all(whole), shapely.union_all(on_land))
    river = _largest(left_over)
    return _largest(shapely.buffer(shapely.buffer(river, -WHISKER), WHISKER))


def _largest(geometry: shapely.Geometry) -> shapely.Geometry:
    parts: list[shapely.Geometry] = list(shapely.get_parts(geometry))
    return max(parts, key=shapely.area)


def _table(places: pd.DataFrame, *, drawing: Outlines, leaflet: Outlines) -> gpd.GeoDataFrame:
    paths = [svg_path(outline) for outline in drawing]
    return gpd.GeoDataFrame(
        places.assign(svg_path=paths), geometry=list(to_degrees(leaflet)), crs="EPSG:4326"
    )


def _centres(outlines: pd.Series) -> pd.DataFrame:
    centres = shapely.centroid(outlines.to_numpy())
    places = {"x": shapely.get_x(centres), "y": shapely.get_y(centres)}
    return pd.DataFrame(places, index=outlines.index)


def _labels(codes: pd.Index, *, drawing: Outlines) -> pd.DataFrame:
    points = [label_point(outline) for outline in drawing]
    return pd.DataFrame(points, index=codes, columns=["label_x", "label_y"])


def _refuse_other_codes(outlines: pd.Series, *, known: pd.Index, file: str) -> None:
    """Stop unless there is one outline for each known code and no other."""
    strange = outlines.index.symmetric_difference(known)
    if len(strange) or outlines.index.has_duplicates:
        what = f"outline of {strange[0]}" if len(strange) else "an outline"
        raise InputFault(
            file,
            None,
            f"{what} is missing, unknown or there twice",
            "fetch the outlines and the lookup of the same year",
        )
