"""The public outlines that maps of small areas draw."""

import pandas as pd
import pyarrow.parquet as pq
import pytest
import shapely

from data.model import Level
from data.partner.small_areas import FILE, boroughs_of_small_areas, small_areas
from data.pipeline.areas.outlines import small_area_shapes, wards_of_small_areas
from data.pipeline.raw.read import RawFolder
from data.repository import ParquetRepository
from data.settings import Settings
from tests.paths import RAW_DATA

BARKING = "E09000002"


@pytest.fixture(scope="module")
def everything() -> pd.DataFrame:
    return pq.read_table(FILE).to_pandas()


@pytest.fixture(scope="module")
def raw() -> RawFolder:
    if not RAW_DATA.exists():
        pytest.skip("the raw files are not here")
    return RawFolder(RAW_DATA)


def test_all_small_areas_of_london_are_there_once(everything):
    assert len(everything) == 4994
    assert everything["area_code"].is_unique
    assert everything["borough_code"].nunique() == 33


def test_the_borough_of_each_can_be_told_without_its_outline(everything):
    named = dict(zip(everything["area_code"], everything["borough_code"], strict=True))

    assert boroughs_of_small_areas().to_dict() == named


def test_they_meet_without_gap_or_overlap():
    rows = small_areas(BARKING)
    assert len(rows) == 115
    assert shapely.is_valid(rows["geometry"].to_numpy()).all()
    assert shapely.coverage_is_valid(rows["geometry"].to_numpy())


def test_each_lies_in_a_ward_of_the_release_and_of_its_borough(everything):
    wards = ParquetRepository.open(Settings().release_dir).areas(Level.WARD)
    parents = dict(zip(wards["area_code"], wards["parent_code"], strict=True))
    assert (everything["parent_code"].map(parents) == everything["borough_code"]).all()


def test_what_is_no_london_borough_has_none():
    assert small_areas("E09000099").empty


@pytest.mark.raw
def test_the_file_is_what_the_raw_outlines_give(raw, everything):
    fresh = small_area_shapes(raw)
    assert fresh["area_code"].tolist() == everything["area_code"].tolist()
    assert fresh["residents"].tolist() == everything["residents"].tolist()
    assert fresh["residents"].sum() == wards_of_small_areas(raw)["residents"].sum()
    kept = shapely.from_wkb(everything["geometry"].tolist())
    differ = shapely.area(shapely.symmetric_difference(fresh.geometry.to_numpy(), kept)).sum()
    assert differ < 1e-6 * shapely.area(kept).sum()
