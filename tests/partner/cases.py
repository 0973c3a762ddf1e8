"""The made-up extracts beside the repository: mappings for them, and what is really in each."""

from pathlib import Path

import pandas as pd

from tests.paths import RAW_DATA

FOLDER = RAW_DATA / "cases" / "partner"
TYPES = [
    "Non-crime domestic incident", "Common Assault", "Assault with Injury", "Harassment",
    "Stalking", "Malicious Communications", "Criminal Damage",
    "Controlling or coercive behaviour", "Rape", "Threats to Kill", "Strangulation",
    "Breach of NMO", "Other Sexual Offences", "Theft", "Wounding/GBH", "Burglary", "Robbery",
    "Arson",
]  # fmt: skip
AGES = ["under 18", "18-24", "25-29", "30-34", "35-39", "40-44", "45-54", "55-64", "65+"]
SAID = {
    "period": {"from": "2023-04-01", "to": "2025-03-31"},
    "source": {"title": "Made-up rows", "publisher": "A test", "extract_date": "2025-05-01"},
    "made_up": True,
    "codes": {"offence_type": TYPES},
}
COLUMNS = {
    "a_row_per_victim_semicolon_windows-1252.csv": {
        "incidents": {
            "reference": "Crime Ref No",
            "date": "Committed From Date",
            "offence_type": "Offence (HO)",
            "lsoa": "LSOA 2021",
            "easting": "X",
            "northing": "Y",
            "location": "UPRN",
        },
        "victims": {"date": "Committed From Date", "sex": "Vic Sex", "age": "Vic Age Band"},
    },
    "b_merged_header_postcodes_ward_names.xlsx": {
        "incidents": {
            "reference": "URN",
            "date": "Date Reported",
            "postcode": "Postcode",
            "ward": "Ward",
            "offence_type": "Offence Type",
            "location": "Address",
        },
    },
    "c_utf-16_tabs_latitude_longitude.txt": {
        "incidents": {
            "reference": "OccurrenceNumber",
            "date": "OccurrenceReportedDateTime",
            "offence_type": "OffenceTitle",
            "latitude": "Latitude",
            "longitude": "Longitude",
        },
    },
}


def truth(letter: str) -> pd.DataFrame:
    """Return one row an incident: `ref`, `date`, `lsoa21`, `ward`, `type`, and `year`."""
    rows = pd.read_csv(FOLDER / f"{letter}_truth.csv", dtype=str)
    days = pd.to_datetime(rows["date"])
    return rows.assign(year=(days - pd.DateOffset(months=3)).dt.year.add(1).astype(str) + "-03-31")


def made_up_directory(path: Path, postcodes: dict[str, str]) -> Path:
    """Write a directory in the layout of the ONS, with columns that nobody asks for."""
    rows = pd.DataFrame(
        {
            "pcd": [one.replace(" ", "") for one in postcodes],
            "pcds": list(postcodes),
            "dointr": "198001",
            "lsoa21cd": list(postcodes.values()),
            "lat": 51.5,
            "long": -0.1,
        }
    )
    rows.to_csv(path, index=False)
    return path
