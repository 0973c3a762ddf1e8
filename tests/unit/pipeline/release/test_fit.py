"""Rows that do not fit their definition, or leave an area out, stop the run. Rows are altered."""

import pandas as pd
import pytest

from data.pipeline.raw.faults import InputFault
from data.pipeline.release.fit import refuse_unfit

CITY, CAMDEN = "E09000001", "E09000007"
HERE = "made-up source"
MEASURES = ("da_offences", "da_offences_rate", "da_homelessness_share", "imd_2025_score")


@pytest.fixture
def rows(published):
    return published[published["indicator_id"].isin(MEASURES)]


def refused(rows, catalogue):
    with pytest.raises(InputFault) as fault:
        refuse_unfit(rows, source=HERE, definitions=catalogue)
    line = str(fault.value)
    assert line.startswith(f"{HERE}: ")
    assert "Remedy: " in line
    assert "\n" not in line
    return line


def test_every_source_of_the_release_fits(published, catalogue):
    printed_once = {"estimated_cost", "repeat_locations_share"}
    series = published[~published["indicator_id"].isin(printed_once)]

    refuse_unfit(series, source=HERE, definitions=catalogue)


def test_figures_of_a_source_that_the_measure_does_not_name_are_refused(rows, catalogue):
    taken = rows.assign(
        source_id=rows["source_id"].where(
            rows["indicator_id"].ne("da_offences_rate"), "gla_homelessness"
        )
    )

    line = refused(taken, catalogue)
    assert "gives da_offences_rate figures of gla_homelessness" in line
    assert "add it to source_ids in data/definitions/indicators/da_offences_rate.yaml" in line


@pytest.mark.parametrize("code", [CITY, CAMDEN])
def test_a_borough_that_is_left_out_everywhere_is_named_with_the_remedy(rows, catalogue, code):
    line = refused(rows[rows["area_code"].ne(code)], catalogue)

    assert ("City of London" if code == CITY else "Camden") in line
    assert "not_applicable where the source does not cover it" in line


def test_a_borough_that_is_left_out_of_one_period_is_named_with_the_period(rows, catalogue):
    gone = (
        rows["area_code"].eq(CAMDEN)
        & rows["indicator_id"].eq("da_homelessness_share")
        & rows["period_type"].eq("quarter")
        & rows["period_end"].eq("2024-06-30")
    )
    assert gone.sum() == 1

    line = refused(rows[~gone], catalogue)
    assert "da_homelessness_share has no row of Camden in the quarter to 2024-06-30" in line


def test_a_ward_that_other_periods_have_is_missed(rows, catalogue):
    wards = rows[rows["level"].eq("ward") & rows["indicator_id"].eq("da_offences")]
    lost = wards.iloc[len(wards) // 2]

    assert lost["area_code"] in refused(rows.drop(lost.name), catalogue)


@pytest.mark.parametrize(
    ("change", "words"),
    [({"level": "region"}, "at the level region"), ({"period_type": "quarter"}, "by quarter")],
)
def test_a_level_or_period_that_the_definition_does_not_name_is_refused(
    rows, catalogue, change, words
):
    altered = pd.concat([rows, rows.tail(1).assign(**change)])
    line = refused(altered, catalogue)

    assert words in line
    assert "add both to levels in data/definitions/indicators/" in line
