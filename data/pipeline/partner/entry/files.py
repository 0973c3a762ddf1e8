"""Holds a file that is named against what can be read at all, before anything of it is read."""

from pathlib import Path

from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.raw.plain import why_no_file, why_no_workbook

AS_CSV = "save the sheet as CSV"


def refuse_special(path: Path, *, named: str = "", remedy: str = "name a file") -> None:
    """Refuse what is no plain file: reading a pipe or a device may never end.

    Args:
        path: Where it is, or should be.
        named: What stands before its name in the line that refuses it.
        remedy: What stands after it.

    Raises:
        ExtractFault: If it is one, or cannot be found.
    """
    reason = why_no_file(path)
    if reason:
        raise ExtractFault(f"{named}{path}: cannot be read ({reason}). Remedy: {remedy}.")


def refuse_workbook_bomb(path: Path) -> None:
    """Refuse a workbook that unpacks to more than it may, before it is unpacked here.

    Raises:
        ExtractFault: If it is too large, or cannot be read.
    """
    problem = why_no_workbook(path)
    if problem:
        raise ExtractFault(f"{path.name}: {problem}. Remedy: {AS_CSV}.")
