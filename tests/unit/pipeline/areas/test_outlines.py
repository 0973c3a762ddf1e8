import json
import re

import numpy as np
import pandas as pd
import pytest
import shapely

from data.pipeline.areas.drawing import HEIGHT, WIDTH
from data.pipeline.areas.outlines import (
    SMALL_AREAS,
    TO_THE_BANK,
    borough_shapes,
    ward_shapes,
    wards_of_small_areas,
)
from data.pipeline.areas.projection import to_grid
from data.pipeline.areas.topology import topojson_outlines
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder

pytestmark = pytest.mark.raw
BOTH = ["borough_outlines", "ward_outlines"]
MID_THAMES = [(-0.1207, 51.5045), (-0.0300, 51.5050), (0.0700, 51.4990), (-0.2300, 51.4880)]


@pytest.fixture(params=BOTH)
def shapes(request):
    return request.getfixturevalue(request.param)


def drawn(path: str) -> shapely.Geometry:
    """What a browser makes of a path, in units of the drawing."""
    rings = []
    for ring in re.findall(r"M([^z]+)z", path):
        start, steps = (
            np.array(re.findall(r"-?\d+", part), dtype=int).reshape(-1, 2)
            for part in ring.split("l")
        )
        rings.append(shapely.Polygon(np.cumsum(np.vstack([start, steps]), axis=0)))
    shells = [ring for ring in rings if not any(other.contains_properly(ring) for other in rings)]
    holes = [ring for ring in rings if ring not in shells]
    return shapely.difference(shapely.union_all(shells), shapely.union_all(holes))


def in_metres(shapes) -> np.ndarray:
    return to_grid(shapes.table.geometry.to_numpy())


def test_there_are_33_boroughs_the_city_among_them(borough_outlines):
    assert len(borough_outlines.table) == 33
    assert "City of London" in set(borough_outlines.table["area_name"])


def test_there_are_684_wards_each_in_one_of_33_boroughs(ward_outlines):
    assert len(ward_outlines.table) == 684
    assert ward_outlines.table["parent_code"].nunique() == 33


def test_outlines_meet_without_gap_or_overlap(shapes):
    geometry = shapes.table.geometry.to_numpy()

    assert shapely.is_valid(geometry).all()
    assert shapely.coverage_is_valid(geometry)


def test_london_has_no_hole(ward_outlines):
    london = shapely.coverage_union_all(in_metres(ward_outlines))

    assert sum(len(part.interiors) for part in shapely.get_parts(london)) == 0


def test_drawn_outlines_do_not_overlap_more_than_rounding_makes_them(shapes):
    paths = np.array([drawn(path) for path in shapes.table["svg_path"]])

    together = shapely.union_all(paths).area

    assert (shapely.area(paths) > 0).all()
    assert shapely.area(paths).sum() == pytest.approx(together, rel=1e-4)


def test_drawn_outlines_lie_inside_the_drawing(shapes):
    left, top, right, bottom = shapely.total_bounds(
        [drawn(path) for path in shapes.table["svg_path"]]
    )

    assert left >= 0
    assert top >= 0
    assert right <= WIDTH
    assert bottom <= HEIGHT
    assert right - left > 0.99 * WIDTH


def test_wards_cover_what_their_small_areas_cover_less_the_thames(raw, ward_outlines):
    small = topojson_outlines(raw.json(SMALL_AREAS), name="london_lsoa21", code="LSOA21CD")

    covered = shapely.area(in_metres(ward_outlines)).sum()
    river = shapely.union_all(small.to_numpy()).area - covered

    assert 20e6 < river < 23e6  # square metres; the Thames from Teddington to Rainham


def test_simplifying_moves_little_area_from_ward_to_ward(raw, ward_outlines):
    lookup = wards_of_small_areas(raw).set_index("lsoa_code")["area_code"]
    small = topojson_outlines(raw.json(SMALL_AREAS), name="london_lsoa21", code="LSOA21CD")
    before = pd.Series(shapely.area(small), index=small.index).groupby(lookup).sum()
    drawing = [drawn(path).area * 100 for path in ward_outlines.table["svg_path"]]
    after = pd.Series(drawing, index=ward_outlines.table["area_code"])

    kept = after / before

    assert kept.max() < 1.05
    assert kept.median() == pytest.approx(1, abs=0.001)
    assert kept.min() > 0.5  # the wards that lose most reach to the middle of the Thames


@pytest.mark.parametrize(("longitude", "latitude"), MID_THAMES)
def test_the_thames_shows(longitude, latitude, shapes):
    [water] = to_grid(np.array([shapely.Point(longitude, latitude)]))

    from_land = shapely.distance(in_metres(shapes), water)

    assert 30 < from_land.min() < 300


def test_every_ward_lies_in_its_borough(borough_outlines, ward_outlines):
    boroughs = pd.Series(in_metres(borough_outlines), borough_outlines.table["area_code"])
    of_each = boroughs[ward_outlines.table["parent_code"]].to_numpy()
    inside = shapely.point_on_surface(in_metres(ward_outlines))

    assert shapely.distance(of_each, inside).max() < 50  # two sources, both simplified


def test_every_label_lies_inside_its_area(shapes):
    table = shapes.table.set_index("area_code")
    labels = shapes.labels.loc[table.index]
    points = shapely.points(labels["label_x"], labels["label_y"])

    assert shapely.contains([drawn(path) for path in table["svg_path"]], points).all()


def test_outlines_are_light(borough_outlines, ward_outlines):
    leaflet = ward_outlines.table[["area_code", "geometry"]].to_json(drop_id=True)

    assert borough_outlines.table["svg_path"].str.len().sum() <= 25_000
    assert ward_outlines.table["svg_path"].str.len().sum() <= 160_000
    assert len(json.dumps(json.loads(leaflet), separators=(",", ":"))) <= 400_000


def test_coordinates_for_leaflet_have_five_decimals(shapes):
    degrees = shapely.get_coordinates(shapes.table.geometry.to_numpy())

    assert (np.round(degrees, 5) == degrees).all()


def test_the_same_input_gives_the_same_outlines(raw, borough_outlines):
    again = borough_shapes(raw)

    assert again.table.to_wkb().equals(borough_outlines.table.to_wkb())
    assert again.labels.equals(borough_outlines.labels)


class WithoutOne(RawFolder):
    """The real raw files, but each document of outlines has lost its first area."""

    def json(self, path):
        document = super().json(path)
        areas = document.get("features") or document["objects"]["london_lsoa21"]["geometries"]
        areas.pop(0)
        return document


@pytest.mark.parametrize(
    ("step", "file", "lost"),
    [(borough_shapes, TO_THE_BANK, "E09000001"), (ward_shapes, SMALL_AREAS, "E01000001")],
)
def test_a_missing_outline_stops_the_run(step, file, lost, raw):
    with pytest.raises(InputFault, match=lost) as fault:
        step(WithoutOne(raw.root))

    assert fault.value.file == file
