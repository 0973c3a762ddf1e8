"""The only writer of packs: a new one appears whole, or the last one stays."""

import hashlib
import shutil
import tempfile
from pathlib import Path

import pandas as pd

from data.checksums import MANIFEST, SUMS, sums_text
from data.partner.model import CountsFile, PackManifest
from data.partner.packs import COUNTS, read_pack
from data.partner.schemas import PackCounts
from data.pipeline.release.publish import parquet_bytes
from data.pipeline.release.switch import point

KEPT = ".kept"  # no borough's slug begins with a dot
KEEP = 2  # the pack that is shown and the one before


def write_pack(counts: pd.DataFrame, *, manifest: PackManifest, root: Path) -> PackManifest:
    """Write a pack beside those there are, then point the borough's link at it.

    The folder is `<root>/.kept/<slug>/<pack id>`; `<root>/<slug>` is a link to it, so that a
    server reads the old pack or the new one and never half of either.

    Args:
        counts: Rows of `PackCounts`.
        manifest: Everything about the pack; its id and the digest of the counts are set here.
        root: The folder PARTNER_PACKS.

    Returns:
        The manifest as written.

    Raises:
        pandera.errors.SchemaError: If the counts break their contract; nothing is written.
        OSError: If the disk refuses; the last pack is then where it was.
    """
    PackCounts.validate(counts)
    content = parquet_bytes(counts)
    digest = hashlib.sha256(content).hexdigest()
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
    _forget_older(shelf, current=pack_id)
    return described


def _forget_older(shelf: Path, *, current: str) -> None:
    others = [path for path in shelf.iterdir() if path.name != current]
    newest_first = sorted(others, key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in newest_first[KEEP - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
