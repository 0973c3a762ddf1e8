"""ONS mid-year estimates as they are published: workbooks of tables or detailed files.

Two forms are read. Sheet "MYE2 - Persons" of the yearly tables ("mye24tablesuk.xlsx", before that
"ukpopestimatesmid2021...xls") gives one year: a title that names it, then the headings Code, Name,
Geography (once "Geography1") and All ages. "MYEB1" of the detailed series, a sheet or a CSV, gives
every year since 2001 or 2011 by sex and single year of age, with headings such as ladcode23,
laname23, country, sex, age and population_2024. The detailed series replaces the one beside it,
because ONS revises earlier years with it; the yearly tables add or replace their year alone.

The layouts were read from programs that parse these files, found on GitHub by the names of sheets
and columns: the heading row is the fifth or the eighth of MYE2 and the second of MYEB1.
"""

import csv
import re
from functools import lru_cache

import pandas as pd

from data.model import LONDON_CODE
from data.pipeline.raw.cells import FETCH_AGAIN
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder
from data.pipeline.raw.workbooks import SUFFIXES, Row, Workbook, label, whole_number

FOLDER = "raw/population/published"
FIRST_AFTER_CENSUS = 2021  # estimates made before the 2021 Census are on another scale
OLDEST_AGE = 90
MYE2 = ("code", "name", "geography", "all ages")
YEAR = re.compile(r"mid[-\s]*(20\d\d)|mye(\d\d)", re.IGNORECASE)
BOROUGH = re.compile(r"E09\d{6}")
REMEDY = "fetch the file again, or add the new heading to population_tables"
COLUMNS = ["year", "borough_code", "borough", "population"]


