"""A copy of the release that may be passed on, as bytes: what may not be is left out of it."""

import json
from collections.abc import Collection, Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

GEO = b"geo"  # where GeoParquet says what its geometry is


def parquet_bytes(frame: pd.DataFrame) -> bytes:
    """Return a table as Parquet; the same rows give the same bytes."""
    written = BytesIO()
    pq.write_table(pa.Table.from_pandas(frame, preserve_index=False), written, compression="zstd")
    return written.getvalue()


def wound(content: bytes) -> bytes:
    """Return a file of outlines whose outer rings run anticlockwise, and which says so.

    So RFC 7946 has them, and whoever makes GeoJSON of them need not turn them: what draws on a
    sphere takes rings the other way round for all the rest of the world.

    Args:
        content: GeoParquet with the geometry as WKB.
    """
    table = pq.read_table(BytesIO(content))
    metadata = dict(table.schema.metadata)
    about = json.loads(metadata[GEO])
    name = about["primary_column"]
    shapes = shapely.orient_polygons(shapely.from_wkb(table[name].to_pylist()))
    about["columns"][name]["orientation"] = "counterclockwise"
    metadata[GEO] = json.dumps(about).encode()
    place = table.schema.get_field_index(name)
    turned = pa.array(shapely.to_wkb(shapes).tolist(), table.schema.field(name).type)
    written = BytesIO()
    pq.write_table(
        table.set_column(place, table.schema.field(name), turned).replace_schema_metadata(metadata),
        written,
        compression="zstd",
    )
    return written.getvalue()


def manifest_of_copy(
    manifest: Mapping[str, Any],
    *,
    files: Mapping[str, bytes],
    rows: Mapping[str, int],
    left_out: Collection[str],
    closed_sources: Collection[str],
) -> dict[str, Any]:
    """Return the manifest of a copy: its own tables, and what was left out of it.

    Args:
        manifest: Of the release that is copied.
        files: Content of each table of the copy by file name.
        rows: How many rows each has.
        left_out: Ids of indicators that may not be passed on.
        closed_sources: Ids of sources that may not be.
    """
    dropped = {"indicators", "sources", "tables", "statuses", "levels"}
    return {
        **{key: value for key, value in manifest.items() if key not in dropped},
        "indicators": _without(manifest.get("indicators", {}), left_out),
        "sources": _without(manifest.get("sources", {}), closed_sources),
        "tables": {
            name: {
                "bytes": len(content),
                "rows": rows[name],
                "sha256": sha256(content).hexdigest(),
            }
            for name, content in files.items()
        },
        "left_out": sorted(left_out),
    }


def _without(entries: Mapping[str, Any], ids: Collection[str]) -> dict[str, Any]:
    return {key: value for key, value in entries.items() if key not in ids}
