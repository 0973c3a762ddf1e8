"""Five more made-up exports, with victims and referrals beside some, and what is really in each."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, timedelta
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely

from data.older_areas import older_areas
from data.partner.model import FileRole
from data.pipeline.areas.projection import to_degrees
from tests.partner.cases import TYPES, made_up_directory
from tests.partner.exports import Export, records
from tests.partner.runs import borough

ODS = "application/vnd.oasis.opendocument.spreadsheet"
OFFICE = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "manifest")
)


def open_document(folder: Path) -> Export:
    """An ODS with headings in two lines, merged, days as days, subtotals, LSOAs of 2011."""
    truth = records(1000, seed=11)
    older = older_areas().query("kind == 'lsoa'")
    merged = {now: code for code, now in older[["code", "now"]].to_numpy() if " " not in now}
    rows: list[list[Any]] = [
        ["Domestic abuse, by incident", None, None, None, None],
        ["Incident", None, "Where", "Offence", None],
        ["Number", "Recorded", "LSOA 2011", "Type", "Class"],
    ]
    for row in truth.itertuples():
        code = merged.get(row.lsoa, row.lsoa)
        rows.append([row.ref, row.when, code.lower(), f" {row.type} ", "DA"])
        if row.Index % 300 == 299:
            rows += [["Sub-total", 300, None, None, None], [None] * 5]
    rows.append(["Grand total:", len(truth), None, None, None])
    path = folder / "open_document.ods"
    write_ods(path, rows)
    columns = {
        "reference": "Incident Number", "date": "Incident Recorded", "lsoa": "Where LSOA 2011",
        "offence_type": "Offence Type",
    }  # fmt: skip
    return Export(path, {"columns": {"incidents": columns}}, truth)


def write_ods(path: Path, rows: Sequence[Sequence[Any]]) -> None:
    """Write a sheet; an empty cell after a heading of the first two rows is merged with it."""

    def cell(value: Any, *, across: int) -> str:
        span = f' table:number-columns-spanned="{across}"' if across > 1 else ""
        if value is None:
            return "<table:table-cell/>"
        if hasattr(value, "isoformat"):
            day = f'office:value-type="date" office:date-value="{value:%Y-%m-%dT%H:%M:00}"'
            return f"<table:table-cell {day}><text:p>{value:%d %b}</text:p></table:table-cell>"
        words = f"<text:p>{escape(str(value))}</text:p>"
        return f'<table:table-cell office:value-type="string"{span}>{words}</table:table-cell>'

    lines = []
    for number, row in enumerate(rows):
        heads = [place for place, value in enumerate(row) if value is not None] + [len(row)]
        across = dict(zip(heads, np.diff(heads), strict=False)) if number < 2 else {}
        cells = [cell(value, across=across.get(place, 1)) for place, value in enumerate(row)]
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    sheet = f'<table:table table:name="Export">{"".join(lines)}</table:table>'
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", ODS)
        entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>'
        file.writestr(
            "META-INF/manifest.xml",
            f"<manifest:manifest {OFFICE}>{entry}</manifest:manifest>",
        )
        file.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {OFFICE}><office:body>'
            f"<office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )


def of_a_mac(folder: Path) -> Export:
    """MacRoman and semicolons, 3-Jan-24 14:05, postcodes run together; later rows differ."""
    truth = records(900, seed=12)
    areas = sorted(set(truth["lsoa"]))
    codes = {area: f"ZY{place // 10} {place % 10}CD" for place, area in enumerate(areas)}
    lines = ["Notes;Crime ref;Date/time;Post Code;Offence & class"]
    for row in truth.itertuples():
        when = f"{row.when.day}-{row.when:%b-%y %H:%M}"
        at = codes[row.lsoa].replace(" ", "").lower()
        lines.append(f"“café” – naïve;{row.ref};{when};{at};{row.type}")
        if row.Index % 7 == 0:  # the same incident once more, a day later and elsewhere
            later = row.when + timedelta(days=1)
            lines.append(f"Zoë;{row.ref.lower()} ;{later:%d-%b-%y %H:%M};{at};{TYPES[0]}")
    path = folder / "of_a_mac.csv"
    path.write_bytes("\r".join(lines).encode("mac_roman"))
    directory = made_up_directory(
        folder / "directory.csv", {at: area for area, at in codes.items()}
    )
    columns = {
        "reference": "Crime ref", "date": "Date/time", "postcode": "Post Code",
        "offence_type": "Offence and class",
    }  # fmt: skip
    return Export(path, {"columns": {"incidents": columns}}, truth, directory)


def day_numbers(folder: Path) -> Export:
    """UTF-16 the other way round, day numbers of a spreadsheet, wards of 2014 by code or name."""
    truth = records(1100, seed=13)
    gone = older_areas().query("kind == 'ward' and borough_code == 'E09000002'")
    now = {words.casefold() for words in borough().wards.values()}
    old = [*gone["code"], *(name for name in gone["name"] if name.casefold() not in now)]
    lines = ['"id","serial","ward","crime"']
    for row in truth.itertuples():
        number = (row.when.replace(tzinfo=None) - pd.Timestamp("1899-12-30")) / timedelta(days=1)
        older = row.Index % 4 == 0
        ward = old[row.Index % len(old)].upper() if older else f" {row.ward.lower()}"
        lines.append(f'"{row.ref}","{number:.5f}","{ward}","{row.type.replace(" ", "_")}"')
    truth = truth.assign(lsoa="", ward=truth["ward"].where(truth.index % 4 != 0, ""))
    path = folder / "day_numbers.csv"
    path.write_bytes(b"\xfe\xff" + "\n".join(lines).encode("utf-16-be"))
    columns = {"reference": "ID", "date": "Serial", "ward": "Ward", "offence_type": "Crime"}
    return Export(path, {"columns": {"incidents": columns}}, truth)


def of_a_website(folder: Path) -> Export:
    """Tabs and Windows-1252, 1/13/24, 2:05 PM with a narrow space, lines in quotes, degrees."""
    truth = records(900, seed=14)
    inside = shapely.point_on_surface(borough().outlines)
    at = dict(zip(borough().lsoas.index, to_degrees(np.asarray(inside, dtype=object)), strict=True))
    lines = ["Ref\tSubmitted\tLongitude\tLatitude\tWhat\tFree text"]
    for row in truth.itertuples():
        when = f"{row.when.month}/{row.when.day}/{row.when:%y, }{row.when:%I:%M}\xa0{row.when:%p}"
        point = at[row.lsoa]
        text = '"£20\nand ""more"""'
        lines.append(f"{row.ref}\t{when}\t{point.x:.6f}\t{point.y:.6f}\t{row.type}.\t{text}")
    path = folder / "of_a_website.tsv"
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    columns = {
        "reference": "Ref", "date": "Submitted", "latitude": "Latitude", "longitude": "Longitude",
        "offence_type": "What",
    }  # fmt: skip
    return Export(path, {"columns": {"incidents": columns}}, truth)


