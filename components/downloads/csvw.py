"""Metadata beside CSV files, as CSV on the Web says (W3C, 2015)."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from components.downloads.cells import BLANKS, DAYS

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
OGL = "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
TITLES: dict[str, str] = {
    "indicator_id": "Measure",
    "level": "Level",
    "area_code": "Area code",
    "area_name": "Area",
    "period_type": "Kind of period",
    "period_start": "First day of the period",
    "period_end": "Last day of the period",
    "group": "Group",
    "numerator": "Counted",
    "denominator": "Divided by",
    "denominator_period": "Period of the divisor",
    "value": "Value",
    "lower": "Lower end of the 95% interval",
    "upper": "Upper end of the 95% interval",
    "qualifier": "Word printed beside the figure",
    "unit": "Unit",
    "status": "Status",
    "flags": "Marks",
    "era": "Comparability era",
    "source_id": "Source",
}


def described_table(
    name: str,
    columns: Sequence[str],
    *,
    title: str,
    notes: Sequence[str],
    numbers: Sequence[str],
    titles: Mapping[str, str] = TITLES,
) -> dict[str, Any]:
    """Return the description of one CSV file.

    Args:
        name: Of the file, beside the metadata.
        columns: Names in its header row.
        title: What it holds.
        notes: What must be read.
        numbers: Columns of numbers, where a shorthand in brackets means that there is none.
        titles: Words for the names of columns.
    """
    return {
        "url": name,
        "dc:title": title,
        "dc:description": " ".join(notes),
        "dc:license": {"@id": OGL},
        "tableSchema": {
            "columns": [_column(one, numbers=numbers, titles=titles) for one in columns]
        },
    }


def metadata_bytes(tables: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the metadata of one or more CSV files as JSON."""
    document = (
        {"@context": CONTEXT, **tables[0]}
        if len(tables) == 1
        else {"@context": CONTEXT, "tables": list(tables)}
    )
    return orjson.dumps(document, option=orjson.OPT_INDENT_2)


def _column(name: str, *, numbers: Sequence[str], titles: Mapping[str, str]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": name,
        # The first is the header of the file, as the standard has a validator ask.
        "titles": list(dict.fromkeys([name, titles.get(name, name)])),
        "null": list(BLANKS),
    }
    if name in numbers:
        return {**described, "datatype": "number"}
    if name in DAYS:
        return {**described, "datatype": "date", "required": True}
    return {**described, "datatype": "string"}
