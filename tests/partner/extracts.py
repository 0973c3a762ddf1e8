"""Small made-up extracts for the tests of the checker, and what it says of them."""

import csv

import pandas as pd

from data.partner.model import FileRole
from data.pipeline.partner.mapping.document import Mapping
from data.pipeline.partner.reading.extract import check_all
from tests.partner.runs import borough

ONE, TWO = "E01000006", "E01000007"  # both in Northbury ward
WARD = "E05014066"
SOURCE = {"title": "Made-up rows", "publisher": "A test", "extract_date": "2025-05-01"}
PLAIN = {
    "period": {"from": "2023-04-01", "to": "2025-03-31"},
    "source": SOURCE,
    "codes": {"offence_type": ["Common assault", "Robbery"], "ethnicity": ["White", "Black"]},
    "age_bands": {"victims": ["under 18", "18-64", "65+"], "accused": ["10-17", "18+"]},
}
HEADER = "date,lsoa,offence_type,location"


def mapping(**changes):
    return Mapping.model_validate(PLAIN | changes)


def checked(
    folder,
    text,
    *,
    role=FileRole.INCIDENTS,
    name=None,
    encoding="utf-8",
    files=None,
    postcodes=None,
    **changes,
):
    path = folder / (name or f"{role.value}.csv")
    if text is not None:
        path.write_bytes(text.encode(encoding))
    work = folder / "work"
    work.mkdir(exist_ok=True)
    return check_all(
        files or {role: path},
        mapping=mapping(**changes),
        borough=borough(),
        into=work,
        postcodes=postcodes,
    )


def faults(folder, name="incidents"):
    with (folder / f"{name}.faults.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def counted(result, role=FileRole.INCIDENTS):
    return pd.read_parquet(result.files[role].path)
