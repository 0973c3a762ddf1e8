"""Public outlines with the values of one view, as GeoJSON (RFC 7946)."""

from typing import Any

import orjson
import pandas as pd

from components.downloads.cells import shown_cells
from components.downloads.notes import notes_lines, notes_of
from components.downloads.parcel import Parcel
from data.selection import as_records

KEPT = ["area_code", "area_name", "period_start", "period_end", "unit", "status", "flags", "era"]
MEASURED = ["value", "lower", "upper", "numerator", "denominator"]


def geojson_bytes(outlines: dict[str, Any], parcel: Parcel) -> bytes:
    """Return a feature for each outline.

    Args:
        outlines: GeoJSON features in WGS 84 by area code.
        parcel: One indicator at one period, at most one row for an area.

    Returns:
        Numbers that are withheld or missing are null, and "shown" holds their shorthand. The notes
        stand beside the features.
    """
    rows = parcel.rows
    shown = pd.DataFrame(shown_cells(rows), columns=rows.columns)
    found = {
        code: _properties(row, cells)
        for code, row, cells in zip(
            rows["area_code"], as_records(rows), as_records(shown), strict=True
        )
    }
    document = {
        "type": "FeatureCollection",
        "title": parcel.title,
        "release": parcel.release,
        "notes": notes_lines(notes_of(parcel)),
        "features": [
            {**one, "properties": found[one["id"]]}
            for one in outlines["features"]
            if one["id"] in found
        ],
    }
    return orjson.dumps(document)


def _properties(row: dict[Any, Any], cells: dict[Any, Any]) -> dict[str, Any]:
    numbers = {name: None if pd.isna(row[name]) else cells[name] for name in MEASURED}
    return {name: cells[name] for name in KEPT} | numbers | {"shown": str(cells["value"])}
