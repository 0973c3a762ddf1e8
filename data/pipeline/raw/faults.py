"""What stops a run: one line that names the file, the row and the remedy."""

import pandas as pd


class InputFault(Exception):  # noqa: N818 - the fault is in the file, not in the program
    """A raw file that cannot be published from.

    Nothing is repaired in silence: the run stops and the last good release stays as it was.

    Args:
        file: Path of the raw file, relative to the raw folder.
        row: Row as a text editor counts it, the header being row 1; None for the whole file.
        problem: What is wrong, in words, with the offending value.
        remedy: What a person can do about it.
    """

    def __init__(self, file: str, row: int | None, problem: str, remedy: str) -> None:
        self.file = file
        self.row = row
        self.problem = problem
        self.remedy = remedy
        super().__init__(file, row, problem, remedy)

    def __str__(self) -> str:
        """Return the fault as one line."""
        place = self.file if self.row is None else f"{self.file}, row {self.row}"
        return shown(f"{place}: {self.problem}. Remedy: {self.remedy}.")


def shown(text: str) -> str:
    """Return a text in one line, with what a terminal would obey or not show written out."""
    line = " ".join(text.split())
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in line)


def line_of(fault: Exception) -> str:
    """Return the one line that a command ends in, for a fault of its own or one of the system.

    A system mostly refuses a place that may not be read or written, or a disk that is full.
    """
    if not isinstance(fault, OSError):
        return str(fault)
    place = fault.filename or "the disk"
    remedy = "let whoever runs this read and write there, see to room on its disk, and run it again"
    return shown(f"{place}: {fault.strerror or fault}. Remedy: {remedy}.")


def first_row(where: pd.Series) -> int:
    """Return the row in the file of the first True, of a mask indexed by row."""
    return int(where[where].index[0])
