"""Outlines that are none: each is refused with what is wrong. All places are made up."""

import json

import pytest
import shapely

from data.pipeline.areas.outlines import TO_THE_BANK, borough_shapes
from data.pipeline.areas.places import POPULATION
from data.pipeline.areas.topology import OutlineError, geojson_outlines
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder

RING = [[-0.1, 51.5], [-0.09, 51.5], [-0.09, 51.51], [-0.1, 51.51], [-0.1, 51.5]]
BOW_TIE = [[-0.1, 51.5], [-0.09, 51.51], [-0.09, 51.5], [-0.1, 51.51], [-0.1, 51.5]]


def collection(coordinates, *, kind="Polygon", properties=None):
    geometry = {"type": kind, "coordinates": coordinates}
    given = {"code": "W"} if properties is None else properties
    return {"type": "FeatureCollection", "features": [{"properties": given, "geometry": geometry}]}


def moved(by_east, by_north):
    return [[[east + by_east, north + by_north] for east, north in RING]]


TURNED = [[[north, east] for east, north in RING]]
METRES = [[[530_000, 180_000], [531_000, 180_000], [531_000, 181_000], [530_000, 180_000]]]

HOSTILE = {
    "an edge that crosses another": (collection([BOW_TIE]), "the outline of W crosses itself"),
    "another part of the world": (collection(moved(10, 0)), "is not in London"),
    "metres for degrees": (collection(METRES), "is not in London"),
    "latitude first": (collection(TURNED), "is not in London"),
    "a number without end": (collection([[*RING[:2], [1e999, 51.5], RING[0]]]), "not in London"),
    "no number": (collection([[*RING[:2], [float("nan"), 51.5], *RING[2:]]]), "not in London"),
    "a text for a number": (collection([[*RING[:2], ["<script>", 51.5], RING[0]]]), "not outlines"),
    "a number too large": (collection([[*RING[:2], [10**400, 51.5], RING[0]]]), "not outlines"),
    "a point": (collection([-0.1, 51.5], kind="Point"), "not outlines"),
    "nothing in the ring": (collection([[]]), "not in London"),
    "two points": (collection([RING[:2]]), "not outlines"),
    "no geometry": (
        {"features": [{"properties": {"code": "W"}, "geometry": None}]},
        "not outlines",
    ),
    "no code": (collection([RING], properties={}), "not outlines"),
    "no features": ({"type": "FeatureCollection"}, "not outlines"),
    "features that are none": ({"features": 7}, "not outlines"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_document_that_is_no_outline_of_an_area_is_refused(name):
    document, said = HOSTILE[name]

    with pytest.raises(OutlineError, match=said) as caught:
        geojson_outlines(document, code="code")
    assert "\n" not in str(caught.value)


def test_what_is_spoilt_above_is_an_outline_as_it_is():
    assert list(geojson_outlines(collection([RING]), code="code").index) == ["W"]


@pytest.mark.raw
def test_the_line_names_the_file(linked):
    (linked / TO_THE_BANK).unlink()
    (linked / TO_THE_BANK).write_text(json.dumps(HOSTILE["metres for degrees"][0]), "utf-8")
    assert (linked / POPULATION).exists()

    with pytest.raises(InputFault, match="not outlines of areas") as caught:
        borough_shapes(RawFolder(linked))
    assert str(caught.value).startswith(f"{TO_THE_BANK}: ")


def test_edges_that_cross_more_often_than_can_be_mended_are_refused_at_once(monkeypatch):
    def mended(*_given, **_how):
        raise AssertionError("it takes all memory to mend them")

    monkeypatch.setattr(shapely, "make_valid", mended)
    zigzag = [[-0.1 + 0.0001 * (at % 7), 51.5 + 0.0001 * (at % 11)] for at in range(1_100)]

    with pytest.raises(OutlineError, match="the outline of W crosses itself"):
        geojson_outlines(collection([[*zigzag, zigzag[0]]]), code="code")
