"""The same sums from DuckDB and from Spark. All rows are made up."""

import shutil

import pandas as pd
import pytest

from data.pipeline.met import aggregate

KEYS = {"month": "Month_Year", "borough": "Borough_SNT"}
ROWS = pd.DataFrame(
    {
        "Month_Year": ["2025-08-01", "2025-08-01", "2025-09-01", "2025-09-01", "2025-09-01"],
        "Borough_SNT": ["Barnet", " Barnet ", "Brent", "", "Brent"],
        "Count": ["3", "4.0", " 5 ", "1,234", "-1"],
    }
)
ADDED = [
    ("2025-08-01", "Barnet", 2, 7.0, 0, None),
    ("2025-09-01", "", 1, 0.0, 1, "1,234"),
    ("2025-09-01", "Brent", 2, 5.0, 1, "-1"),
]


def spark_is_here():
    if shutil.which("java") is None:
        return False
    try:
        import pyspark  # noqa: F401, PLC0415
    except ImportError:
        return False
    return True


needs_spark = pytest.mark.skipif(
    not spark_is_here(), reason="needs the dependency group spark and Java"
)
ENGINES = ["duckdb", pytest.param("local[1]", marks=needs_spark)]


def added(path, engine, **kwargs):
    rows = aggregate.read(aggregate.connect(engine), path)
    frame = aggregate.totals(rows, **kwargs).sort_values(list(kwargs["keys"]))
    frame["example"] = frame["example"].where(frame["example"].notna(), None)
    return [tuple(row) for row in frame.astype(object).itertuples(index=False)]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", ENGINES)
def test_rows_that_share_their_keys_are_added_and_wrong_counts_are_named(tmp_path, engine):
    ROWS.to_csv(tmp_path / "rows.csv", index=False)

    made = added(tmp_path / "rows.csv", engine, keys=KEYS, count="Count")
    assert [tuple(None if pd.isna(one) else one for one in row) for row in made] == ADDED


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("engine", ENGINES)
def test_without_a_count_each_row_is_one_record(tmp_path, engine):
    ROWS.to_parquet(tmp_path / "records.parquet")

    made = added(tmp_path / "records.parquet", engine, keys=KEYS, count=None)
    assert [row[2:4] for row in made] == [(2, 2.0), (1, 1.0), (2, 2.0)]
