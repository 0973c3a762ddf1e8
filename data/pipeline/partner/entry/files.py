"""Holds a file that is named against what can be read at all, before anything of it is read."""

import stat
import subprocess
import sys
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from data.pipeline.partner.mapping.faults import ExtractFault

ZIPPED = (".xlsx", ".xlsm", ".xlsb", ".ods")
UNPACKED = 400_000_000  # bytes of a workbook; a million rows of twelve columns are less
PROBE = Path(__file__).with_name("probe.py")
LONGEST = 30  # seconds that a workbook may take to open; of these it may work for ten
AS_CSV = "save the sheet as CSV"
KINDS = {
    stat.S_ISDIR: "a folder",
    stat.S_ISFIFO: "a pipe",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
    stat.S_ISSOCK: "a socket",
}


def refuse_special(path: Path, *, named: str = "", remedy: str = "name a file") -> None:
    """Refuse what is no plain file: reading a pipe or a device may never end.

    Args:
        path: Where it is, or should be.
        named: What stands before its name in the line that refuses it.
        remedy: What stands after it.

    Raises:
        ExtractFault: If it is one, or cannot be found.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise ExtractFault(
            f"{named}{path}: cannot be read ({error.strerror}). Remedy: {remedy}."
        ) from error
    kind = next((words for is_one, words in KINDS.items() if is_one(mode)), None)
    if kind is not None:
        raise ExtractFault(f"{named}{path}: cannot be read (it is {kind}). Remedy: {remedy}.")


def refuse_workbook_bomb(path: Path) -> None:
    """Refuse a workbook that unpacks to more than it may, before it is unpacked here.

    A small file can unpack to more than any machine holds, and one cell in the last row and column
    makes a reader of workbooks ask for room for all between. A process of its own opens it first,
    which may use little memory and time.

    Raises:
        ExtractFault: If it is too large, or cannot be read.
    """
    if path.suffix.lower() in ZIPPED:
        try:
            with ZipFile(path) as packed:
                unpacked = sum(part.file_size for part in packed.infolist())
        except (BadZipFile, OSError) as error:
            raise ExtractFault(
                f"{path}: cannot be read (no workbook). Remedy: name a file."
            ) from error
        if unpacked > UNPACKED:
            raise ExtractFault(
                f"{path.name}: unpacks to {unpacked / 1e6:,.0f} MB, more than {UNPACKED / 1e6:.0f}."
                f" Remedy: {AS_CSV}."
            )
    command = [sys.executable, "-I", str(PROBE), str(path)]
    try:
        opened = subprocess.run(  # noqa: S603 - our own program; the path is an argument to it
            command, capture_output=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        raise ExtractFault(f"{path.name}: takes too long to open. Remedy: {AS_CSV}.") from None
    if opened.returncode != 0:
        killed = "it needs too much memory" if opened.returncode < 0 else "it is no workbook"
        reason = opened.stdout.decode(errors="replace").strip() or killed
        raise ExtractFault(f"{path.name}: cannot be read ({reason}). Remedy: {AS_CSV}.")
