"""Areas that are no more: LSOAs of 2011 that were changed, and wards in force until May 2022."""

from functools import lru_cache
from pathlib import Path

import pandas as pd

FILE = Path(__file__).parent / "older_areas.csv"


@lru_cache(maxsize=1)
def older_areas() -> pd.DataFrame:
    """Return every such area of London.

    Returns:
        `kind` (`lsoa` or `ward`), `code`, `name`, `borough_code`, and `now`: the LSOAs of 2021 that
        an LSOA became, joined by a space; "" for a ward, whose lines were drawn anew. An LSOA or
        ward that is as it was has no row. Source: ONS, Open Government Licence v3.0; written by
        `data.pipeline.release.older_areas`.
    """
    return pd.read_csv(FILE, dtype=str, keep_default_na=False)
