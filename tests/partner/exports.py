"""Five made-up exports, each with quirks of its own, and what is really in each."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import openpyxl
import pandas as pd
import shapely

from data.older_areas import older_areas
from data.partner.model import FileRole
from data.pipeline.areas.projection import to_degrees
from tests.partner.cases import TYPES, made_up_directory
from tests.partner.runs import borough

START, DAYS = datetime(2023, 4, 1, tzinfo=UTC), 731
COLUMNS = ["ref", "when", "lsoa", "ward", "type"]


@dataclass(frozen=True)
class Export:
    """A file as a system writes it, what the mapping says of it, and the truth.

    `truth` has a row an incident: `ref`, `when`, `type`, and `ward` and `lsoa` as far as the file
    tells them. `more` are further files by role, `people` and `groups` what is really in those of
    victims and of referrals.
    """

    path: Path
    mapping: dict[str, Any]
    truth: pd.DataFrame
    postcodes: Path | None = None
    more: dict[FileRole, Path] = field(default_factory=dict)
    people: pd.DataFrame | None = None
    groups: pd.DataFrame | None = None


def records(number: int, *, seed: int) -> pd.DataFrame:
    """Return made-up incidents, at times of the day in London."""
    chance = random.Random(seed)  # noqa: S311 - made-up rows are no secret
    lsoas = borough().lsoas
    areas, wards = list(lsoas.index)[:70], lsoas["parent_code"].to_dict()
    weights = [1 + (place * 29 % 70 / 10) ** 2 for place in range(70)]
    rows = []
    for place in range(number):
        area = chance.choices(areas, weights)[0]
        when = START + timedelta(days=chance.randrange(DAYS), minutes=chance.randrange(1440))
        kind = TYPES[min(int(chance.expovariate(0.35)), len(TYPES) - 1)]
        rows.append((f"R/{place:05d}", when, area, wards[area], kind))
    return pd.DataFrame(rows, columns=COLUMNS)


def of_2011(folder: Path) -> Export:
    """A workbook with a cover sheet; text dates, LSOAs of 2011 in small letters, numbered types."""
    truth = records(1200, seed=1)
    older = older_areas().query("kind == 'lsoa'")
    back = {now: code for code, names in older[["code", "now"]].to_numpy() for now in names.split()}
    parts = dict(older[["code", "now"]].to_numpy())
    told = truth["lsoa"].map(lambda area: back.get(area, area))
    truth.loc[told.map(lambda code: " " in parts.get(code, "")), "lsoa"] = ""
    for place, code in told[truth["lsoa"].eq("")].items():
        wards = {borough().lsoas["parent_code"][one] for one in parts[code].split()}
        truth.loc[place, "ward"] = wards.pop() if len(wards) == 1 else ""
    book = openpyxl.Workbook()
    book.active.append(["Prepared for the partnership"])
    sheet = book.create_sheet("Extract")
    sheet.append([None, "Case no.", "Occurred", "Area (LSOA)", "HO class"])
    for row, code in zip(truth.itertuples(), told, strict=True):
        number = TYPES.index(row.type) + 1
        when = f"{row.when:%d-%b-%Y %H:%M}"
        sheet.append([None, row.ref, when, f" {code.lower()} ", number])
        if row.Index % 400 == 7:
            sheet.append([None] * 5)
    sheet.append([None, "Total", len(truth), None, None])
    book.save(folder / "of_2011.xlsx")
    mapping = {
        "columns": {
            "incidents": {
                "reference": "case no", "date": "Occurred",
                "lsoa": "Area LSOA", "offence_type": "HO Class",
            }
        },
        "codes": {"offence_type": {str(number + 1): kind for number, kind in enumerate(TYPES)}},
    }  # fmt: skip
    return Export(folder / "of_2011.xlsx", mapping, truth)


def american(folder: Path) -> Export:
    """Bars between cells, titles above, month first with AM and PM, wards of before 2022."""
    truth = records(900, seed=2)
    now = {words.casefold() for words in borough().wards.values()}
    gone = older_areas().query("kind == 'ward' and borough_code == 'E09000002'")["name"]
    old = [name for name in gone if name.casefold() not in now]
    lines = ["Incidents||||", "Run 05/02/2025||||", "||||", "Number|Reported|Ward|Type|Notes"]
    for row in truth.itertuples():
        older = row.Index % 3 == 0
        name = old[row.Index % len(old)] if older else row.ward
        lines.append(f"{row.ref}|{row.when:%m/%d/%Y %I:%M:%S %p}|{name}|{row.type.upper()}|café")
    truth = truth.assign(lsoa="", ward=truth["ward"].where(truth.index % 3 != 0, ""))
    lines.append(f"Grand Total|{len(truth)}|||")
    path = folder / "american.txt"
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    columns = {"reference": "Number", "date": "Reported", "ward": "Ward", "offence_type": "Type"}
    return Export(path, {"columns": {"incidents": columns}}, truth)


def by_postcode(folder: Path) -> Export:
    """A workbook with merged headings, typed dates, two rows for some incidents, postcodes."""
    truth = records(1000, seed=3)
    areas = sorted(set(truth["lsoa"]))
    codes = {area: f"ZZ{place // 10} {place % 10}AB" for place, area in enumerate(areas)}
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Incident", None, None, "Place", None])
    sheet.append(["URN", "Date", "Offence", "Post code", "Date"])
    sheet.merge_cells("A1:C1")
    for row in truth.itertuples():
        cells = [row.ref, row.when.replace(tzinfo=None), row.type, codes[row.lsoa].lower(), None]
        for _ in range(2 if row.Index % 4 == 0 else 1):
            sheet.append(cells)
    book.save(folder / "by_postcode.xlsx")
    directory = made_up_directory(
        folder / "directory.csv", {code: area for area, code in codes.items()}
    )
    columns = {
        "reference": "URN", "date": "Incident: Date", "offence_type": "Offence",
        "postcode": "Post code",
    }  # fmt: skip
    return Export(
        folder / "by_postcode.xlsx", {"columns": {"incidents": columns}}, truth, directory
    )


def continental(folder: Path) -> Export:
    """Semicolons and decimal commas, times in UTC, a row for each offence and person."""
    truth = records(800, seed=4)
    shapes = borough().outlines
    inside = shapely.point_on_surface(shapes)
    degrees = to_degrees(np.asarray(inside, dtype=object))
    at = dict(zip(borough().lsoas.index, degrees, strict=True))
    lines = ["\ufeffid;reported_utc;lat;lon;offence;person"]
    for row in truth.itertuples():
        point = at[row.lsoa]
        where = f"{point.y:.6f};{point.x:.6f}".replace(".", ",")
        lines += [
            f"{row.ref};{_in_utc(row.when)};{where};{row.type};{person}"
            for person in range(row.Index % 3 + 1)
        ]
    path = folder / "continental.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    columns = {
        "reference": "id", "date": "reported_utc", "latitude": "lat", "longitude": "lon",
        "offence_type": "offence",
    }  # fmt: skip
    return Export(path, {"columns": {"incidents": columns}}, truth)


def _in_utc(when: datetime) -> str:
    """Return a time of the day in London as a system that keeps UTC writes it."""
    london = when.replace(tzinfo=ZoneInfo("Europe/London"))
    return london.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def without_mark(folder: Path) -> Export:
    """UTF-16 without a mark, tabs, short years, ward names in capitals, some areas blank."""
    truth = records(1000, seed=5)
    names = borough().wards
    lines = ["Reference\tDay\tWard name\tKind"]
    for row in truth.itertuples():
        lost = row.Index % 50 == 0
        name = "" if lost else names[row.ward].upper()
        lines.append(f"{row.ref}\t{row.when:%d.%m.%y}\t{name}\t{row.type.lower()}")
    truth = truth.assign(lsoa="", ward=truth["ward"].where(truth.index % 50 != 0, ""))
    path = folder / "without_mark.csv"
    path.write_bytes("\n".join([*lines, "Total\t1000\t\t"]).encode("utf-16-le"))
    columns = {"reference": "Reference", "date": "Day", "ward": "Ward name", "offence_type": "Kind"}
    return Export(path, {"columns": {"incidents": columns}}, truth)


EXPORTS: Sequence[Callable[[Path], Export]] = (
    of_2011,
    american,
    by_postcode,
    continental,
    without_mark,
)
