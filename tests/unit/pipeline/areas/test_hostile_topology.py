"""A topology whose parts do not fit each other is refused. All places are made up."""

import copy

import pytest

from data.pipeline.areas.topology import OutlineError, topojson_outlines

TOPOLOGY = {
    "transform": {"scale": [0.01, 0.01], "translate": [-0.1, 51.5]},
    "arcs": [[[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1]]],
    "objects": {"areas": {"geometries": [
        {"type": "Polygon", "arcs": [[0]], "properties": {"code": "W"}},
    ]}},
}  # fmt: skip


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("arcs", []),
        ("arcs", [[[0, 0]]]),
        ("arcs", [[[0, 0], [10**400, 0]]]),
        ("arcs", "x" * 100),
        ("transform", {"scale": [1e308, 1e308], "translate": [0, 0]}),
        ("transform", None),
        ("objects", {}),
        ("objects", {"areas": {"geometries": [{"type": "Polygon", "arcs": [[99]]}]}}),
    ],
)
def test_a_topology_whose_parts_do_not_fit_is_refused(part, value):
    document = copy.deepcopy(TOPOLOGY)
    assert len(topojson_outlines(document, name="areas", code="code")) == 1

    with pytest.raises(OutlineError):
        topojson_outlines(document | {part: value}, name="areas", code="code")
