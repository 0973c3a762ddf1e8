"""The map's document: complete, closed to other hosts, and never without its caveats."""

import re
from dataclasses import replace

import pytest

from components.maps.classes import Classes
from components.pages.hotspots import document
from components.pages.hotspots.document import (
    NEEDED,
    FrameAssets,
    MissingCaveatsError,
    Tiles,
    hotspot_document,
    inline_hashes,
)
from components.pages.hotspots.drawing import HotspotMap, MapArea, hotspot_redraw
from components.pages.hotspots.looks import legend_looks, look_of, looks
from components.pages.hotspots.words import lines
from data.catalogue import Catalogue
from data.model import Severity
from tests.unit.hotspot_cases import ROWS, made_up_shapes

NONE = Classes((), 1)
ASSETS = FrameAssets("/v/leaflet.js", "/v/leaflet.css", "/a/frame.js", "/a/frame.css")


@pytest.fixture(scope="module")
def caveats():
    return Catalogue.load().view_caveats("hotspots")


@pytest.fixture
def chosen():
    keys = [look_of(row, view="hotspots", classes=NONE) for row in ROWS]
    areas = [
        MapArea(row.code, row.name, row.parent_name, looks(NONE)[key], tuple(lines(row)))
        for row, key in zip(ROWS, keys, strict=True)
    ]
    return HotspotMap(
        drawn="made-up ward all",
        title="Groups of wards",
        subtitle="A year.",
        source="Made up.",
        areas=areas,
        legend=legend_looks(keys, known=looks(NONE)),
        labels={"E09000001": "North", "E09000002": "South"},
    )


def draw(chosen, caveats, **given):
    return made(chosen, caveats, **given).text


def made(chosen, caveats, **given):
    return hotspot_document(
        chosen, shapes=made_up_shapes(), caveats=caveats, assets=ASSETS, **given
    )


@pytest.mark.parametrize("name", NEEDED)
def test_a_map_without_one_of_its_caveats_is_not_drawn(name, chosen, caveats):
    rest = [one for one in caveats if one.id != name]

    with pytest.raises(MissingCaveatsError, match=name):
        draw(chosen, rest)


def test_a_caveat_that_need_not_be_read_does_not_count(chosen, caveats):
    softened = [one.model_copy(update={"severity": Severity.NOTE}) for one in caveats]

    with pytest.raises(MissingCaveatsError):
        draw(chosen, softened)


def test_the_document_holds_its_title_its_key_and_every_caveat_that_must_be_read(chosen, caveats):
    text = draw(chosen, caveats)

    assert "<h1>Groups of wards</h1>" in text
    assert "not distinguishable from London" in text
    assert "striped: this class, but depends on method" in text
    for one in caveats:
        assert (one.headline in text) is (one.severity is Severity.MUST_READ), one.id


def test_a_map_may_need_a_further_caveat(chosen, caveats):
    rest = [one for one in caveats if one.id != "repeat_locations_not_victims"]

    assert draw(chosen, caveats, needed=("repeat_locations_not_victims",))
    with pytest.raises(MissingCaveatsError, match="repeat_locations_not_victims"):
        draw(chosen, rest, needed=("repeat_locations_not_victims",))


def test_a_stamp_is_written_over_the_map_and_only_where_there_is_one(chosen, caveats):
    assert "frame-stamp" not in draw(chosen, caveats)
    assert "<span>Made up</span>" in draw(replace(chosen, stamp="Made up"), caveats)


def test_the_document_asks_no_other_host(chosen, caveats):
    text = draw(chosen, caveats)

    assert re.findall(r"(?:src|href)=\"([^\"]+)\"", text) == [
        ASSETS.leaflet_js,
        ASSETS.leaflet_css,
        ASSETS.frame_css,
        ASSETS.frame_js,
    ]
    assert "://" not in text.replace("http://www.w3.org", "")


def test_tiles_are_asked_for_only_where_they_are_set_and_name_their_provider(chosen, caveats):
    tiles = Tiles("https://tiles.example.org/{z}/{x}/{y}.png", "Example Maps")

    text = draw(chosen, caveats, tiles=tiles)

    assert tiles.address in text
    assert "Example Maps" in text
    assert "tileLayer" not in draw(chosen, caveats)


