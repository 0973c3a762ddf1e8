"""Turns 20 million made-up incidents into a pack and prints time and peak: `make bench-pack`."""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pandas as pd
import shapely

from data.partner.packs import ParquetPacks
from data.partner.small_areas import small_areas
from data.pipeline.areas.projection import to_grid
from data.pipeline.met import aggregate

ROWS = 20_000_000
FAULTY_EACH = 100_000  # one row in so many has no date
LOCATIONS = 400_000
BOROUGH = "barking-and-dagenham"
MAPPING = """
made_up: true
period: {from: 2020-04-01, to: 2025-03-31}
source: {title: Made-up rows of a benchmark, publisher: The benchmark, extract_date: 2025-06-02}
codes: {offence_type: [type a, type b, type c, type d, type e, type f, type g]}
"""


def make_up(folder: Path, *, rows: int) -> None:
    """Write incidents of five years; half name their LSOA, the others a point inside it."""
    areas = small_areas("E09000002")
    points = shapely.point_on_surface(to_grid(areas["geometry"].to_numpy()))
    places = pd.DataFrame(
        {
            "number": range(len(areas)),
            "lsoa": areas["area_code"],
            "easting": shapely.get_x(points).round(),
            "northing": shapely.get_y(points).round(),
        }
    )
    connection = duckdb.connect(config={"memory_limit": aggregate.MEMORY, "threads": 2})
    connection.register("places", places)
    connection.sql(
        f"""copy (
              select 'REF' || i as reference,
                if(i % {FAULTY_EACH} = 0, '',
                  (date '2020-04-01' + ((i * 7919) % 1826)::int)::varchar) as date,
                if(i % 2 = 0, lsoa, '') as lsoa,
                if(i % 2 = 1, (easting + i % 9)::int::varchar, '') as easting,
                if(i % 2 = 1, (northing + i % 7)::int::varchar, '') as northing,
                'type ' || chr(97 + (i % 7)::int) as offence_type,
                'KEY' || location as location
              from (
                select i, floor({LOCATIONS} * pow((i * 104729 % 1000003) / 1000003.0, 2))::int
                  as location
                from range({rows}) as r(i)
              ) join places on places.number = location % {len(places)}
            ) to '{folder / "incidents.csv"}' (header)"""  # noqa: S608 - our own
    )
    connection.close()
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")


def main(engine: str, rows: int) -> None:
    """Print how long the whole command takes from a CSV to a pack, and its peak memory."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        make_up(folder, rows=rows)
        size = (folder / "incidents.csv").stat().st_size / 1e6
        began = time.perf_counter()
        subprocess.run(
            [
                *(sys.executable, "-W", "ignore", "-m", "data.pipeline.partner"),
                *("--extract", folder / "incidents.csv", "--mapping", folder / "mapping.yaml"),
                *("--borough", BOROUGH, "--out", folder / "packs"),
            ],
            check=True,
            env=os.environ | {"PIPELINE_ENGINE": engine},
        )
        seconds = time.perf_counter() - began
        manifest = ParquetPacks(folder / "packs").open(BOROUGH).manifest
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    (count,) = manifest.files
    if (count.rows_read, count.rows_set_aside) != (rows, -(-rows // FAULTY_EACH)):
        sys.exit("Rows were lost on the way")
    sys.stdout.write(
        f"{rows:,} made-up rows ({size:,.0f} MB of CSV), pack of {manifest.counts.rows:,} rows, "
        f"{engine}: {seconds:.1f} s, peak of the largest process {peak:,.0f} MB\n"
    )


if __name__ == "__main__":
    main(
        sys.argv[1] if len(sys.argv) > 1 else aggregate.DUCKDB,
        int(sys.argv[2]) if len(sys.argv) > 2 else ROWS,
    )
