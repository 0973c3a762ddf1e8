"""MHCLG's detailed local authority tables as they are published: one workbook a quarter.

To June 2020 sheet A2 gives the reason for homelessness of everyone owed a duty; since then A2P
gives it for prevention and A2R for relief. A sheet's name may go on after an underscore or a blank
("A2R_", "A2 - Apr-Jun 18"). Above the areas stand a title and several rows of headings, in merged
cells with footnote numbers, and each count is followed by its percentage under the same heading.
From July 2023 the victim and the alleged perpetrator stand beside their total, which alone is
taken. Rows of areas begin with a code; notes, blank rows and "Rest of England" do not.

The layout was read from programs that parse these files: `GSS-Cogs/family-homelessness` and
`MastodonC/witan.homelessness.benchmarking` on GitHub.
"""

import re
from dataclasses import dataclass

import pandas as pd

from data.pipeline.raw.cells import FETCH_AGAIN
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder
from data.pipeline.raw.workbooks import Row, Workbook, label, whole_number

FOLDER = "raw/mhclg_homelessness/published"
SUFFIXES = (".xlsx", ".ods")
NOT_SUPPLIED = ("..", "-")  # the council gave no usable figure; neither ever stands for zero
TABLES = {"A2": "prevention or relief", "A2P": "prevention", "A2R": "relief"}
TOTALS = {
    "A2": ("total owed a prevention or relief duty", "total owed a homelessness duty"),
    "A2P": ("total owed a prevention duty",),
    "A2R": ("total owed a relief duty",),
}
ABUSE = ("total domestic abuse", "domestic abuse")
PARTS = ("victim", "perpetrator")
CODE = re.compile(r"E\d{8}")
LONDON_CODES = re.compile(r"E09\d{6}|E12000007|E92000001")
IN_NAME = re.compile(r"(?<!\d)(20\d\d)(03|06|09|12)(?!\d)")
IN_TITLE = re.compile(
    r"(january|april|july|october)\s*(?:to|-|–)\s*(march|june|september|december)\s*(20\d\d)",
    re.IGNORECASE,
)
FIRST = {"march": 1, "june": 4, "september": 7, "december": 10}


@dataclass(frozen=True)
class _Columns:
    owed: int
    abuse: int
    parts: list[int]


