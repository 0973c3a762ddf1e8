"""The Met's dashboard file in its published form, made from the raw subsets for tests.

The months up to July 2025 hold real counts; a later one repeats July 2025 and is made up.
"""

from pathlib import Path

import pandas as pd

FOLDER = "raw/mps_monthly_crime_dashboard"
BOROUGHS = f"{FOLDER}/mps_da_tno_borough_monthly_2021-08_2025-07.csv"
WARDS = f"{FOLDER}/mps_da_ward_monthly_2021-08_2025-07.csv"
LAST = "2025-07"
COUNTS = {
    "da_offences": ("Domestic Abuse", "Offences"),
    "da_vwi_offences": ("Domestic Abuse Violence with Injury", "Offences"),
}
COLUMNS = {
    "month": "Month_Year",
    "area_type": "Area Type",
    "borough": "Borough_SNT",
    "area_name": "Area Name",
    "area_code": "Area Code",
    "crime_type": "Crime Type",
    "crime_subtype": "Crime Subtype",
    "measure": "Measure",
    "financial_year": "Financial Year",
    "count": "Count",
    "refresh_date": "Refresh Date",
}


def published_form(raw_folder: Path, *, months: tuple[str, ...]) -> pd.DataFrame:
    """Return months of the raw subsets as the publisher writes them; all cells are text.

    Args:
        raw_folder: The real raw files.
        months: Such as "2025-08"; one that is not in the files repeats July 2025.
    """
    parts = []
    for month in months:
        parts += [_boroughs(raw_folder, month), _wards(raw_folder, month)]
    rows = pd.concat(parts, ignore_index=True)
    rows["refresh_date"] = "2025-09-02"  # made up
    rows["crime_type"] = rows["crime_subtype"].str.split(" ").str[0]
    rows["financial_year"] = "fy25-26"
    return rows[list(COLUMNS)].rename(columns=COLUMNS).astype(str)


def next_month(raw_folder: Path) -> pd.DataFrame:
    """Return July 2025 and a made-up August; July has one more offence in Barnet than before.

    Tests that run the whole pipeline take this one month, whose wards are then drawn once.
    """
    rows = published_form(raw_folder, months=("2025-07", "2025-08"))
    revised = (
        rows["Month_Year"].eq("2025-07-01")
        & rows["Crime Subtype"].eq("Domestic Abuse")
        & rows["Measure"].eq("Offences")
        & rows["Area Name"].isin(["Barnet", "Barnet Vale"])
    )
    rows.loc[revised, "Count"] = (rows.loc[revised, "Count"].astype(int) + 1).astype(str)
    return rows


def _of_month(path: Path, month: str) -> pd.DataFrame:
    rows = pd.read_csv(path)
    chosen = rows[rows["month"].eq(month)]
    if chosen.empty:
        chosen = rows[rows["month"].eq(LAST)]
    return chosen.assign(month=f"{month}-01")


def _boroughs(raw_folder: Path, month: str) -> pd.DataFrame:
    rows = _of_month(raw_folder / BOROUGHS, month)
    return rows.assign(
        area_type="Borough", area_name=rows["borough"], area_code=rows["borough_code"]
    )


def _wards(raw_folder: Path, month: str) -> pd.DataFrame:
    rows = _of_month(raw_folder / WARDS, month)
    parts = []
    for column, (subtype, measure) in COUNTS.items():
        part = rows.assign(crime_subtype=subtype, measure=measure, count=rows[column])
        parts.append(part[part["count"].gt(0)])
    return pd.concat(parts).assign(
        area_type="Safer Neighbourhood Team",
        area_name=lambda frame: frame["ward"],
        area_code=lambda frame: frame["ward_code"],
    )
