"""Rows and places for tests of ward maps. All figures and outlines are made up."""

from dataclasses import replace

from components.pages.hotspots.shapes import LondonShapes, london_shapes
from data.statistics.hotspot_rows import HotspotRow

PLAIN = HotspotRow(
    code="E05000001",
    name="Northwood",
    parent_name="Northborough",
    parent_slug="northborough",
    count=150.0,
    count_status="published",
    rate=12.0,
    lower=10.2,
    upper=14.1,
    rate_status="published",
    flags=(),
    group_class="not_distinguishable",
    left_out=None,
    depends_on=(),
    outlier=None,
    q_value=0.8,
    note=None,
    own_class="not_distinguishable",
    london=10.1,
)
WITHHELD = replace(
    PLAIN,
    code="E05000002",
    name="Lea <Side>",
    count=None,
    count_status="suppressed",
    rate=None,
    lower=None,
    upper=None,
    rate_status="suppressed",
    group_class="not_tested",
    own_class="not_tested",
    left_out="withheld",
    q_value=None,
)
LISTED = replace(
    PLAIN,
    code="E05000003",
    name="Old Town",
    flags=("u",),
    group_class="not_tested",
    own_class="not_tested",
    left_out="listed",
    note="Most people there shop or work.",
    q_value=None,
)
MORE = replace(
    PLAIN,
    code="E05000004",
    name="Southwood",
    parent_name="Southborough",
    parent_slug="southborough",
    group_class="more",
    own_class="above",
    depends_on=("counts", "six_nearest"),
    q_value=0.01,
)
ROWS = (PLAIN, WITHHELD, LISTED, MORE)
BOROUGHS = {row.code: "E09000002" if row is MORE else "E09000001" for row in ROWS}


def square(west: float, south: float, size: float = 0.1) -> dict:
    east, north = west + size, south + size
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return {"type": "Polygon", "coordinates": [ring]}


def made_up_shapes() -> LondonShapes:
    """Three wards in a row north of a narrow river, one south of it."""
    places = {
        "E05000001": square(-0.2, 51.5),
        "E05000002": square(-0.1, 51.5),
        "E05000003": square(0.0, 51.5),
        "E05000004": {
            "type": "Polygon",
            "coordinates": [
                [(-0.2, 51.4), (0.1, 51.4), (0.1, 51.495), (-0.2, 51.495), (-0.2, 51.4)]
            ],
        },
    }
    features = {
        "features": [
            {"type": "Feature", "id": code, "geometry": shape} for code, shape in places.items()
        ]
    }
    return london_shapes(features, parents=BOROUGHS)
