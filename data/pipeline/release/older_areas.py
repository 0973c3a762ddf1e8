"""Writes the areas that are no more: `python -m data.pipeline.release.older_areas`.

Partners' records name them for years. They never change, so they are no part of a release.
"""

import os
import sys
from pathlib import Path

import pandas as pd

from data.older_areas import FILE
from data.pipeline.areas.outlines import wards_of_small_areas
from data.pipeline.raw.faults import InputFault, line_of
from data.pipeline.raw.read import RawFolder

LSOAS, WARDS = "raw/lookups/lsoa11_lsoa21_london.csv", "raw/lookups/wards_2021_london.csv"
UNCHANGED = "U"


def changed_areas(raw: RawFolder) -> pd.DataFrame:
    """Return rows as `data.older_areas.older_areas` does.

    Raises:
        InputFault: If a lookup is missing or faulty.
    """
    lsoas = raw.table(
        LSOAS,
        columns=dict.fromkeys(
            ("lsoa11_code", "lsoa11_name", "change_code", "lsoa21_code", "ltla22_code"), "text"
        ),
        key=["lsoa11_code", "lsoa21_code"],
    )
    changed = lsoas[lsoas["change_code"].ne(UNCHANGED)]
    merged = changed.groupby("lsoa11_code", as_index=False).agg(
        name=("lsoa11_name", "first"),
        borough_code=("ltla22_code", "first"),
        now=("lsoa21_code", lambda codes: " ".join(sorted(codes))),
    )
    wards = raw.table(
        WARDS,
        columns=dict.fromkeys(("ward21_code", "ward21_name", "ltla21_code"), "text"),
        key=["ward21_code"],
    )
    gone = wards[~wards["ward21_code"].isin(wards_of_small_areas(raw)["area_code"])]
    parts = [
        merged.rename(columns={"lsoa11_code": "code"}).assign(kind="lsoa"),
        gone.rename(
            columns={"ward21_code": "code", "ward21_name": "name", "ltla21_code": "borough_code"}
        ).assign(kind="ward", now=""),
    ]
    columns = ["kind", "code", "name", "borough_code", "now"]
    return pd.concat([part[columns].sort_values("code") for part in parts], ignore_index=True)


def main() -> int:
    """Write the file; return 1, with one line that says why, where a lookup is faulty."""
    raw = RawFolder(Path(os.environ.get("RAW_DATA", "../shared/data")))
    try:
        changed_areas(raw).to_csv(FILE, index=False, lineterminator="\n")
    except (InputFault, OSError) as fault:
        sys.stderr.write(f"{line_of(fault)}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
