"""The one step that adds up inputs too large to hold: written once, for DuckDB and for Spark."""

from pathlib import Path
from tempfile import gettempdir
from typing import Any

import ibis
import pandas as pd

DUCKDB = "duckdb"
MEMORY = "512MB"
WHOLE = r"^\d+(\.0+)?$"


def connect(engine: str, *, memory: str = MEMORY) -> Any:  # noqa: ANN401
    """Return a connection to the engine that adds up.

    Args:
        engine: `duckdb`, or the address of a Spark master: `spark://host:7077`, or `local[2]` to
            try it.
        memory: In which DuckDB works; what does not fit goes to the disk.
    """
    if engine == DUCKDB:
        return ibis.duckdb.connect(memory_limit=memory, threads=2, temp_directory=gettempdir())
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an optional group

    builder: Any = SparkSession.builder
    session = builder.master(engine).appName("dashboard").getOrCreate()
    return ibis.pyspark.connect(session)


def read(connection: Any, path: Path) -> Any:  # noqa: ANN401
    """Return a CSV or Parquet file as a table of the engine; every cell of a CSV is text."""
    if path.suffix == ".parquet":
        return connection.read_parquet(str(path))
    if connection.name == DUCKDB:
        return connection.read_csv(str(path), all_varchar=True, header=True)
    return connection.read_csv(str(path), header=True, inferSchema=False)


def totals(
    rows: Any,  # noqa: ANN401
    *,
    keys: dict[str, str],
    count: str | None,
    only: dict[str, list[str]] | None = None,
    most: int | None = None,
) -> pd.DataFrame:
    """Add up rows that share their keys.

    Args:
        rows: A table of the engine.
        keys: Column of the table by the name it gets. Cells are taken as text without the space
            around them; a blank is "".
        count: Column that holds a count, or None where each row is one record.
        only: The cells of a key, by its name, that are added up; rows with another are left out.
        most: How many combinations are handed out, whichever the engine has first; None for all.

    Returns:
        One row for each combination of keys, in no order: the keys, `rows` (how many there were),
        `total` (their sum), `wrong` (cells of `count` that are no whole number, which are left out
        of the sum) and `example`, one of these or missing.
    """
    text = {name: _text(rows[column]) for name, column in keys.items()}
    cell = _text(rows[count]) if count else ibis.literal("1")
    table = rows.select(cell=cell, **text)
    for name, cells in (only or {}).items():
        table = table.filter(table[name].isin(cells))
    whole = table.cell.re_search(WHOLE)
    table = table.mutate(
        whole=whole,
        number=ibis.ifelse(whole, table.cell, ibis.null("string")).cast("float64"),
    )
    grouped = table.group_by(list(keys)).agg(
        rows=table.count(),
        total=table.number.sum(),
        wrong=(~table.whole).cast("int64").sum(),
        example=table.cell.max(where=~table.whole),
    )
    added: pd.DataFrame = grouped.limit(most).to_pyarrow().to_pandas()
    return added.astype({"rows": "int64", "wrong": "int64", "total": "float64"}).fillna(
        {"total": 0.0}
    )


def places_with_repeats(rows: Any, *, key: str, group: str, within: list[str]) -> pd.DataFrame:  # noqa: ANN401
    """Count places, and those with more than one record, by the area they are in.

    A place whose records name several areas is counted in the first of them by code, so that areas
    add up to their total.

    Args:
        rows: A table of the engine, one row a record.
        key: Column that tells places apart; rows where it is null are left out.
        group: Column that records of one place must share to be counted together, such as a year.
        within: Columns of the area, the widest first.

    Returns:
        One row for each group and area, in no order: `group` and `within`, `places`, `repeats`,
        and `moved`, those of the places whose records name several areas.
    """
    ordered = ibis.literal("|").join([_text(rows[column]) for column in within])
    known = rows.mutate(area=ordered).filter(rows[key].notnull())  # noqa: PD004 - of Ibis
    by_place = known.group_by([group, key]).agg(
        records=known.count(), area=known.area.min(), last=known.area.max()
    )
    by_area = by_place.group_by([group, "area"]).agg(
        places=by_place.count(),
        repeats=(by_place.records > 1).cast("int64").sum(),
        moved=(by_place.area != by_place["last"]).cast("int64").sum(),
    )
    added: pd.DataFrame = by_area.to_pyarrow().to_pandas()
    parts = added["area"].str.split("|", expand=True, regex=False)
    parts.columns = pd.Index(within[: parts.shape[1]])
    counted = added[[group]].join(parts.reindex(columns=within))
    return counted.join(added[["places", "repeats", "moved"]].astype("int64"))


def _text(column: Any) -> Any:  # noqa: ANN401
    return column.cast("string").fill_null("").strip()
