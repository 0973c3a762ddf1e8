"""The one module that opens a release. Pages see the protocol; tests pass a fake."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, Self

import numpy as np
import pandas as pd
import pyarrow as pa
import shapely

from data.checksums import (
    MANIFEST,
    ReleaseError,
    check_files,
    read_columns,
    read_manifest,
    read_record,
    read_table,
    table_bytes,
)
from data.model import Level, PeriodType
from data.schemas import CHANGES, REVISIONS, Areas, Changes, Evidence, Hotspots, Metrics, Revisions

LOG = logging.getLogger("dashboard")
__all__ = ["Outline", "ParquetRepository", "ReleaseError", "Repository", "earlier_releases"]

SLICE = ["indicator_id", "level", "period_type"]


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

    def changes(self) -> pd.DataFrame:
        """Return rows of `data.schemas.Changes`; none where nothing was recorded."""

    def revisions(self) -> pd.DataFrame:
        """Return rows of `data.schemas.Revisions`; none where nothing was revised."""

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
    _changes: pd.DataFrame
    _revisions: pd.DataFrame
    _folder: Path
    _outlines: dict[str, Mapping[str, Outline]] = field(default_factory=dict)
    _periods: dict[tuple[str, str, str], list[pd.Timestamp]] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Read a release, and fail here rather than on someone's first click.

        Raises:
            ReleaseError: If a table is missing, unreadable or against its contract, or if the
                tables are not those that the manifest lists (a half-written release).
        """
        # A link may be pointed at the next release while this one is still served.
        folder = folder.resolve()
        manifest = read_manifest(folder)
        check_files(folder, manifest)
        metrics = read_table(folder, manifest, "metrics.parquet", Metrics)
        areas = read_table(folder, manifest, "areas.parquet", Areas)
        evidence = read_table(folder, manifest, "evidence.parquet", Evidence)
        hotspots = read_table(folder, manifest, "hotspots.parquet", Hotspots)
        changes = _with_plain_text(read_record(folder, manifest, CHANGES, Changes))
        revisions = _with_plain_text(read_record(folder, manifest, REVISIONS, Revisions))
        slices = _sliced(_with_plain_text(metrics))
        by_level = {
            str(level): rows.sort_values("area_name", kind="stable").reset_index(drop=True)
            for level, rows in _with_plain_text(areas).groupby("level", sort=False)
        }
        repository = cls(manifest, slices, by_level, evidence, hotspots, changes, revisions, folder)
        for level in (Level.BOROUGH, Level.WARD):
            repository.outlines(level)
        # What reading took is not needed again, and would be counted with every worker.
        pa.default_memory_pool().release_unused()
        return repository

    def values(self, indicator_id: str, *, level: Level, period_type: PeriodType) -> pd.DataFrame:
        """Return rows of `data.schemas.Metrics`, oldest first; no row where there is none."""
        found = self._slices.get((indicator_id, level.value, period_type.value))
        return self._nothing if found is None else found

    @cached_property
    def _nothing(self) -> pd.DataFrame:
        return next(iter(self._slices.values())).iloc[:0]

    def periods(
        self, indicator_id: str, *, level: Level, period_type: PeriodType
    ) -> list[pd.Timestamp]:
        """Return the period ends that have at least one value, newest first."""
        asked = indicator_id, level.value, period_type.value
        if asked not in self._periods:
            rows = self.values(indicator_id, level=level, period_type=period_type)
            ends = rows.loc[rows["value"].notna(), "period_end"].unique()
            self._periods[asked] = sorted(ends, reverse=True)
        return list(self._periods[asked])

    def areas(self, level: Level) -> pd.DataFrame:
        """Return rows of `data.schemas.Areas`, ordered by name; none where a level has no areas.

        Councils outside London have figures and are no areas: nothing offers one as a choice.
        """
        found = self._areas.get(level.value)
        return next(iter(self._areas.values())).iloc[:0] if found is None else found

    def evidence(self) -> pd.DataFrame:
        """Return rows of `data.schemas.Evidence`, in the order of their ids."""
        return self._evidence

    def hotspots(self, indicator_id: str, *, level: Level, period_end: str) -> pd.DataFrame:
        """Return rows of `data.schemas.Hotspots`, by area code; no row where there is no test."""
        table = self._hotspots
        chosen = table["indicator_id"].eq(indicator_id) & table["level"].eq(level.value)
        return table[chosen & table["period_end"].eq(pd.Timestamp(period_end))]

    def changes(self) -> pd.DataFrame:
        """Return rows of `data.schemas.Changes`; none where nothing was recorded."""
        return self._changes

    def revisions(self) -> pd.DataFrame:
        """Return rows of `data.schemas.Revisions`; none where nothing was revised."""
        return self._revisions

    def outlines(self, level: Level) -> Mapping[str, Outline]:
        """Return the drawn outlines of boroughs or wards by area code."""
        if level.value not in self._outlines:
            table = self._drawn(level, ["area_code", "svg_path"])
            self._outlines[level.value] = {
                code: Outline(code, path)
                for code, path in zip(table["area_code"], table["svg_path"], strict=True)
            }
        return self._outlines[level.value]

    def _drawn(self, level: Level, columns: list[str]) -> pd.DataFrame:
        return read_columns(self._folder, self.manifest, _outline_file(level), columns)

    def features(self, level: Level) -> dict[str, Any]:
        """Return outlines as GeoJSON in WGS 84 by RFC 7946, coordinates to a tenth of a metre."""
        table = self._drawn(level, ["area_code", "area_name", "geometry"])
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
            ReleaseError: If the manifest lists none of that name, or another lies in its place.
        """
        return table_bytes(self._folder, self.manifest, name)

    def is_whole(self) -> bool:
        """Tell whether the release on the disk is still the one that was opened."""
        try:
            there = all((self._folder / name).is_file() for name in self.manifest["tables"])
            return there and read_manifest(self._folder) == self.manifest
        except (ReleaseError, OSError):
            return False


def earlier_releases(folder: Path | None, *, served: str, most: int) -> list[ParquetRepository]:
    """Open the releases that were served before, newest first.

    A candidate that is newer than what is served is left closed, and so is what a link names: only
    folders count. Of two folders of one release the last by name is opened. One that cannot be
    served is left out, with a line that says why.

    Args:
        folder: With a folder for each release; None for none.
        served: Id of the release that is served.
        most: How many are opened.
    """
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()) if folder and folder.is_dir() else ():
        try:
            if not path.is_symlink() and (path / MANIFEST).is_file():
                found[str(read_manifest(path)["release"])] = path
        except (ReleaseError, OSError) as error:
            LOG.warning("an earlier release is left out: %s", error)
    opened: list[ParquetRepository] = []
    for name in sorted(found, reverse=True):
        if name < served and len(opened) < most:
            try:
                opened.append(ParquetRepository.open(found[name]))
            except ReleaseError as error:
                LOG.warning("an earlier release is left out: %s", error)
    return opened


def _outline_file(level: Level) -> str:
    return {Level.BOROUGH: "boroughs.geoparquet", Level.WARD: "wards.geoparquet"}[level]


def _sliced(metrics: pd.DataFrame) -> dict[tuple[str, str, str], pd.DataFrame]:
    """Return the rows of each measure, level and kind of period, oldest first, then by area.

    All are put in order at once: 150 slices take four times as long one after the other.
    """
    number = metrics.groupby(SLICE, sort=False).ngroup().to_numpy()
    places, _ = pd.factorize(metrics["area_code"], sort=True)
    order = np.lexsort((places, metrics["period_end"], number))
    ordered, begun = metrics.take(order), np.flatnonzero(np.diff(number[order], prepend=-1))
    found = {}
    for start, end in zip(begun, [*begun, len(ordered)][1:], strict=True):
        rows = ordered.iloc[start:end]
        one, level, kind = (str(rows[name].iloc[0]) for name in SLICE)
        found[one, level, kind] = rows
    return found


def _with_plain_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Hold text as Python strings, each distinct one once.

    A page cuts frames of a few dozen rows many times over; on text backed by Arrow every such cut
    costs several times as much, and so does finding a column by its name. Missing text stays so.
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
