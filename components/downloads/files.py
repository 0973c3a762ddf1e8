"""Each kind of file that a parcel can be written as."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components.downloads.archive import zip_bytes
from components.downloads.cells import NUMBERS, WARD_NUMBERS, shown_cells, text_cells
from components.downloads.csv_text import csv_bytes
from components.downloads.csvw import TITLES, described_table, metadata_bytes
from components.downloads.datapackage import NAME, package_bytes, resource
from components.downloads.notes import notes_lines, notes_of, notes_text
from components.downloads.parcel import Parcel
from data.caveats import must_read

RELEASE_TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "metrics": ("Figures", NUMBERS),
    "areas": ("Areas", ("residents", "imd_2025_score", "label_x", "label_y")),
    "evidence": ("Figures as reports print them", ("number", "year")),
    "hotspots": ("Wards, boroughs and the groups around them", WARD_NUMBERS),
}


def csv_with_notes(parcel: Parcel) -> bytes:
    """Return one CSV file with its notes above the table."""
    rows, notes = parcel.rows, notes_lines(notes_of(parcel))
    return csv_bytes(list(rows.columns), shown_cells(rows), notes=notes)


def csv_archive(parcel: Parcel) -> bytes:
    """Return a zip of the table as CSV, its notes, and its description as CSVW."""
    rows = parcel.rows
    described = described_table(
        "figures.csv",
        list(rows.columns),
        title=parcel.title,
        notes=must_read(parcel.caveats),
        numbers=NUMBERS,
    )
    figures = resource(
        "figures.csv", list(rows.columns), title=parcel.title, numbers=NUMBERS, titles=TITLES
    )
    return zip_bytes(
        {
            "notes.txt": notes_text(notes_of(parcel)),
            "figures.csv": csv_bytes(list(rows.columns), shown_cells(rows), for_people=True),
            "figures.csv-metadata.json": metadata_bytes([described]),
            NAME: package_of(parcel, [figures]),
        }
    )


def release_csv_archive(
    parcel: Parcel, *, areas: pd.DataFrame, evidence: pd.DataFrame, hotspots: pd.DataFrame
) -> bytes:
    """Return a zip of the whole release as CSV.

    Args:
        parcel: Every row that may be passed on.
        areas: Rows of `data.schemas.Areas`.
        evidence: Rows of `data.schemas.Evidence` that may be passed on.
        hotspots: Rows of `data.schemas.Hotspots`.
    """
    tables = {"metrics": parcel.rows, "areas": areas, "evidence": evidence, "hotspots": hotspots}
    files, described, resources = {}, [], []
    for name, frame in tables.items():
        title, numbers = RELEASE_TABLES[name]
        cells = shown_cells(frame) if name == "metrics" else text_cells(frame, numbers=numbers)
        columns = list(frame.columns)
        files[f"{name}.csv"] = csv_bytes(columns, cells, for_people=True)
        resources.append(
            resource(f"{name}.csv", columns, title=title, numbers=numbers, titles=TITLES)
        )
        described.append(
            described_table(
                f"{name}.csv",
                list(frame.columns),
                title=title,
                notes=must_read(parcel.caveats),
                numbers=numbers,
            )
        )
    notes = {"notes.txt": notes_text(notes_of(parcel))}
    about = {
        "csv-metadata.json": metadata_bytes(described),
        NAME: package_of(parcel, resources),
    }
    return zip_bytes({**notes, **about, **files})


def package_of(parcel: Parcel, resources: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the description of the files of a parcel as a data package."""
    return package_bytes(
        resources,
        title=parcel.title,
        release=parcel.release,
        notes=must_read(parcel.caveats),
        sources=parcel.sources,
    )
