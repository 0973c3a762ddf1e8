"""A Frictionless data package beside CSV files: columns, sources, licence."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from components.downloads.cells import BLANKS, DAYS
from components.downloads.csvw import OGL
from data.model import Source

NAME = "datapackage.json"
OGL_NAME = "OGL-UK-3.0"


def resource(
    path: str,
    columns: Sequence[str],
    *,
    title: str,
    numbers: Sequence[str],
    titles: Mapping[str, str],
) -> dict[str, Any]:
    """Return the description of one CSV file in the package.

    Args:
        path: Of the file, beside the description.
        columns: Names in its header row.
        title: What it holds.
        numbers: Columns of numbers, where a shorthand in brackets means that there is none.
        titles: Words for the names of columns.
    """
    return {
        "name": path.removesuffix(".csv").lower(),
        "path": path,
        "title": title,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {
                    "name": one,
                    "title": titles.get(one, one),
                    "type": "number" if one in numbers else "date" if one in DAYS else "string",
                }
                for one in columns
            ],
            "missingValues": list(BLANKS),
        },
    }


def package_bytes(
    resources: Sequence[Mapping[str, Any]],
    *,
    title: str,
    release: str,
    notes: Sequence[str],
    sources: Sequence[Source],
) -> bytes:
    """Return the description of a package as JSON.

    Args:
        resources: From `resource`.
        title: What the files hold together.
        release: Of the figures; it is the version.
        notes: What must be read.
        sources: Of the figures.
    """
    document = {
        "profile": "tabular-data-package",
        "name": "london-boroughs-dashboard",
        "title": title,
        "version": release,
        "description": " ".join(notes),
        "licenses": [
            {"name": OGL_NAME, "path": OGL, "title": "Open Government Licence v3.0"},
        ],
        "sources": [
            {"title": one.title, **({"path": one.url} if one.url else {})} for one in sources
        ],
        "resources": list(resources),
    }
    return orjson.dumps(document, option=orjson.OPT_INDENT_2)
