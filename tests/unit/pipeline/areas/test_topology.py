import json

import numpy as np
import shapely

from data.pipeline.areas.topology import geojson_outlines, tidy, topojson_outlines

# Two made-up squares of 0.01 degrees in London that share their middle border.
TOPOLOGY = {
    "type": "Topology",
    "transform": {"scale": [0.01, 0.01], "translate": [-0.1, 51.5]},
    "arcs": [
        [[1, 0], [0, 1]],
        [[1, 1], [-1, 0], [0, -1], [1, 0]],
        [[1, 1], [1, 0], [0, -1], [-1, 0]],
    ],
    "objects": {
        "squares": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"code": "W"}},
                {"type": "MultiPolygon", "arcs": [[[2, 0]]], "properties": {"code": "E"}},
            ],
        }
    },
}
METRES_WIDE = 694  # of 0.01 degrees of longitude at 51.5 north


def squares(*corners: tuple[float, float, float, float]) -> np.ndarray:
    return np.array([shapely.box(*corner) for corner in corners])


def test_arcs_are_joined_into_outlines_that_share_their_border():
    west, east = topojson_outlines(TOPOLOGY, name="squares", code="code").loc[["W", "E"]]

    assert shapely.is_valid([west, east]).all()
    assert abs(west.intersection(east).length - 1113) < 5  # metres of 0.01 degrees of latitude
    assert abs(west.area / (1113 * METRES_WIDE) - 1) < 0.01


def test_an_arc_is_walked_backwards_where_its_number_is_negative():
    turned = json.loads(json.dumps(TOPOLOGY))
    turned["objects"]["squares"]["geometries"][0]["arcs"] = [[~1, ~0]]

    forwards = topojson_outlines(TOPOLOGY, name="squares", code="code")["W"]
    backwards = topojson_outlines(turned, name="squares", code="code")["W"]

    assert forwards.equals(backwards)


def test_an_outline_that_crosses_itself_by_a_sliver_is_made_valid():
    """By more it is refused: see test_hostile_outlines.py."""
    sliver = [
        [0, 51.5],
        [0.01, 51.5],
        [0.01, 51.51],
        [0.0001, 51.5099],
        [0, 51.51],
        [0.0001, 51.51],
    ]
    document = {
        "features": [
            {
                "properties": {"code": "A"},
                "geometry": {"type": "Polygon", "coordinates": [[*sliver, sliver[0]]]},
            }
        ]
    }

    [outline] = geojson_outlines(document, code="code")

    assert not shapely.is_valid(shapely.Polygon(sliver))
    assert outline.is_valid
    assert abs(outline.area / (1113 * METRES_WIDE) - 1) < 0.02


def test_cracks_and_overlaps_between_outlines_are_closed():
    loose = squares((0, 0, 1000, 1000), (1000, 0, 2000, 1000), (0, 990, 2000, 2000))
    crack = shapely.difference(loose, shapely.box(995, 200, 1005, 800))

    closed = tidy(crack)

    assert shapely.coverage_is_valid(closed)
    assert shapely.coverage_union_all(closed).equals(shapely.box(0, 0, 2000, 2000))


def test_a_scrap_inside_falls_to_its_neighbour():
    scrap = shapely.box(400, 400, 430, 430)
    around = shapely.difference(shapely.box(0, 0, 1000, 1000), scrap)
    owner = shapely.multipolygons([scrap, shapely.box(1000, 0, 2000, 1000)])

    first, second = tidy(np.array([around, owner]))

    assert first.equals(shapely.box(0, 0, 1000, 1000))
    assert second.equals(shapely.box(1000, 0, 2000, 1000))
