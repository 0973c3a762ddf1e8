import pandas as pd
import pytest
import shapely
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from data.pipeline.areas.neighbours import neighbour_lists, shared_borders, ward_neighbours


def rectangles(**corners: tuple[float, float, float, float]) -> pd.Series:
    return pd.Series({code: shapely.box(*corner) for code, corner in corners.items()})


def code_of(shapes, name: str) -> str:
    [code] = shapes.table.loc[shapes.table["area_name"] == name, "area_code"]
    return code


def test_areas_that_meet_in_a_corner_are_no_neighbours():
    made_up = rectangles(A=(0, 0, 100, 100), B=(100, 0, 200, 100), C=(200, 100, 300, 200))

    pairs = shared_borders(made_up)

    assert pairs.to_dict("list") == {"left": ["A"], "right": ["B"], "metres": [100]}
    assert neighbour_lists(pairs).to_dict() == {"A": "B", "B": "A"}


@pytest.mark.parametrize(("bank", "neighbours"), [(400, 1), (500, 0)])
def test_wards_across_the_river_are_neighbours_where_the_banks_are_near(bank, neighbours):
    to_mid_river = rectangles(N=(0, 0, 1000, 1000), S=(0, -1000, 1000, 0))
    on_land = rectangles(N=(0, bank / 2, 1000, 1000), S=(0, -1000, 1000, -bank / 2))

    assert len(ward_neighbours(to_mid_river, on_land)) == neighbours


@pytest.mark.raw
def test_boroughs_have_the_82_shared_borders_of_the_outlines_to_mid_thames(borough_outlines):
    lists = borough_outlines.neighbours

    assert lists.str.split().str.len().sum() == 2 * 82
    assert code_of(borough_outlines, "Lambeth") in lists[code_of(borough_outlines, "Westminster")]


@pytest.mark.raw
@pytest.mark.parametrize("level", ["borough_outlines", "ward_outlines"])
def test_neighbours_are_mutual_and_nobody_is_an_island(level, request):
    shapes = request.getfixturevalue(level)
    lists = shapes.neighbours.reindex(shapes.table["area_code"]).str.split()

    assert lists.notna().all()
    assert all(code in lists[other] for code, others in lists.items() for other in others)
    assert all(code not in others for code, others in lists.items())


@pytest.mark.raw
def test_the_graph_of_wards_is_one_component(ward_outlines):
    codes = pd.Index(ward_outlines.table["area_code"])
    edges = ward_outlines.neighbours.str.split().explode()
    rows, columns = codes.get_indexer(edges.index), codes.get_indexer(edges)
    graph = coo_matrix(([1] * len(rows), (rows, columns)), shape=(len(codes), len(codes)))

    assert (rows >= 0).all()
    assert (columns >= 0).all()
    assert connected_components(graph, directed=False)[0] == 1


@pytest.mark.raw
@pytest.mark.parametrize(
    ("north", "south", "expected"),
    [
        ("St James's", "Waterloo & South Bank", True),  # several bridges
        ("Royal Albert", "Woolwich Arsenal", True),  # ferry and foot tunnel
        ("Barking Riverside", "Thamesmead Moorings", False),  # no crossing below Woolwich
        ("Rainham & Wennington", "Erith", False),
    ],
)
def test_wards_across_the_thames_are_neighbours_down_to_the_lowest_crossing(
    north, south, expected, ward_outlines
):
    listed = ward_outlines.neighbours[code_of(ward_outlines, north)].split()

    assert (code_of(ward_outlines, south) in listed) is expected
