"""The list of raw files whose faults are tried leaves none out unsaid."""

import json

from tests.paths import ROOT
from tests.unit.pipeline.fault_sources import SOURCES

MANIFEST = ROOT / "data" / "published" / "manifest.json"
PUBLISHERS_OWN = "/published/"  # a new file each month, tried in its own form beside its reader
# Read without being in the list, and why.
ELSEWHERE = {
    "raw/boundaries/london_boroughs.geojson": "outlines",
    "raw/boundaries/london_boroughs_river.geojson": "outlines",
    "raw/boundaries/london_lsoa21.topojson": "outlines",
    "raw/dfe_children_in_need/c3_factors_identified_at_end_of_assessment_2018_to_2025.csv": (
        "years and signs of its own: tried beside its reader"
    ),
    "raw/dfe_children_in_need/children_0_17_mid_year_2012_2024.csv": (
        "read as the assessments beside it are"
    ),
    "raw/mps_recorded_crime_geographic/mps_borough_level_crime_historical_2010-04_onward.csv": (
        "read as the recent months are"
    ),
    "raw/mopac_perceptions/public_perception_borough_quarterly_2014-10_2026-01.csv": (
        "shares by quarter: tried beside its reader"
    ),
    "raw/mps_vawg_dashboard/vawg_victims_london_ethnic_appearance_monthly_2014-01_2026-02.csv": (
        "read as the victims by age are"
    ),
    "raw/mps_vawg_dashboard/bcu_borough_mapping.csv": "which borough has which command: no counts",
    "raw/population/census2021_borough_sex_broad_age.csv": "a census: there is no next one",
    "raw/population/census2021_lsoa21_residents_with_ward24.csv": "a census: there is no next one",
    "raw/population/census2021_ward24_bestfit_residents.csv": "a census: there is no next one",
}


def test_every_raw_file_that_is_read_is_tried_with_faults_or_it_is_said_why_not():
    names = {one["name"] for one in json.loads(MANIFEST.read_text("utf-8"))["inputs"]}
    read = {one for one in names if one.startswith("raw/") and PUBLISHERS_OWN not in one}

    assert len(read) > 10
    assert read - {one.file for one in SOURCES.values()} == set(ELSEWHERE)
