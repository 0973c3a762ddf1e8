"""Reads the files of a release, or of a partner's pack, and holds them against their checksums.

A manifest vouches for the tables it lists; `manifest.sha256` vouches for the manifest. It is in the
form that `sha256sum -c manifest.sha256` reads.
"""

import errno
import json
import os
import re
import stat
from collections import deque
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
from pandera.errors import SchemaError, SchemaErrors

SUMS = "manifest.sha256"
MANIFEST = "manifest.json"
TABLES = (
    "metrics.parquet",
    "areas.parquet",
    "evidence.parquet",
    "hotspots.parquet",
    "boroughs.geoparquet",
    "wards.geoparquet",
)
# What a manifest says at least, by name.
SAYS: Mapping[str, type] = {
    "release": str,
    "data_to": str,
    "tables": dict,
    "sources": dict,
    "indicators": dict,
    "drawing": dict,
}
# Tables, by digest, that this process has held against a contract: the same bytes keep it.
_HELD: deque[tuple[str, Any]] = deque(maxlen=256)
LINE = re.compile(r"([0-9a-f]{64})  ([a-z0-9_-]+\.[a-z0-9]+)\n")


class ReleaseError(Exception):
    """A release cannot be served. The message names the file and the remedy."""


class DamagedError(Exception):
    """A file is not the one that was written. `name` is the file's, `what` says what is wrong."""

    def __init__(self, name: str, what: str) -> None:
        """Keep both for the one who knows the folder and the remedy."""
        super().__init__(f"{name} {what}")
        self.name = name
        self.what = what


def sums_text(files: Mapping[str, bytes]) -> str:
    """Return the text of `SUMS` for files by name, the manifest among them."""
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def read_listed(folder: Path) -> dict[str, bytes]:
    """Return the manifest, and whatever else `SUMS` lists, by name, once it is as it was written.

    Raises:
        DamagedError: If a file is missing, unreadable or another one, or if `SUMS` itself is.
    """
    try:
        text = plain_bytes(folder / SUMS).decode("ascii")
    except FileNotFoundError as error:
        raise DamagedError(SUMS, "is missing") from error
    except OSError as error:
        raise DamagedError(SUMS, f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise DamagedError(SUMS, "is no list of checksums") from error
    listed = {name: digest for digest, name in LINE.findall(text)}
    if MANIFEST not in listed or LINE.sub("", text):
        raise DamagedError(SUMS, f"is no list of checksums with that of {MANIFEST}")
    return {name: read_file(folder / name, digest, by=SUMS) for name, digest in listed.items()}


def plain_bytes(path: Path, *, most: int = -1) -> bytes:
    """Return what a plain file holds. What is none, as a pipe, is never waited for.

    Args:
        path: Where it is.
        most: Bytes that are read of it; all where it is below 0.

    Raises:
        OSError: If it cannot be read, or is no plain file.
    """
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, "no plain file", str(path))
        return file.read(most)


def read_file(path: Path, digest: object, *, by: str) -> bytes:
    """Return what a file holds, once it has the SHA-256 that `by` lists.

    Raises:
        DamagedError: If it is missing, unreadable or another one.
    """
    try:
        content = plain_bytes(path)
    except OSError as error:
        reason = f"cannot be read ({error.strerror}), and {by} lists it"
        raise DamagedError(path.name, reason) from error
    if sha256(content).hexdigest() != digest:
        raise DamagedError(path.name, f"is not the file that {by} lists")
    return content


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read what a release says of itself.

    Raises:
        ReleaseError: If it is missing or not as it was written.
    """
    path = folder / MANIFEST
    try:
        if not path.exists():
            raise ReleaseError(f"{path} is missing: run `make data`, or set RELEASE_DIR")
        return said(read_listed(folder)[MANIFEST], *SAYS)
    except DamagedError as error:
        raise _damaged(folder, error) from error
    except OSError as error:
        raise ReleaseError(
            f"{path} cannot be read ({error.strerror}): give the user that serves it leave to"
        ) from error


def said(manifest: bytes, *names: str) -> dict[str, Any]:
    """Return what a manifest says, once it is known to say what is asked of it, by name.

    Raises:
        DamagedError: If it is no JSON, or what it says under a name is not of the kind in `SAYS`.
    """
    try:
        found = json.loads(manifest)
    except (ValueError, RecursionError) as error:
        raise DamagedError(MANIFEST, "is not readable JSON") from error
    of_all = found if isinstance(found, dict) else {}
    for name in names:
        if not isinstance(of_all.get(name), SAYS[name]):
            raise DamagedError(MANIFEST, f"is not readable: no {name}")
    return of_all


def check_files(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Hold every table against the digest in the manifest, before anything is read from it.

    Raises:
        ReleaseError: If one is missing, not listed, or not as it was written.
    """
    listed = manifest.get("tables", {})
    for name in TABLES:
        if name not in listed:
            raise ReleaseError(
                f"{folder / name} is not in the manifest: take the last good release"
            )
    try:
        for name, facts in listed.items():
            digest = facts.get("sha256") if isinstance(facts, dict) else None
            read_file(folder / name, digest, by="the manifest")
    except DamagedError as error:
        raise _damaged(folder, error) from error


