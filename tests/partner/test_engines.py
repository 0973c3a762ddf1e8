"""The same pack from DuckDB and from Spark. All rows are made up."""

import pandas as pd
import pytest

from data.pipeline.met import aggregate
from tests.partner.runs import run
from tests.partner.trial_extract import write_trial
from tests.unit.pipeline.met.test_aggregate import ENGINES, needs_spark

RECORDS = pd.DataFrame(
    [
        ("2025", "w1", "a", 1),
        ("2025", "w1", "a", 1),
        ("2025", "w1", "b", 1),
        ("2025", "w2", "", 2),
        ("2024", "w2", "", 2),
        ("2025", "w2", "c", None),
    ],
    columns=["year", "ward", "lsoa", "location"],
).astype({"location": "Int64"})


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", ENGINES)
def test_a_place_is_counted_once_a_year_in_the_first_of_its_areas(tmp_path, engine):
    RECORDS.to_parquet(tmp_path / "records.parquet")
    rows = aggregate.read(aggregate.connect(engine), tmp_path / "records.parquet")
    made = aggregate.places_with_repeats(
        rows, key="location", group="year", within=["ward", "lsoa"]
    )

    assert sorted(made.itertuples(index=False, name=None)) == [
        ("2024", "w2", "", 1, 0, 0),
        ("2025", "w1", "a", 1, 1, 1),
        ("2025", "w2", "", 1, 0, 0),
    ]


@needs_spark
@pytest.mark.filterwarnings("ignore")
def test_the_trial_pack_is_the_same_on_spark(tmp_path):
    write_trial(tmp_path)
    packs = [
        run(tmp_path, work=tmp_path / f"work-{number}", engine=engine).counts
        for number, engine in enumerate(("duckdb", "local[2]"))
    ]

    pd.testing.assert_frame_equal(*packs)
