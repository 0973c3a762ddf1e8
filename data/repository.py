"""The one module that opens a release. Pages see the protocol; tests pass a fake."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, Self

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from pandera.errors import SchemaError, SchemaErrors

from data.checksums import MANIFEST, DamagedError, read_file, read_listed
from data.model import Level, PeriodType
from data.schemas import Areas, Evidence, Hotspots, Metrics

TABLES = (
    "metrics.parquet",
    "areas.parquet",
    "evidence.parquet",
    "hotspots.parquet",
    "boroughs.geoparquet",
    "wards.geoparquet",
)
SLICE = ["indicator_id", "level", "period_type"]


class ReleaseError(Exception):
    """A release cannot be served. The message names the file and the remedy."""


@dataclass(frozen=True)
class Outline:
    """One area as drawn: an SVG path in the units of the manifest's view box."""

    area_code: str
    path: str


class Repository(Protocol):
    """What a page may ask of the data. Tests satisfy it with a fake."""

    @property
    def manifest(self) -> Mapping[str, Any]:
        """Return what the release says of itself: id, dates, inputs, tables, view box."""

    def values(self, indicator_id: str, *, level: Level, period_type: PeriodType) -> pd.DataFrame:
        """Return rows of `data.schemas.Metrics`, oldest first; no row where there is none."""

    def periods(
        self, indicator_id: str, *, level: Level, period_type: PeriodType
    ) -> list[pd.Timestamp]:
        """Return the period ends that have at least one value, newest first."""

    def areas(self, level: Level) -> pd.DataFrame:
        """Return rows of `data.schemas.Areas`, ordered by name."""

    def evidence(self) -> pd.DataFrame:
        """Return rows of `data.schemas.Evidence`, in the order of their ids."""

    def hotspots(self, indicator_id: str, *, level: Level, period_end: str) -> pd.DataFrame:
        """Return rows of `data.schemas.Hotspots`, by area code; no row where there is no test.

        Args:
            indicator_id: Of a rate.
            level: Ward or borough.
            period_end: ISO date of a year's last day.
        """

    def outlines(self, level: Level) -> Mapping[str, Outline]:
        """Return the drawn outlines of boroughs or wards by area code."""

    def features(self, level: Level) -> dict[str, Any]:
        """Return outlines as GeoJSON in WGS 84; the id of a feature is its area code."""

    def table_file(self, name: str) -> bytes:
        """Return a table that the manifest lists, as the file that was published.

        Raises:
            ReleaseError: If the manifest lists no table of that name.
        """

    def is_whole(self) -> bool:
        """Tell whether the release on the disk is still the one that was opened."""