@lru_cache(maxsize=8)
def by_file(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """Return the estimates in every published file, by the name of the file.

    Returns:
        `year`, `borough_code`, `borough` and `population` (persons of all ages) of London's areas,
        the detailed series first, so that what follows replaces its years.

    Raises:
        InputFault: If a file holds neither form, was made before the 2021 Census, or a cell, a
            heading or a sum is not what it should be.
    """
    files = raw.published(FOLDER, suffixes=(*SUFFIXES, ".csv"))
    read = {name: _file(raw, name) for name in files}
    return dict(sorted(read.items(), key=lambda item: item[1]["year"].nunique(), reverse=True))


def _file(raw: RawFolder, name: str) -> pd.DataFrame:
    if name.endswith(".csv"):
        rows: list[Row] = [list(row) for row in csv.reader(raw.text(name).splitlines())]
        return _detailed(rows, place=name)
    book = Workbook(raw.path(name), name=name)
    for sheet in book.sheets:
        plain = "".join(sheet.upper().split())
        if plain in {"MYE2-PERSONS", "MYEB1"} or plain.startswith("MYEB1("):
            rows = book.rows(sheet)
            raw.record(name, rows=len(rows))
            place = book.place(sheet)
            if plain.startswith("MYEB1"):
                return _detailed(rows, place=place)
            return _yearly(rows, name=name, place=place)
    raise InputFault(
        name,
        None,
        f"has neither a sheet 'MYE2 - Persons' nor 'MYEB1' (found: {', '.join(book.sheets[:8])})",
        "fetch the tables of the mid-year estimates, or the detailed series",
    )


def _yearly(rows: list[Row], *, name: str, place: str) -> pd.DataFrame:
    head = next((at for at, row in enumerate(rows) if row and label(row[0]) == "code"), None)
    if head is None:
        raise InputFault(place, None, "no row of headings begins with 'Code'", FETCH_AGAIN)
    found = [label(cell).removesuffix("1") for cell in rows[head][: len(MYE2)]]
    if tuple(found) != MYE2:
        raise InputFault(
            place, head + 1, f"the headings are {', '.join(found)}, not {', '.join(MYE2)}", REMEDY
        )
    year = _year(rows[:head], name=name, place=place)
    read: dict[str, int] = {}
    names: dict[str, str] = {}
    for at, row in enumerate(rows[head + 1 :], start=head + 2):
        code = str(row[0]).strip()
        if BOROUGH.fullmatch(code) or code == LONDON_CODE:
            if code in read:
                raise InputFault(place, at, f"{code} is there twice", FETCH_AGAIN)
            read[code] = _persons(row[3], place=place, row=at)
            names[code] = str(row[1]).strip()
    total = read.pop(LONDON_CODE, None)
    if total != sum(read.values()):
        raise InputFault(
            place,
            None,
            f"the boroughs add up to {sum(read.values())} residents, London is {total}",
            FETCH_AGAIN,
        )
    return pd.DataFrame(
        [(year, code, names[code], count) for code, count in read.items()], columns=COLUMNS
    )


def _year(title: list[Row], *, name: str, place: str) -> int:
    """Tell the year from the title, or from the file's name; both must agree."""
    words = (" ".join(str(cell) for row in title for cell in row), name.rsplit("/", 1)[-1])
    told = {int(one[1] or f"20{one[2]}") for one in map(YEAR.search, words) if one}
    if len(told) != 1:
        problem = "names no year" if not told else f"names {min(told)} as well as {max(told)}"
        raise InputFault(
            place,
            1,
            f"the title with the file's name {problem}",
            "keep the publisher's name, such as mye25tablesuk.xlsx",
        )
    return _after_census(told.pop(), place=place)


def _detailed(rows: list[Row], *, place: str) -> pd.DataFrame:
    at = next(
        (at for at, row in enumerate(rows[:12]) if any("ladcode" in label(c) for c in row)), None
    )
    if at is None:
        raise InputFault(place, None, "no heading is 'ladcode' with a year", REMEDY)
    frame = pd.DataFrame(rows[at + 1 :], columns=[str(c).strip().casefold() for c in rows[at]])
    frame.index = pd.RangeIndex(at + 2, at + 2 + len(frame))
    frame.columns = frame.columns.str.replace(r"^(ladcode|laname)\d+$", r"\1", regex=True)
    wanted = ["ladcode", "laname", "sex", "age"]
    absent = [column for column in wanted if column not in frame.columns]
    years = {int(c[-4:]): c for c in frame.columns if re.fullmatch(r"population_20\d\d", c)}
    if absent or not years:
        raise InputFault(
            place, at + 1, f"column '{(absent or ['population_2024'])[0]}' is missing", REMEDY
        )
    _after_census(max(years), place=place)
    london = frame[frame["ladcode"].astype(str).str.fullmatch(BOROUGH.pattern)]
    _refuse_absent_ages(london, place=place)
    parts = []
    for year, column in years.items():
        cells = zip(range(len(london)), london[column], strict=True)
        persons = pd.Series(
            [_persons(cell, place=place, row=int(london.index[at])) for at, cell in cells],
            index=london.index,
            dtype="int64",
        )
        summed = persons.groupby([london["ladcode"], london["laname"]]).sum().reset_index()
        parts.append(summed.set_axis(COLUMNS[1:], axis=1).assign(year=year)[COLUMNS])
    return pd.concat(parts, ignore_index=True)


def _refuse_absent_ages(london: pd.DataFrame, *, place: str) -> None:
    """Stop where an area lacks an age or a sex, or has one twice: its sum would be wrong."""
    ages = pd.to_numeric(london["age"], errors="coerce")
    sexes = london["sex"].astype(str)
    cells = pd.DataFrame({"area": london["laname"], "sex": sexes, "age": ages})
    expected = 2 * (OLDEST_AGE + 1)
    per_area = cells.drop_duplicates().groupby("area").size()
    wrong = per_area[per_area.ne(expected)]
    if sexes.nunique() != 2 or len(wrong) or cells.duplicated().any() or ages.isna().any():  # noqa: PLR2004 - women and men
        shown = wrong.index[0] if len(wrong) else "an area"
        raise InputFault(
            place,
            None,
            f"{shown} has not each age from 0 to {OLDEST_AGE} once for each of two sexes",
            FETCH_AGAIN,
        )


def _after_census(year: int, *, place: str) -> int:
    if year < FIRST_AFTER_CENSUS:
        raise InputFault(
            place,
            None,
            f"ends with mid-{year}, before the series was rebased after the 2021 Census",
            "fetch estimates published since; the older ones are on another scale",
        )
    return year


def _persons(cell: object, *, place: str, row: int) -> int:
    if isinstance(cell, str) and cell.strip().isdecimal():  # every cell of a CSV is a text
        return int(cell)
    count = whole_number(cell)
    if count is None:
        raise InputFault(
            place,
            row,
            f"the number of residents is '{str(cell)[:40]}', expected a whole number",
            "fetch the file again, without a spreadsheet",
        )
    return count
