"""The only writer of packs: a new one appears whole, or the last one stays."""

import hashlib
import shutil
import tempfile
from pathlib import Path

import pandas as pd

from data.checksums import MANIFEST, SUMS, sums_text
from data.partner.model import CountsFile, PackManifest
from data.partner.packs import COUNTS, PackError, held, read_pack
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.withholding.earlier import Earlier
from data.pipeline.release.publish import parquet_bytes
from data.pipeline.release.switch import point

KEPT = ".kept"  # no borough's slug begins with a dot
KEEP = 2  # the pack that is shown and the one before


def earlier_packs(root: Path | None, *, slug: str, made_up: bool) -> Earlier:
    """Return the packs beside a new one that a reader may have seen, the newest first.

    Args:
        root: The folder PARTNER_PACKS; None where nobody has seen any.
        slug: Of the borough.
        made_up: Whether the new pack is. A made-up one and a real one give nobody away.

    Raises:
        ExtractFault: If one of them cannot be read, so that nothing can be held against it.
    """
    packs = []
    for folder in _newest_first(root / KEPT / slug) if root else ():
        try:
            pack = read_pack(folder, slug=slug)
        except PackError as fault:
            raise ExtractFault(
                f"{folder}: {fault}. The new pack has to be held against it. Remedy: put it back "
                "as it was; or, if nobody but you has seen it, make this one with UNSEEN=yes."
            ) from fault
        if pack.manifest.made_up == made_up:
            packs.append(pack)
    return Earlier(packs)


def _newest_first(shelf: Path) -> list[Path]:
    folders = [path for path in shelf.glob("[!.]*") if path.is_dir()]
    return sorted(folders, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)


def write_pack(
    counts: pd.DataFrame, *, manifest: PackManifest, root: Path, unseen: bool = False
) -> PackManifest:
    """Write a pack beside those there are, then point the borough's link at it.

    The folder is `<root>/.kept/<slug>/<pack id>`; `<root>/<slug>` is a link to it, so that a
    server reads the old pack or the new one and never half of either.

    Args:
        counts: Rows of `PackCounts`.
        manifest: Everything about the pack; its id and the digest of the counts are set here.
        root: The folder PARTNER_PACKS.
        unseen: Nobody has seen the packs that were made before: they are not kept.

    Returns:
        The manifest as written.

    Raises:
        pandera.errors.SchemaError: If the counts break their contract; nothing is written.
        OSError: If the disk refuses; the last pack is then where it was.
    """
    content = parquet_bytes(counts)
    digest = hashlib.sha256(content).hexdigest()
    held(content, sha256=digest)
    facts = CountsFile(sha256=digest, rows=len(counts))
    pack_id = f"{manifest.created:%Y%m%d}-{digest[:8]}"
    described = manifest.model_copy(update={"counts": facts, "pack_id": pack_id})

    slug = manifest.borough_slug
    shelf = root / KEPT / slug
    shelf.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=shelf) as staging:
        fresh = Path(staging) / slug
        fresh.mkdir()
        (fresh / COUNTS).write_bytes(content)
        written = f"{described.model_dump_json(indent=2)}\n".encode()
        (fresh / MANIFEST).write_bytes(written)
        (fresh / SUMS).write_text(sums_text({MANIFEST: written}), encoding="ascii")
        read_pack(fresh)
        shutil.rmtree(shelf / pack_id, ignore_errors=True)
        fresh.rename(shelf / pack_id)
    point(root / slug, Path(KEPT) / slug / pack_id)
    _forget_older(shelf, described, unseen=unseen)
    return described


def _forget_older(shelf: Path, current: PackManifest, *, unseen: bool) -> None:
    """Take away older packs, but for those that newer ones still have to be held against."""
    others = [path for path in _newest_first(shelf) if path.name != current.pack_id]
    for path in others if unseen else others[KEEP - 1 :]:
        if unseen or not _shares_years(path, current):
            shutil.rmtree(path, ignore_errors=True)


def _shares_years(folder: Path, current: PackManifest) -> bool:
    """Return whether a pack and another have years in common; one that is damaged may have."""
    try:
        other = read_pack(folder, slug=current.borough_slug).manifest
    except PackError:
        return True
    early, late = current.period_start, current.period_end
    return other.period_start <= late and early <= other.period_end