def _damaged(folder: Path, fault: DamagedError) -> ReleaseError:
    return ReleaseError(
        f"{folder / fault.name} {fault.what}: the release is damaged or half-written, "
        "take the last good one"
    )


def hold(
    frame: pd.DataFrame,
    contract: Any,  # noqa: ANN401
    *,
    sha256: str,
) -> None:
    """Hold a table against its contract, once in this process for the same bytes.

    Args:
        frame: The table.
        contract: A model or schema of pandera.
        sha256: Digest of the bytes that the table was read from.

    Raises:
        pandera.errors.SchemaError: If it breaks its contract.
        pandera.errors.SchemaErrors: The same.
    """
    held = sha256, contract
    if held not in _HELD:
        contract.validate(frame)
        _HELD.append(held)


def read_table(
    folder: Path,
    manifest: Mapping[str, Any],
    name: str,
    contract: Any,  # noqa: ANN401
) -> pd.DataFrame:
    """Read one table and hold it against its contract and against the manifest's row count.

    Another may lie in its place since `check_files` looked, as a release is switched.

    Raises:
        ReleaseError: If it cannot be read or is not what either says.
    """
    content = BytesIO(table_bytes(folder, manifest, name))
    facts = manifest["tables"][name]
    try:
        frame = pd.read_parquet(content)
        hold(frame, contract, sha256=str(facts.get("sha256")))
    except (SchemaError, SchemaErrors) as error:
        detail = str(error).splitlines()[0][:200]
        raise ReleaseError(f"{folder / name} breaks its contract: {detail}") from error
    except (OSError, ValueError) as error:
        raise ReleaseError(f"{folder / name} cannot be read: take the last good release") from error
    expected = facts.get("rows")
    if expected != len(frame):
        raise ReleaseError(
            f"{folder / name} has {len(frame)} rows, the manifest says {expected}: "
            "the release is half-written, take the last good one"
        )
    return frame


def read_record(
    folder: Path,
    manifest: Mapping[str, Any],
    name: str,
    contract: Any,  # noqa: ANN401
) -> pd.DataFrame:
    """Read a table that an older release may lack; it has no row then.

    Raises:
        ReleaseError: If it is listed and is not what its contract or the manifest says.
    """
    if name not in manifest.get("tables", {}):
        return pd.DataFrame(contract.empty())
    return read_table(folder, manifest, name, contract)


def table_bytes(folder: Path, manifest: Mapping[str, Any], name: str) -> bytes:
    """Return a table as the file that was published, also once another may lie in its place.

    Raises:
        ReleaseError: If the manifest lists none of that name, or it is not the one that it lists.
    """
    if name not in manifest["tables"]:
        raise ReleaseError(f"{name} is no table of this release")
    try:
        return read_file(folder / name, manifest["tables"][name]["sha256"], by="the manifest")
    except DamagedError as error:
        raise _damaged(folder, error) from error


def read_columns(
    folder: Path, manifest: Mapping[str, Any], name: str, columns: list[str]
) -> pd.DataFrame:
    """Read some columns of a table.

    Raises:
        ReleaseError: If it cannot be read, or is not the one that the manifest lists.
    """
    content = BytesIO(table_bytes(folder, manifest, name))
    try:
        frame: pd.DataFrame = pq.read_table(content, columns=columns).to_pandas()
    except (OSError, ValueError, KeyError) as error:
        raise ReleaseError(f"{folder / name} cannot be read: take the last good release") from error
    return frame
