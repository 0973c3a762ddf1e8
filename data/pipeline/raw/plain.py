"""Tells why a file cannot be read at all, before anything of it is read."""

import stat
import subprocess
import sys
from pathlib import Path
from zipfile import BadZipFile, ZipFile

ZIPPED = (".xlsx", ".xlsm", ".xlsb", ".ods")
UNPACKED = 400_000_000  # bytes of a workbook; a million rows of twelve columns are less
MEMORY = 512 << 20  # bytes of address space to open one in: about five million cells
PROBE = Path(__file__).with_name("probe.py")
LONGEST = 30  # seconds that a workbook may take to open; of these it may work for ten
KINDS = {
    stat.S_ISDIR: "a folder",
    stat.S_ISFIFO: "a pipe",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
    stat.S_ISSOCK: "a socket",
}


def mark(path: Path) -> tuple[int, ...]:
    """Tell one state of a file from another without reading it; () is one that cannot be found."""
    try:
        facts = path.stat()
    except OSError:
        return ()
    return facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns


def why_no_file(path: Path) -> str | None:
    """Tell why a path is no plain file: reading a pipe or a device may never end.

    Returns:
        What it is, or why it cannot be found; None for a plain file.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return error.strerror
    kind = next((words for is_one, words in KINDS.items() if is_one(mode)), None)
    return f"it is {kind}" if kind else None


def why_no_workbook(path: Path, *, memory: int = MEMORY) -> str | None:
    """Tell why a workbook cannot be opened here, before it is unpacked here.

    A small file can unpack to more than any machine holds, and one cell in the last row and column
    makes a reader of workbooks ask for room for all between. A process of its own opens it first,
    which may use little memory and time.

    Args:
        path: A plain file.
        memory: Bytes in which it must open, with all its sheets.

    Returns:
        What is wrong with it, as the end of a sentence that begins with its name; None where it
        opens.
    """
    if path.suffix.lower() in ZIPPED:
        try:
            with ZipFile(path) as packed:
                unpacked = sum(part.file_size for part in packed.infolist())
        except BadZipFile:
            return "cannot be read (no workbook)"
        except OSError as error:
            return f"cannot be read ({error.strerror})"
        if unpacked > UNPACKED:
            return f"unpacks to {unpacked / 1e6:,.0f} MB, more than {UNPACKED / 1e6:.0f}"
    command = [sys.executable, "-I", str(PROBE), str(path), str(memory)]
    try:
        opened = subprocess.run(  # noqa: S603 - our own program; the path is an argument to it
            command, capture_output=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        return "takes too long to open"
    if opened.returncode == 0:
        return None
    killed = "it needs too much memory" if opened.returncode < 0 else "it is no workbook"
    reason = opened.stdout.decode(errors="replace").strip() or killed
    return f"cannot be read ({reason})"
