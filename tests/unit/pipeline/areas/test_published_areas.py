"""The tables of one release must speak of the same areas."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

RELEASE = Path("data/published")


@pytest.fixture(scope="module")
def areas() -> pd.DataFrame:
    return pd.read_parquet(RELEASE / "areas.parquet").set_index("area_code")


def test_every_published_value_is_of_a_known_area_under_its_own_name_and_level(areas):
    metrics = pd.read_parquet(RELEASE / "metrics.parquet")
    named = metrics[["area_code", "area_name", "level"]].drop_duplicates()
    used = named[named["level"].ne("council")]

    # Councils outside London are context: they have figures, and nothing offers one as a place.
    assert not (set(named["area_code"]) - set(used["area_code"])) & set(areas.index)
    assert set(used["area_code"]) <= set(areas.index)
    assert used["area_code"].is_unique
    assert (used["area_name"].to_numpy() == areas.loc[used["area_code"], "area_name"]).all()
    assert (used["level"].to_numpy() == areas.loc[used["area_code"], "level"]).all()


@pytest.mark.parametrize("level", ["borough", "ward"])
def test_every_borough_and_ward_has_an_outline(level, areas):
    outlines = gpd.read_parquet(RELEASE / f"{level}s.geoparquet")

    assert set(outlines["area_code"]) == set(areas.index[areas["level"] == level])
    assert outlines.geometry.is_valid.all()
    assert outlines["svg_path"].str.startswith("M").all()


def test_ward_residents_are_the_denominators_of_ward_rates(areas):
    metrics = pd.read_parquet(RELEASE / "metrics.parquet")
    rates = metrics[metrics["level"].eq("ward") & metrics["denominator"].notna()]

    assert len(rates) > 0
    assert (rates["denominator"] == rates["area_code"].map(areas["residents"])).all()