def test_no_street_can_be_told_apart_and_a_reader_may_enlarge_the_text(chosen, caveats):
    text = draw(chosen, caveats)

    assert '"maxZoom": 12' in text
    assert "user-scalable" not in text
    assert '<html lang="en-GB">' in text


def test_the_same_map_gives_the_same_text(chosen, caveats):
    assert draw(chosen, caveats) == draw(chosen, caveats)


def test_names_are_data_and_never_markup(chosen, caveats):
    text = draw(chosen, caveats)

    assert "Lea <Side>" not in text
    assert r"Lea \u003cSide\u003e" in text


def test_every_pattern_that_a_ward_is_filled_with_is_in_the_document(chosen, caveats):
    text = draw(chosen, caveats)

    used = set(re.findall(r"url\(#(look-[a-z-]+)\)", text))
    assert used == {"look-withheld", "look-listed", "look-more-depends"}
    assert all(f'<pattern id="{name}"' in text or f'id="{name}"' in text for name in used)


def test_one_borough_draws_its_own_wards_and_the_outlines_of_the_others(chosen, caveats):
    alone = replace(chosen, borough="E09000002", areas=[chosen.areas[3]])

    text = draw(alone, caveats)

    assert "Southwood" in text
    assert "Northwood" not in text
    assert "E09000001" in text


def test_a_map_is_turned_into_another_of_the_same_outlines_without_them(chosen, caveats):
    """All but outlines and caveats: those stay in the document, and nothing takes them out."""
    turned = hotspot_redraw(chosen)
    text = draw(chosen, caveats)

    assert set(turned) == {"drawn", "head", "areas"}
    assert turned["head"] in text
    assert set(turned["areas"]) == {area.code for area in chosen.areas}
    for area in chosen.areas:
        assert set(turned["areas"][area.code]) == {"lines", "style"}
        assert turned["areas"][area.code]["style"]["fillColor"] == area.look.paint


def test_every_pattern_is_there_for_the_fills_that_may_come(chosen, caveats):
    text = draw(chosen, caveats)

    for look in looks(NONE).values():
        assert (f'<pattern id="look-{look.key}"' in text) is (look.pattern is not None)


def test_boroughs_are_drawn_as_their_wards_united_and_the_chosen_one_in_the_accent(chosen, caveats):
    look = looks(NONE, area="borough")["same"]
    boroughs = [
        MapArea("E09000001", "Northborough", "", look, ("Not distinguishable from London.",)),
        MapArea("E09000002", "Southborough", "", look, (), chosen=True),
    ]

    text = draw(replace(chosen, areas=boroughs), caveats)

    assert '"name": "Northborough"' in text
    assert "Northwood" not in text
    assert text.count('"color": "#9e0059"') == 1


def test_inline_scripts_and_styles_are_named_by_their_hash():
    """The hash of an empty script is a published constant of SHA-256."""
    empty = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"

    assert inline_hashes("<script></script><script src='x'></script>", tag="script") == (empty,)
    assert inline_hashes("<style></style><style></style>", tag="style") == (empty,)


def test_words_that_would_close_a_title_or_a_script_run_nothing(chosen, caveats):
    attack = "</title></script><script>alert(1)</script>"
    area = replace(chosen.areas[0], name=attack, within=attack, lines=(attack,))
    words = dict.fromkeys(("title", "subtitle", "source", "named", "stamp"), attack)
    labels = dict.fromkeys(chosen.labels, attack)

    told = made(
        replace(chosen, **words, labels=labels, areas=[area, *chosen.areas[1:]]),
        [one.model_copy(update={"headline": attack, "body": attack}) for one in caveats],
    )

    plain = made(chosen, caveats)
    assert "<script>alert" not in told.text
    assert told.text.count("<script") == plain.text.count("<script")
    assert told.styles == plain.styles
    assert told.scripts == inline_hashes(told.text, tag="script")


def test_a_script_that_got_into_the_words_is_not_among_those_that_may_run(
    chosen, caveats, monkeypatch
):
    """Should something be written unescaped one day, the policy does not vouch for it."""
    monkeypatch.setattr(document, "escape", lambda text: text)

    told = made(replace(chosen, named="</title><script>alert(1)</script>"), caveats)

    assert "<script>alert(1)</script>" in told.text
    assert len(inline_hashes(told.text, tag="script")) == len(told.scripts) + 1
