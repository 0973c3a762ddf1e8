"""The one module that opens partners' packs. Pages see the protocol; tests pass a fake."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Protocol

import pandas as pd
import pyarrow.parquet as pq
from pandera.errors import SchemaError, SchemaErrors
from pydantic import ValidationError

from data.checksums import MANIFEST, SUMS, DamagedError, hold, read_file, read_listed
from data.partner.model import AreaLevel, PackManifest, PackTable
from data.partner.schemas import PackCounts

COUNTS = "counts.parquet"
SLUG = re.compile(r"[a-z]+(-[a-z]+)*")
MOST_ROWS = 100_000  # ten years of the largest borough are a tenth of it
MOST_BYTES = 50_000_000  # of a table when it is unpacked
MAKE_ANEW = "make the pack anew, as docs/partner.md says"


class PackError(Exception):
    """A pack cannot be shown. The message is one line that names it and the remedy."""


class NoPackError(PackError):
    """There is no pack of this borough."""


@dataclass(frozen=True)
class Pack:
    """One borough's pack, validated whole. `counts` are rows of `PackCounts`; never change them."""

    manifest: PackManifest
    counts: pd.DataFrame

    def periods(self, table: PackTable) -> list[pd.Timestamp]:
        """Return the last days of the years a table has, newest first; empty where it has none."""
        rows = self.counts.loc[self.counts["table"].eq(table.value), "period_end"]
        return sorted(rows.unique(), reverse=True)

    def rows(
        self,
        table: PackTable,
        *,
        period_end: pd.Timestamp | None = None,
        level: AreaLevel | None = None,
    ) -> pd.DataFrame:
        """Return rows of one table in reading order, of one year or level where one is named.

        They are rows of `data.partner.schemas.PackCounts`; none where the pack has none of these.
        """
        rows = self.counts[self.counts["table"].eq(table.value)]
        if period_end is not None:
            rows = rows[rows["period_end"].eq(period_end)]
        if level is not None:
            rows = rows[rows["area_level"].eq(level.value)]
        return rows.reset_index(drop=True)


class PartnerPacks(Protocol):
    """What a page may ask of partners' packs."""

    @property
    def faults(self) -> Mapping[str, str]:
        """Return, by slug, why the newest pack is not the one that is opened."""

    def slugs(self) -> list[str]:
        """Return the boroughs that have a pack, by slug; one that is damaged is among them."""

    def open(self, slug: str) -> Pack:
        """Return the pack of a borough.

        Raises:
            NoPackError: If there is none.
            PackError: If it is damaged and no good one was opened before.
        """


@dataclass
class ParquetPacks:
    """The folder PARTNER_PACKS. A pack is read when it is asked for, and again when it changed.

    Where a pack that was good is replaced by one that is damaged, the good one is kept, and
    `faults` says why; it is empty again once a good one is there.
    """

    root: Path
    faults: dict[str, str] = field(default_factory=dict)
    _good: dict[str, tuple[tuple[int, ...], Pack]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def slugs(self) -> list[str]:
        """Return the boroughs that have a pack, by slug; one that is damaged is among them."""
        if not self.root.is_dir():
            return []
        return sorted(
            path.name
            for path in self.root.iterdir()
            if SLUG.fullmatch(path.name) and (path.is_dir() or path.is_symlink())
        )

    def open(self, slug: str) -> Pack:
        """Return the pack of a borough, the last good one where the newest is damaged.

        Raises:
            NoPackError: If there is none.
            PackError: If it is damaged and no good one was opened before.
        """
        if slug not in self.slugs():
            raise NoPackError(f"there is no pack of {slug[:40]!r}")
        with self._lock:
            kept = self._good.get(slug)
            try:
                mark = _mark(self.root / slug)
                if kept and kept[0] == mark and slug not in self.faults:
                    return kept[1]
                pack = read_pack(self.root / slug)
            except PackError as fault:
                if kept is None:
                    raise
                self.faults[slug] = str(fault)
                return kept[1]
            self.faults.pop(slug, None)
            self._good[slug] = (mark, pack)
            return pack


def read_pack(folder: Path, *, slug: str = "") -> Pack:
    """Read a pack whole and hold it against its checksums and contract.

    Args:
        folder: That holds it.
        slug: Of the borough whose pack it must be, "" where the folder is named after it.

    Raises:
        PackError: If a file is missing, unreadable, against the contract or not the one that the
            manifest describes, or if the pack is another borough's.
    """
    name = folder.name
    # The link may be pointed elsewhere while the files are read.
    folder = folder.resolve()
    try:
        manifest = _manifest(read_listed(folder)[MANIFEST], name=name, slug=slug or name)
        content = read_file(folder / COUNTS, manifest.counts.sha256, by="its manifest")
    except DamagedError as fault:
        raise PackError(f"{name}/{fault.name} {fault.what}: {MAKE_ANEW}") from fault
    try:
        _refuse_too_much(pq.ParquetFile(io.BytesIO(content)).metadata, name=name)
        counts = held(content, sha256=manifest.counts.sha256)
    except (SchemaError, SchemaErrors):
        # The library's own words quote cells, and a cell may be what has to stay unsaid.
        raise PackError(f"{name}/{COUNTS} breaks its contract: {MAKE_ANEW}") from None
    except (OSError, ValueError) as error:
        raise PackError(f"{name}/{COUNTS} is no Parquet file: {MAKE_ANEW}") from error
    if len(counts) != manifest.counts.rows:
        raise PackError(f"{name}/{COUNTS} has not the rows its manifest says: {MAKE_ANEW}")
    return Pack(manifest, counts)


def held(content: bytes, *, sha256: str) -> pd.DataFrame:
    """Return the counts of a file, held against their contract once for the same bytes.

    Args:
        content: The file.
        sha256: Its digest.

    Returns:
        Rows of `PackCounts`.

    Raises:
        pandera.errors.SchemaError: If they break their contract.
        OSError: If it is no Parquet file.
        ValueError: The same.
    """
    counts = pd.read_parquet(io.BytesIO(content))
    hold(counts, PackCounts, sha256=sha256)
    return counts


def _refuse_too_much(facts: pq.FileMetaData, *, name: str) -> None:
    """Refuse a table that would take long to check and to draw: a small file can hold millions."""
    unpacked = sum(facts.row_group(one).total_byte_size for one in range(facts.num_row_groups))
    if facts.num_rows > MOST_ROWS or unpacked > MOST_BYTES:
        raise PackError(
            f"{name}/{COUNTS} holds more than a pack can ({facts.num_rows:,} rows): {MAKE_ANEW}"
        )


def _manifest(content: bytes, *, name: str, slug: str) -> PackManifest:
    try:
        manifest = PackManifest.model_validate_json(content)
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"])) or "the file"
        raise PackError(f"{name}/{MANIFEST} breaks its contract at {where}: {MAKE_ANEW}") from None
    if manifest.borough_slug != slug:
        raise PackError(
            f"{name}/{MANIFEST} is of {manifest.borough_slug}: put it under its own name"
        )
    return manifest


def _mark(folder: Path) -> tuple[int, ...]:
    """Tell one state of a pack from another without reading it."""
    facts = []
    for name in (MANIFEST, SUMS, COUNTS):
        try:
            stat = (folder / name).stat()
        except OSError as error:
            raise PackError(f"{folder.name}/{name} cannot be read: {MAKE_ANEW}") from error
        facts += [stat.st_ino, stat.st_mtime_ns, stat.st_size]
    return tuple(facts)
