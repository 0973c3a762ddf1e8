"""What is asked of the downloads, and how a downloaded file is read."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

VIEW = {
    "indicator": "da_offences_rate",
    "level": ["london", "borough"],
    "period_type": "rolling_12",
    "period": "2025-07-31",
}


def figures(archive):
    return list(csv.DictReader(StringIO(archive.read("figures.csv").decode("utf-8-sig"))))


def text_of(kind, data):
    """Return every word of a file, whatever its kind."""
    if kind == "zip":
        held = ZipFile(BytesIO(data))
        return "".join(held.read(name).decode("utf-8-sig") for name in held.namelist())
    if kind in {"xlsx", "ods"}:
        return "\n".join(
            str(cell) for _, lines in open_sheets(data) for line in lines for cell in line
        )
    return data.decode("utf-8-sig").replace('""', '"')


def open_sheets(data):
    """The sheets of a spreadsheet, each with its name and its rows."""
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    for name in book.sheet_names:
        yield name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)
