import re

import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.model import WardGroup
from data.pipeline.areas.context import imd_scores
from data.pipeline.areas.table import WIDER, area_table, slug
from data.pipeline.raw.faults import InputFault
from data.schemas import Areas


@pytest.fixture(scope="module")
def ward_groups() -> list[WardGroup]:
    return list(Catalogue.load().ward_groups.values())


@pytest.fixture(scope="module")
def areas(raw, borough_outlines, ward_outlines, ward_groups) -> pd.DataFrame:
    table = area_table(raw, boroughs=borough_outlines, wards=ward_outlines, ward_groups=ward_groups)
    return table.set_index("area_code", drop=False)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Barking and Dagenham", "barking-and-dagenham"),
        ("City of London", "city-of-london"),
        ("King's Cross & Holloway", "kings-cross-and-holloway"),
    ],
)
def test_a_slug_is_lower_case_with_hyphens_and_spelled_out(name, expected):
    assert slug(name) == expected


def test_a_ward_group_without_a_reason_is_refused():
    with pytest.raises(ValueError, match="reason"):
        WardGroup.model_validate({"id": "made_up", "wards": {"E05000001": "Nowhere"}})


def test_no_reason_rests_on_what_is_recorded(ward_groups):
    words = re.compile("offence|crime|rate|abuse|record|count", re.IGNORECASE)

    assert not [group.reason for group in ward_groups if words.search(group.reason)]


def test_a_ward_is_listed_once(ward_groups):
    codes = [code for group in ward_groups for code in group.wards]

    assert len(codes) == len(set(codes))


@pytest.mark.raw
class TestAreas:
    def test_the_table_keeps_its_contract(self, areas):
        Areas.validate(areas.reset_index(drop=True))

    def test_there_is_a_row_for_every_area(self, areas):
        assert areas["level"].value_counts().to_dict() == {
            "ward": 684,
            "borough": 33,
            "bcu": 12,
            "region": 9,
            "england_wales": 1,
            "england": 1,
            "force": 1,
            "london": 1,
        }
        assert set(WIDER) < set(areas.index)

    def test_residents_of_london_are_those_of_the_33_areas(self, areas):
        assert areas.loc["E12000007", "residents"] == 9_089_736
        assert areas.loc["E12000007", "residents_period"] == "mid-2024"

    def test_the_met_leaves_out_the_city(self, areas):
        met, city = areas.loc["E23000001"], areas.loc["E09000001"]

        assert met["residents"] + city["residents"] == 9_089_736
        assert pd.isna(city["bcu_code"])

    def test_the_commands_hold_the_32_boroughs_between_them(self, areas):
        commands = areas[areas["level"] == "bcu"]
        boroughs = areas[areas["level"] == "borough"]

        assert boroughs["bcu_code"].nunique() == 12
        assert set(boroughs["bcu_code"].dropna()) == set(commands.index)
        assert boroughs.loc["E09000013", "bcu_code"] == "bcu-central-west"
        assert commands["residents"].sum() == areas.loc["E23000001", "residents"]

    def test_every_borough_has_a_slug_a_score_and_a_name_for_narrow_places(self, areas):
        boroughs = areas[areas["level"] == "borough"]

        assert boroughs["slug"].is_unique
        assert boroughs["slug"].notna().all()
        assert boroughs["imd_2025_score"].notna().all()
        assert boroughs["short_name"].str.len().max() <= 14
        assert boroughs["short_name"].is_unique
        assert boroughs["imd_2025_score"].idxmax() == "E09000012"  # Hackney, MANIFEST section D

    def test_ward_residents_are_the_census_count(self, areas):
        wards = areas[areas["level"] == "ward"]

        assert wards["residents"].sum() == 8_799_810
        assert wards["residents"].min() > 1_000
        assert set(wards["residents_period"]) == {"Census 2021"}
        assert set(wards["parent_code"]) == set(areas.index[areas["level"] == "borough"])

    def test_listed_wards_carry_their_reason_and_no_other_ward_does(self, areas, ward_groups):
        noted = areas["note"].dropna()

        assert len(noted) == sum(len(group.wards) for group in ward_groups)
        assert "airport" in noted["E05013570"]
        assert set(areas.loc[areas["parent_code"] == "E09000001", "area_code"]) < set(noted.index)

    def test_a_listed_ward_that_does_not_exist_stops_the_run(
        self, raw, borough_outlines, ward_outlines
    ):
        moved = WardGroup(id="made_up", reason="Made up.", wards={"E05013570": "Elsewhere"})

        with pytest.raises(InputFault, match="Heathrow Villages"):
            area_table(raw, boroughs=borough_outlines, wards=ward_outlines, ward_groups=[moved])


@pytest.mark.raw
def test_deprivation_scores_are_those_published(raw):
    scores = imd_scores(raw)

    assert len(scores) == 33
    assert scores["E09000001"] == 10.21
    assert scores["E09000012"] == pytest.approx(31.8, abs=0.05)