def of_a_custody_suite(folder: Path) -> Export:
    """Carets, 20240103 1405hrs, LSOAs in spaced small letters; victims and referrals beside."""
    truth = records(1000, seed=15)
    forms = ["%Y%m%d %H%Mhrs", "%d %b '%y", "%Y%m%d%H%M%S", "%d%b%Y:%H:%M:%S", "%a %d %B %Y"]
    lines = ["case^made^area^offence"]
    for row in truth.itertuples():
        when = row.when.strftime(forms[row.Index % len(forms)])
        area = f"{row.lsoa[:3]} {row.lsoa[3:]}".lower()
        lines.append(f"{row.ref}^{when}^{area}^{TYPES.index(row.type) + 1:02d} - {row.type}")
    path = folder / "of_a_custody_suite.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    victims, people = _victims(folder, truth)
    referrals, groups = _referrals(folder, truth)
    return Export(
        path,
        {
            "columns": {
                "incidents": {
                    "reference": "case", "date": "made", "lsoa": "area", "offence_type": "offence",
                },
                "victims": {"date": "Seen", "age": "Age group", "sex": "Sex/gender"},
                "referrals": {"date": "Opened", "ethnicity": "Self-defined ethnicity"},
            },
            "codes": {
                "offence_type": {f"{place + 1:02d}": kind for place, kind in enumerate(TYPES)}
                | {kind: kind for kind in TYPES},
                "ethnicity": "16+1",
            },
            "age_bands": {"victims": ["under 18", "18-29", "30-34", "35-84", "85+"]},
        },
        truth,
        more={FileRole.VICTIMS: victims, FileRole.REFERRALS: referrals},
        people=people,
        groups=groups,
    )  # fmt: skip


AGES = {
    "0-17": "under 18", "<18": "under 18", "18 to 29": "18-29", "30 to 34": "30-34",
    "33 yrs": "30-34", "35–84": "35-84", "85+": "85+", "u/k": "Not recorded",
    "not stated": "Not recorded",
}  # fmt: skip
SEXES = {"F": "female", "M - Male": "male", "FEMALE": "female", "Not stated": "not_known"}
GROUPS = {
    "W1": "White: British", "A1 - Indian": "Asian: Indian", "Black or Black British - African":
    "Black: African", "O1 Chinese": "Chinese", "M9 - Any other": "Mixed: any other",
    "N/S": "Not stated", "": "Not recorded",
}  # fmt: skip


def _victims(folder: Path, incidents: pd.DataFrame) -> tuple[Path, pd.DataFrame]:
    """Return a file with a victim an incident, and how many of each age and sex in each year."""
    rows = [
        (row.when, [*AGES][row.Index % 9], [*SEXES][row.Index * 5 % 4])
        for row in incidents.itertuples()
    ]
    path = folder / "victims.csv"
    text = [f"{when:%d.%m.%Y %H.%M};{age};{sex}" for when, age, sex in rows]
    path.write_text("\n".join(["Seen;Age group;Sex/gender", *text]), encoding="utf-8")
    return path, pd.DataFrame(
        [(when, AGES[age], SEXES[sex]) for when, age, sex in rows], columns=["when", "age", "sex"]
    )


def _referrals(folder: Path, incidents: pd.DataFrame) -> tuple[Path, pd.DataFrame]:
    rows = [(row.when, [*GROUPS][row.Index * 3 % 7]) for row in incidents.itertuples()]
    path = folder / "referrals.csv"
    text = [f'{when.astimezone(UTC):%Y-%m-%dT%H:%M}+00:00,"{group}"' for when, group in rows]
    path.write_text("\n".join(["Opened,Self-defined ethnicity", *text]), encoding="utf-8")
    return path, pd.DataFrame(
        [(when, GROUPS[group]) for when, group in rows], columns=["when", "category"]
    )


ODD_EXPORTS: Sequence[Callable[[Path], Export]] = (
    open_document,
    of_a_mac,
    day_numbers,
    of_a_website,
    of_a_custody_suite,
)
