"""Adds up 20 million made-up records and prints the time and the peak: `make bench-rows`."""

import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import ibis

from data.pipeline.met import aggregate

RECORDS = 20_000_000
KEYS = {"month": "month", "force": "force", "borough": "borough", "crime_subtype": "crime_subtype"}


def make_up(path: Path, *, records: int) -> None:
    """Write records of four forces, 48 months, 33 areas and two subtypes, spread evenly."""
    connection = ibis.duckdb.connect(memory_limit=aggregate.MEMORY, threads=2)
    connection.raw_sql(
        f"""copy (select
              strftime(date '2021-08-01' + to_months((i % 48)::int), '%Y-%m') as month,
              'force ' || (i // 48) % 4 as force,
              'borough ' || (i // 192) % 33 as borough,
              'subtype ' || (i // 6336) % 2 as crime_subtype
            from range({records}) as r(i)) to '{path}' (format parquet)"""  # noqa: S608 - our own
    )
    connection.disconnect()


def main(engine: str) -> None:
    """Print how long the one aggregation step takes on 20 million records, and its peak memory."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "records.parquet"
        make_up(path, records=RECORDS)
        began = time.perf_counter()
        rows = aggregate.read(aggregate.connect(engine), path)
        added = aggregate.totals(rows, keys=KEYS, count=None)
        seconds = time.perf_counter() - began
    if int(added["total"].sum()) != RECORDS:
        sys.exit("Records were lost on the way")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{RECORDS:,} made-up records, {len(added):,} sums, {engine}: "
        f"{seconds:.1f} s, peak of the process {peak:,.0f} MB\n"
    )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else aggregate.DUCKDB)