def by_file(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """Return the tables of every workbook in the folder, by the name of the file.

    Returns:
        Frames in the form of the CSV beside the folder: `quarter_start`, `area_code`, `area`,
        `table`, `total_owed_duty`, `domestic_abuse` and `marker_if_not_number`, of London's
        areas, London and England, indexed by row in the sheet; a count is missing where its cell
        holds a marker. Empty where there is no workbook.

    Raises:
        InputFault: If a sheet, a heading or a cell is not what it should be, the quarter cannot be
            told, or two workbooks hold the same one.
    """
    read: dict[str, pd.DataFrame] = {}
    seen: dict[pd.Timestamp, str] = {}
    for name in raw.published(FOLDER, suffixes=SUFFIXES):
        table = _workbook(raw, name)
        quarter = table["quarter_start"].iloc[0]
        if quarter in seen:
            raise InputFault(
                name,
                None,
                f"the quarter from {quarter:%Y-%m} is in {seen[quarter]} as well",
                "keep the newer of the two files in the folder",
            )
        seen[quarter] = name
        read[name] = table
    return read


def _workbook(raw: RawFolder, name: str) -> pd.DataFrame:
    book = Workbook(raw.path(name), name=name)
    sheets: dict[str, str] = {}
    for sheet in book.sheets:
        number = re.split(r"[_\s]", sheet.strip())[0].upper()
        if number in sheets and number in TABLES:
            raise InputFault(
                name,
                None,
                f"sheets '{sheets[number]}' and '{sheet}' are both {number}",
                "fetch the file again, or ask the publisher which of the two is meant",
            )
        sheets[number] = sheet
    wanted = ["A2"] if "A2" in sheets else ["A2P", "A2R"]
    absent = [table for table in wanted if table not in sheets]
    if absent:
        raise InputFault(
            name,
            None,
            f"has no sheet {absent[0]} (found: {', '.join(book.sheets[:12])})",
            "fetch the detailed local authority tables of one quarter, not the live tables",
        )
    parts, rows = [], 0
    for table in wanted:
        sheet = sheets[table]
        cells = book.rows(sheet)
        rows += len(cells)
        part = _sheet(cells, table=table, place=book.place(sheet))
        parts.append(part.assign(quarter_start=_quarter(cells, name=name, sheet=sheet)))
    raw.record(name, rows=rows)
    return pd.concat(parts)


def _quarter(cells: list[Row], *, name: str, sheet: str) -> pd.Timestamp:
    """Tell the quarter from the file's name, and hold the sheet's title against it."""
    file = name.rsplit("/", 1)[-1]
    found = IN_NAME.search(file)
    if found is None:
        raise InputFault(
            name,
            None,
            "the name says no quarter (expected its last month, such as 202512)",
            "keep the publisher's name; tables of a whole financial year are not read",
        )
    start = pd.Timestamp(int(found[1]), int(found[2]) - 2, 1)
    head = " ".join(str(cell) for row in cells[:3] for cell in row if cell != "")
    title = IN_TITLE.search(head)
    if title and pd.Timestamp(int(title[3]), FIRST[title[2].lower()], 1) != start:
        raise InputFault(
            f"{name}, sheet {sheet}",
            1,
            f"the title says {title[0]}, the file's name {found[0]}",
            "fetch the file again and keep the publisher's name",
        )
    return start


def _sheet(cells: list[Row], *, table: str, place: str) -> pd.DataFrame:
    areas = [row for row, line in enumerate(cells) if line and CODE.fullmatch(_text(line[0]))]
    if not areas:
        raise InputFault(place, None, "no row begins with the code of an area", FETCH_AGAIN)
    columns = _columns(cells[: areas[0]], table=table, place=place)
    kept = [row for row in areas if LONDON_CODES.fullmatch(_text(cells[row][0]))]
    read = []
    for row in kept:
        line = cells[row]
        owed, marker = _count(line[columns.owed], place=place, row=row, what="households owed")
        abuse, other = _count(line[columns.abuse], place=place, row=row, what="domestic abuse")
        _refuse_wrong_parts(line, columns, total=abuse, place=place, row=row)
        read.append((_text(line[0]), _text(line[1]), TABLES[table], owed, abuse, marker or other))
    names = ["area_code", "area", "table", "total_owed_duty", "domestic_abuse"]
    frame = pd.DataFrame(
        read,
        columns=[*names, "marker_if_not_number"],
        index=pd.Index([row + 1 for row in kept], name="row"),
    )
    twice = frame["area_code"].duplicated()
    if twice.any():
        again = frame[twice].iloc[0]
        raise InputFault(place, int(frame.index[twice][0]), f"{again['area']} again", FETCH_AGAIN)
    counts = {"total_owed_duty": "float64", "domestic_abuse": "float64"}
    return frame.astype(counts | {"marker_if_not_number": "str"})


def _columns(headings: list[Row], *, table: str, place: str) -> _Columns:
    """Find the columns by the lowest heading above each; under a merged one only its first."""
    lowest: dict[int, str] = {}
    for line in headings:
        lowest |= {column: text for column, cell in enumerate(line) if (text := label(cell))}
    parts = [
        column
        for column, text in lowest.items()
        if "domestic abuse" in text and any(part in text for part in PARTS)
    ]
    return _Columns(
        owed=_one(lowest, TOTALS[table], place=place),
        abuse=_one(lowest, ABUSE, place=place),
        parts=parts,
    )


def _one(lowest: dict[int, str], wanted: tuple[str, ...], *, place: str) -> int:
    for heading in wanted:
        found = [column for column, text in lowest.items() if text == heading]
        if len(found) == 1:
            return found[0]
        if found:
            raise InputFault(
                place, None, f"'{heading}' heads {len(found)} columns", "correct the reader"
            )
    raise InputFault(
        place,
        None,
        f"no column is headed '{wanted[0]}'",
        "fetch the file again, or add the new heading to homelessness_workbooks",
    )


def _count(cell: object, *, place: str, row: int, what: str) -> tuple[float, str | None]:
    if (count := whole_number(cell)) is not None:
        return count, None
    if (marker := _text(cell)) in NOT_SUPPLIED:
        return float("nan"), marker
    raise InputFault(
        place,
        row + 1,
        f"{what} is '{_text(cell)[:40]}', expected a whole number, '..' or '-'",
        "fetch the file again, without a spreadsheet; add a new marker to the pipeline",
    )


def _refuse_wrong_parts(
    line: Row, columns: _Columns, *, total: float, place: str, row: int
) -> None:
    """Stop where victim and alleged perpetrator add up to more: the column is not their total.

    London and England are rounded, their parts each by itself.
    """
    counts = [whole_number(line[column]) for column in columns.parts]
    known = [count for count in counts if count is not None]
    if _text(line[0]).startswith("E09") and sum(known) > total:
        raise InputFault(
            place,
            row + 1,
            f"victims and alleged perpetrators are {sum(known)} of {total:.0f} households",
            "fetch the file again, or correct the reader if the headings changed",
        )


def _text(cell: object) -> str:
    return str(cell).strip()
