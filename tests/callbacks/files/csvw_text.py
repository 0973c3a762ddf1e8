"""What "Model for Tabular Data and Metadata on the Web" (W3C, 2015) has a validator refuse.

Written from its text, to be told apart from the library that another test asks.
"""

import csv
import json
import re
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZipFile

NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?INF|NaN")
NAME = re.compile(r"[A-Za-z][\w.-]*")


def tables_of(data):
    """Each table of a zip with its description."""
    archive = ZipFile(BytesIO(data))
    [metadata] = [name for name in archive.namelist() if name.endswith("metadata.json")]
    described = json.loads(archive.read(metadata))
    for one in described.get("tables", [described]):
        yield archive.read(one["url"]).decode("utf-8-sig"), one


def faults(text, described):
    """Each way in which a table contradicts its description; `text` has no byte order mark."""
    header, *rows = csv.reader(StringIO(text, newline=""))
    columns = described["tableSchema"]["columns"]
    names = [one["name"] for one in columns]
    if len(header) != len(columns):
        yield f"{len(header)} columns, and {len(columns)} described"
        return
    if len(set(names)) < len(names):
        yield "two columns of one name"
    for heading, one in zip(header, columns, strict=True):
        titles = one["titles"]
        if heading not in ([titles] if isinstance(titles, str) else titles):
            yield f"the header {heading} is no title of {one['name']}"
        if not NAME.fullmatch(one["name"]):
            yield f"{one['name']} is no name of a column"
    for number, row in enumerate(rows, start=2):
        if len(row) != len(columns):
            yield f"line {number} has {len(row)} cells"
            continue
        for cell, one in zip(row, columns, strict=True):
            if wrong := _cell(cell, one):
                yield f"line {number}, {one['name']}: {wrong}"


def _cell(cell, column):
    if cell in column.get("null", [""]):
        return "no value where one is required" if column.get("required") else None
    kind = column.get("datatype", "string")
    if kind == "number" and not NUMBER.fullmatch(cell):
        return f"{cell!r} is no number"
    if kind == "date" and not _is_day(cell):
        return f"{cell!r} is no day"
    return None


def _is_day(cell):
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False