@dataclass(frozen=True)
class ParquetRepository:
    """A release, read and validated before the first worker is forked. Read-only after that."""

    manifest: Mapping[str, Any]
    _slices: Mapping[tuple[str, str, str], pd.DataFrame]
    _areas: Mapping[str, pd.DataFrame]
    _evidence: pd.DataFrame
    _hotspots: pd.DataFrame
    _folder: Path
    _outlines: dict[str, Mapping[str, Outline]] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Read a release, and fail here rather than on someone's first click.

        Raises:
            ReleaseError: If a table is missing, unreadable or against its contract, or if the
                tables are not those that the manifest lists (a half-written release).
        """
        # A link may be pointed at the next release while this one is still served.
        folder = folder.resolve()
        manifest = _read_manifest(folder)
        _check_files(folder, manifest)
        metrics = _read_table(folder, manifest, "metrics.parquet", Metrics)
        areas = _read_table(folder, manifest, "areas.parquet", Areas)
        evidence = _read_table(folder, manifest, "evidence.parquet", Evidence)
        hotspots = _read_table(folder, manifest, "hotspots.parquet", Hotspots)
        slices = {
            (str(one), str(level), str(kind)): rows.sort_values(
                ["period_end", "area_code"], kind="stable"
            )
            for (one, level, kind), rows in _with_plain_text(metrics).groupby(SLICE, sort=False)
        }
        by_level = {
            str(level): rows.sort_values("area_name", kind="stable").reset_index(drop=True)
            for level, rows in _with_plain_text(areas).groupby("level", sort=False)
        }
        repository = cls(manifest, slices, by_level, evidence, hotspots, folder)
        for level in (Level.BOROUGH, Level.WARD):
            repository.outlines(level)
        # What reading took is not needed again, and would be counted with every worker.
        pa.default_memory_pool().release_unused()
        return repository

    def values(self, indicator_id: str, *, level: Level, period_type: PeriodType) -> pd.DataFrame:
        """Return rows of `data.schemas.Metrics`, oldest first; no row where there is none."""
        found = self._slices.get((indicator_id, level.value, period_type.value))
        return self._nothing if found is None else found

    @property
    def _nothing(self) -> pd.DataFrame:
        return next(iter(self._slices.values())).iloc[:0]

    def periods(
        self, indicator_id: str, *, level: Level, period_type: PeriodType
    ) -> list[pd.Timestamp]:
        """Return the period ends that have at least one value, newest first."""
        rows = self.values(indicator_id, level=level, period_type=period_type)
        return sorted(rows.loc[rows["value"].notna(), "period_end"].unique(), reverse=True)

    def areas(self, level: Level) -> pd.DataFrame:
        """Return rows of `data.schemas.Areas`, ordered by name."""
        return self._areas[level.value]

    def evidence(self) -> pd.DataFrame:
        """Return rows of `data.schemas.Evidence`, in the order of their ids."""
        return self._evidence

    def hotspots(self, indicator_id: str, *, level: Level, period_end: str) -> pd.DataFrame:
        """Return rows of `data.schemas.Hotspots`, by area code; no row where there is no test."""
        table = self._hotspots
        chosen = table["indicator_id"].eq(indicator_id) & table["level"].eq(level.value)
        return table[chosen & table["period_end"].eq(pd.Timestamp(period_end))]

    def outlines(self, level: Level) -> Mapping[str, Outline]:
        """Return the drawn outlines of boroughs or wards by area code."""
        if level.value not in self._outlines:
            table = _read_columns(self._folder, _outline_file(level), ["area_code", "svg_path"])
            self._outlines[level.value] = {
                code: Outline(code, path)
                for code, path in zip(table["area_code"], table["svg_path"], strict=True)
            }
        return self._outlines[level.value]

    def features(self, level: Level) -> dict[str, Any]:
        """Return outlines as GeoJSON in WGS 84 by RFC 7946, coordinates to a tenth of a metre."""
        columns = ["area_code", "area_name", "geometry"]
        table = _read_columns(self._folder, _outline_file(level), columns)
        exact = shapely.from_wkb(table["geometry"].tolist())
        shapes = shapely.orient_polygons(shapely.transform(exact, lambda held: held.round(6)))
        return {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "id": code,
                    "properties": {"area_code": code, "area_name": name},
                    "geometry": shapely.geometry.mapping(shape),
                }
                for code, name, shape in zip(
                    table["area_code"], table["area_name"], shapes, strict=True
                )
            ],
        }

    def table_file(self, name: str) -> bytes:
        """Return a table that the manifest lists, as the file that was published.

        Raises:
            ReleaseError: If the manifest lists no table of that name.
        """
        if name not in self.manifest["tables"]:
            raise ReleaseError(f"{name} is no table of this release")
        return (self._folder / name).read_bytes()

    def is_whole(self) -> bool:
        """Tell whether the release on the disk is still the one that was opened."""
        try:
            there = all((self._folder / name).is_file() for name in self.manifest["tables"])
            return there and _read_manifest(self._folder) == self.manifest
        except (ReleaseError, OSError):
            return False


def _outline_file(level: Level) -> str:
    return {Level.BOROUGH: "boroughs.geoparquet", Level.WARD: "wards.geoparquet"}[level]


def _read_manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    if not path.exists():
        raise ReleaseError(f"{path} is missing: run `make data`, or set RELEASE_DIR")
    try:
        return dict(json.loads(read_listed(folder)[MANIFEST]))
    except DamagedError as error:
        raise _damaged(folder, error) from error
    except (TypeError, ValueError) as error:
        raise ReleaseError(f"{path} is not readable JSON: take the last good release") from error


def _check_files(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Hold every table against the digest in the manifest, before anything is read from it."""
    listed = manifest.get("tables", {})
    for name in TABLES:
        if name not in listed:
            raise ReleaseError(
                f"{folder / name} is not in the manifest: take the last good release"
            )
    try:
        for name, facts in listed.items():
            read_file(folder / name, facts.get("sha256"), by="the manifest")
    except DamagedError as error:
        raise _damaged(folder, error) from error


def _damaged(folder: Path, fault: DamagedError) -> ReleaseError:
    return ReleaseError(
        f"{folder / fault.name} {fault.what}: the release is damaged or half-written, "
        "take the last good one"
    )


def _read_table(
    folder: Path,
    manifest: Mapping[str, Any],
    name: str,
    contract: Any,  # noqa: ANN401
) -> pd.DataFrame:
    """Read one table and hold it against its contract and against the manifest's row count."""
    try:
        frame = pd.read_parquet(folder / name)
        contract.validate(frame)
    except (SchemaError, SchemaErrors) as error:
        detail = str(error).splitlines()[0][:200]
        raise ReleaseError(f"{folder / name} breaks its contract: {detail}") from error
    except (OSError, ValueError) as error:
        raise ReleaseError(f"{folder / name} cannot be read: take the last good release") from error
    expected = manifest.get("tables", {}).get(name, {}).get("rows")
    if expected != len(frame):
        raise ReleaseError(
            f"{folder / name} has {len(frame)} rows, the manifest says {expected}: "
            "the release is half-written, take the last good one"
        )
    return frame


def _with_plain_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Hold text as Python strings, each distinct one once.

    A page cuts frames of a few dozen rows many times over; on text backed by Arrow every such cut
    costs several times as much, and so does finding a column by its name. Missing text stays
    missing.
    """
    plain = {}
    for name in frame.columns:
        if isinstance(frame[name].dtype, pd.StringDtype):
            codes, distinct = pd.factorize(frame[name])
            words = np.append(np.asarray(distinct, dtype=object), np.nan)
            plain[name] = pd.Series(words[codes], index=frame.index, dtype=object)
    held = frame.assign(**plain)
    held.columns = pd.Index(held.columns.tolist(), dtype=object)
    return held


def _read_columns(folder: Path, name: str, columns: list[str]) -> pd.DataFrame:
    try:
        frame: pd.DataFrame = pq.read_table(folder / name, columns=columns).to_pandas()
    except (OSError, ValueError, KeyError) as error:
        raise ReleaseError(f"{folder / name} cannot be read: take the last good release") from error
    return frame
