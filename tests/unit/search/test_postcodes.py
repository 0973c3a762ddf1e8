"""Made-up postcodes: the area ZZ is nowhere."""

import io
import re
import string

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.search.postcodes import (
    NEITHER,
    Place,
    begins_postcode,
    district_file,
    holds_postcode,
    is_district,
)
from tests.paths import ROOT

WHOLE = (
    "ZZ9 9ZZ",
    "zz9 9zz",
    "zz99zz",
    "ZZ9A 9ZZ",
    "ZZ99 9ZZ",
    "W9 9ZZ",
    "W99 9ZZ",
    "W9Z 9ZZ",
    "ZZ9-9ZZ",
    "ZZ9 . 9ZZ",
    "ZZO 9ZZ",
    "ZZ9 OZZ",
    "my ward at ZZ9 9ZZ please",
    "(ZZ9\u00a09ZZ)",
)
# Past its district, and not yet whole.
BEGUN = ("ZZ9 9", "zz9 9z", "ZZ9A 9", "ZZ9A9", "ZZ99Z", "W9 9", "W99Z", "ZZ9-9", "ZZO 9", "ZZ9 O")
NOT_WHOLE = (
    "ZZ9",
    "W99",
    "croydon",
    "E05011468",
    "R12",
    "rec 5",
    "13,600",
    "1 in 10",
    "one in ten",
    "two old wards",
    "so old",
    "2024/25",
    "ldvs2 aims",
    "bvpi 225",
)


@pytest.mark.parametrize("text", WHOLE)
def test_a_whole_postcode_is_known_however_it_is_written(text):
    assert holds_postcode(text)
    assert not re.fullmatch(NEITHER, text)


@pytest.mark.parametrize("text", NOT_WHOLE)
def test_what_readers_look_for_besides_is_no_postcode(text):
    assert not holds_postcode(text)
    assert re.fullmatch(NEITHER, text)


@pytest.mark.parametrize("text", BEGUN)
def test_no_box_sends_the_beginning_of_a_postcode_past_its_district(text):
    assert not holds_postcode(text)
    assert begins_postcode(text)
    assert not re.fullmatch(NEITHER, text)
    assert not re.fullmatch(NEITHER, f"my ward at {text}, please")


@given(
    area=st.text(string.ascii_letters, min_size=2, max_size=2),
    district=st.from_regex(r"[0-9]|[0-9][0-9A-Za-z]", fullmatch=True).filter(str.isascii),
    gap=st.sampled_from(["", " ", "  "]),
    inward=st.from_regex(r"[0-9][A-Za-z]{2}", fullmatch=True).filter(str.isascii),
)
def test_every_postcode_of_two_letters_is_known(area, district, gap, inward):
    assert holds_postcode(f"{area}{district}{gap}{inward}")


def test_the_browser_has_the_same_rules_as_the_server():
    script = (ROOT / "assets" / "search.js").read_text()

    assert "'(?:[BEGLMNSW]|[A-Z]{2})'" in script
    assert "'[0-9O][A-Z0-9]?)' + GAP + '([0-9O])([A-Z]{2})\\\\b'" in script


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("ZZ9", True), ("w9z", True), ("ZZ99", True), ("ZZ9 9", False), ("ZZ9 9ZZ", False)],
)
def test_a_district_is_the_first_half_alone(text, is_one):
    assert is_district(text) is is_one
    assert begins_postcode(text) is (text != "ZZ9 9ZZ")


def test_the_file_of_a_district_holds_its_own_postcodes_and_each_place_once():
    rows = pd.DataFrame(
        [
            ("ZZ8", "1AA", "E05000003"),
            ("ZZ9", "9ZA", "E05000001"),
            ("ZZ9", "9ZB", "E05000002"),
            ("ZZ9", "9ZZ", "E05000001"),
        ],
        columns=["district", "inward", "area_code"],
    )
    file = io.BytesIO()
    rows.to_parquet(file)
    places = {f"E0500000{n}": Place(f"Ward {n}", f"/ward/{n}") for n in (1, 2, 3)}

    assert district_file(file.getvalue(), district="ZZ9", places=places) == {
        "places": [["Ward 1", "/ward/1"], ["Ward 2", "/ward/2"]],
        "postcodes": {"9ZA": 0, "9ZB": 1, "9ZZ": 0},
    }
    nothing = district_file(file.getvalue(), district="ZZ7", places=places)
    assert nothing == {"places": [], "postcodes": {}}
