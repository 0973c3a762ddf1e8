"""Small packs for tests of pages. Every figure is made up."""

from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from data.partner.model import (
    ALL,
    UNITS,
    AreaLevel,
    CountsFile,
    FileCount,
    FileRole,
    Note,
    NoteKind,
    PackManifest,
    PackSource,
    PackTable,
)
from data.partner.schemas import PackCounts
from data.partner.small_areas import small_areas
from data.pipeline.partner.write import write_pack

BARKING = "barking-and-dagenham"
BOROUGHS = {
    BARKING: ("E09000002", "Barking and Dagenham"),
    "camden": ("E09000007", "Camden"),
}
WARDS = {BARKING: ("E05014066", "Northbury"), "camden": ("E05013652", "Belsize")}
PEOPLE = ("10-17", "18-24", "25-29")


def count_row(table: PackTable, value, **changes):
    """Return one row of counts; a value of None is withheld."""
    row = {
        "table": table.value,
        "period_type": "financial_year",
        "period_start": pd.Timestamp("2024-04-01"),
        "period_end": pd.Timestamp("2025-03-31"),
        "area_level": AreaLevel.BOROUGH.value,
        "area_code": BOROUGHS[BARKING][0],
        "area_name": BOROUGHS[BARKING][1],
        "category": ALL,
        "sex": ALL,
        "age": ALL,
        "value": value,
        "denominator": None,
        "unit": UNITS[table].value,
        "status": "suppressed" if value is None else "published",
        "flags": "u" if value is not None and 0 < value < 10 else "",
    }
    return row | changes


def made_up_counts(slug: str = BARKING) -> pd.DataFrame:
    """Return rows of every table, with some withheld and some of zero."""
    return _made_up_counts(slug).copy()


@cache
def _made_up_counts(slug: str) -> pd.DataFrame:
    code, name = BOROUGHS[slug]
    ward, one, two, three = _places(slug)
    before = {
        "period_start": pd.Timestamp("2023-04-01"),
        "period_end": pd.Timestamp("2024-03-31"),
    }
    years, offences = PackTable.INCIDENTS_BY_YEAR, PackTable.OFFENCE_TYPES
    areas, repeats = PackTable.INCIDENTS_BY_AREA, PackTable.REPEAT_LOCATIONS
    referrals = PackTable.REFERRALS
    rows = [
        count_row(years, 3100, **before),
        count_row(years, 3240),
        count_row(offences, 2000, category="Common assault", denominator=5000),
        count_row(offences, 1240, category="Actual bodily harm", denominator=3100),
        count_row(offences, None, category="Robbery"),
        count_row(offences, None, category="Harassment"),
        count_row(offences, 3250, denominator=9000),
        *_people(PackTable.ACCUSED, cells=[[None, 40, 31], [None, 160, 120]]),
        *_people(PackTable.VICTIMS, cells=[[70, 400, 310], [30, 160, 120]]),
        count_row(areas, 60, **one),
        count_row(areas, None, **two),
        count_row(areas, None, **three),
        count_row(areas, 120, **ward),
        count_row(areas, 3240),
        count_row(repeats, 9, denominator=45, **one),
        count_row(repeats, None, **two),
        count_row(repeats, None, **three),
        count_row(repeats, 20, denominator=90, **ward),
        count_row(repeats, 450, denominator=2500),
        count_row(referrals, 300, category="White", denominator=98000),
        count_row(referrals, 120, category="Black African", denominator=45000),
        count_row(referrals, None, category="Chinese", denominator=1600),
        count_row(referrals, None, category="Irish Traveller", denominator=200),
        count_row(referrals, 80, category="Not known"),
        count_row(referrals, 510),
    ]
    borough = {"area_code": code, "area_name": name}
    placed = [row | borough if row["area_level"] == "borough" else row for row in rows]
    frame = pd.DataFrame(placed).astype({"value": "float64", "denominator": "float64"})
    return PackCounts.validate(frame)


def _places(slug):
    """Return how a ward and three of its small areas are named in a row."""
    code, name = WARDS[slug]
    small = small_areas(BOROUGHS[slug][0])
    inside = small[small["parent_code"].eq(code)].head(3)
    return [
        {"area_level": "ward", "area_code": code, "area_name": name},
        *(
            {"area_level": "lsoa", "area_code": row.area_code, "area_name": row.area_name}
            for row in inside.itertuples()
        ),
    ]


def _people(table: PackTable, *, cells):
    """Return cells by sex and age and their totals; a total over a withheld cell is of those."""
    rows = []
    for sex, by_age in zip(("female", "male"), cells, strict=True):
        rows += [
            count_row(table, value, sex=sex, age=age)
            for age, value in zip(PEOPLE, by_age, strict=True)
        ]
        rows.append(count_row(table, sum(value or 10 for value in by_age), sex=sex))
    for age, values in zip(PEOPLE, zip(*cells, strict=True), strict=True):
        rows.append(count_row(table, sum(value or 10 for value in values), age=age))
    total = sum(value or 10 for by_age in cells for value in by_age)
    return [*rows, count_row(table, total)]


def made_up_manifest(slug: str = BARKING, **changes) -> PackManifest:
    """Return the manifest of a trial pack; the writer sets its id and digest."""
    code, name = BOROUGHS[slug]
    facts = {
        "pack_id": "not-written-yet",
        "borough_slug": slug,
        "borough_code": code,
        "borough_name": name,
        "made_up": True,
        "period_start": date(2023, 4, 1),
        "period_end": date(2025, 3, 31),
        "created": date(2025, 6, 2),
        "source": PackSource(
            title="Made-up records of a community-safety team",
            publisher="A borough that is made up",
            extract_date=date(2025, 5, 20),
            difficulties=("Agencies record in different ways, which is made up here.",),
        ),
        "base_citation": "Made-up residents in the shape of Census 2021 table TS021",
        "files": (
            FileCount(
                role=FileRole.INCIDENTS, rows_read=6350, rows_counted=6340, rows_set_aside=10
            ),
            FileCount(role=FileRole.REFERRALS, rows_read=510, rows_counted=510, rows_set_aside=0),
        ),
        "notes": (
            Note(
                kind=NoteKind.CONTRADICTION,
                text="The text says 36.1% of common assaults; the table gives 40.0%.",
                table=PackTable.OFFENCE_TYPES,
            ),
        ),
        "counts": CountsFile(sha256="0" * 64, rows=0),
    }
    return PackManifest.model_validate(facts | changes)


def write_made_up_pack(root: Path, slug: str = BARKING, *, counts=None, **changes) -> PackManifest:
    """Write a trial pack under a folder of packs; `changes` are of the manifest's fields."""
    rows = made_up_counts(slug) if counts is None else counts
    return write_pack(rows, manifest=made_up_manifest(slug, **changes), root=root)
