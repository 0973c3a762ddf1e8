"""The only writer of releases: a release appears whole, or the last one stays."""

import hashlib
import io
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.checksums import MANIFEST, SUMS, sums_text

METRICS = "metrics.parquet"
EVIDENCE = "evidence.parquet"
AREAS = "areas.parquet"
BOROUGHS = "boroughs.geoparquet"
WARDS = "wards.geoparquet"
HOTSPOTS = "hotspots.parquet"


def parquet_bytes(frame: pd.DataFrame) -> bytes:
    """Return a table as Parquet; the same rows give the same bytes.

    The index is dropped and no pandas metadata is kept, because it names the library's version.
    """
    return _written(pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata())


def geoparquet_bytes(outlines: gpd.GeoDataFrame) -> bytes:
    """Return outlines as GeoParquet 1.1; the same outlines give the same bytes.

    Args:
        outlines: Longitude and latitude in `geometry`. No reference system is written, because
            GeoParquet then means WGS 84, and its full text names the library's version.
    """
    column = {
        "encoding": "WKB",
        "geometry_types": sorted(outlines.geometry.geom_type.unique()),
        "bbox": outlines.total_bounds.tolist(),
    }
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    plain = pd.DataFrame(outlines.to_wkb())
    table = pa.Table.from_pandas(plain, preserve_index=False)
    return _written(table.replace_schema_metadata({"geo": json.dumps(geo, sort_keys=True)}))


def _written(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    rows = table.num_rows or 1
    pq.write_table(table, buffer, compression="zstd", version="2.6", row_group_size=rows)
    return buffer.getvalue()


def publish(files: Mapping[str, bytes], *, manifest: Mapping[str, Any], directory: Path) -> None:
    """Write a release beside the last one, then put it in its place.

    Args:
        files: Tables by file name.
        manifest: Everything about the release but its tables' sizes and checksums, added here.
            Its own checksum is written beside it.
        directory: Where the release is to be. What is there is replaced as a whole.

    Raises:
        OSError: If the disk refuses; the last release is then where it was.
    """
    tables = {
        name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in sorted(files.items())
    }
    described = dict(manifest)
    described["tables"] = {
        name: manifest.get("tables", {}).get(name, {}) | facts for name, facts in tables.items()
    }
    directory = directory.resolve()
    directory.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".release-", dir=directory.parent) as staging:
        fresh, last = Path(staging) / "fresh", Path(staging) / "last"
        fresh.mkdir()
        for name, content in files.items():
            (fresh / name).write_bytes(content)
        text = json.dumps(described, indent=2, sort_keys=True, ensure_ascii=False)
        written = f"{text}\n".encode()
        (fresh / MANIFEST).write_bytes(written)
        (fresh / SUMS).write_text(sums_text({MANIFEST: written}), encoding="ascii")
        _swap(fresh, last=last, directory=directory)


def _swap(fresh: Path, *, last: Path, directory: Path) -> None:
    if directory.exists():
        directory.rename(last)
    try:
        fresh.rename(directory)
    except OSError:
        if last.exists():
            last.rename(directory)
        raise
    shutil.rmtree(last, ignore_errors=True)
