"""The public outlines of 2021 LSOAs, for maps of small areas. A pack brings no outlines."""

from functools import lru_cache
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import shapely

FILE = Path(__file__).parent / "small_areas.geoparquet"


@lru_cache(maxsize=4)
def small_areas(borough_code: str) -> pd.DataFrame:
    """Return every LSOA of a borough, by code.

    Args:
        borough_code: As in `data.schemas.Areas`.

    Returns:
        `area_code`, `area_name`, `parent_code` (best-fit ward of December 2024), `residents`
        (persons, Census 2021) and `geometry` (shapely, longitude and latitude). No row for a code
        that is no London borough. Source: ONS and GLA, Open Government Licence v3.0; written by
        `data.pipeline.release.small_areas`.
    """
    table = pq.read_table(FILE, filters=[("borough_code", "=", borough_code)])
    rows: pd.DataFrame = table.drop_columns("borough_code").to_pandas()
    return rows.assign(geometry=shapely.from_wkb(rows["geometry"].tolist()))


def boroughs_of_small_areas() -> pd.Series:
    """Return the code of its borough for each LSOA of London, by code.

    It reads no outlines, which take two hundred times as long for all boroughs.
    """
    codes: pd.DataFrame = pq.read_table(FILE, columns=["area_code", "borough_code"]).to_pandas()
    return codes.set_index("area_code")["borough_code"]
