"""Every file of an extract, checked: which rows count, and what became of the others."""

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, replace
from pathlib import Path

from data.partner.model import FileCount, FileRole
from data.pipeline.partner.mapping.document import Mapping
from data.pipeline.partner.reading.checker import CheckedFile, Work, check_file
from data.pipeline.partner.reading.columns import SCHEMAS, find_columns
from data.pipeline.partner.reading.incidents import IncidentWork
from data.pipeline.partner.reading.input_files import open_file
from data.pipeline.partner.reading.places import Borough
from data.pipeline.partner.reading.records import work_for
from data.pipeline.partner.reading.repeats import count_once, later_rows


@dataclass(frozen=True)
class Checked:
    """What checking came to, file by file, and whether points were placed in areas."""

    files: dict[FileRole, CheckedFile]
    has_points: bool = False

    @property
    def summary(self) -> list[str]:
        """Return what a person has to read."""
        return [line for checked in self.files.values() for line in checked.summary]

    @property
    def counts(self) -> tuple[FileCount, ...]:
        """Return what became of each file's rows."""
        return tuple(checked.count for checked in self.files.values())


def check_all(
    paths: Dictionary[FileRole, Path],
    *,
    mapping: Mapping,
    borough: Borough,
    into: Path,
    beside: Path | None = None,
) -> Checked:
    """Check every file and write its good rows, as meanings, into a folder of this run.

    Args:
        paths: The partner's files by role.
        mapping: Of these files.
        borough: Whose records they are.
        into: See `work_folder`.
        beside: Where faults and rows set aside go; None for the folder of each file.

    Raises:
        ExtractFault: If a file cannot be read at all or lacks a column.
    """
    files, has_points = {}, False
    for role in FileRole:
        if role in paths:
            file = open_file(paths[role], form=mapping.format)
            named = getattr(mapping.columns, role.value)
            columns = find_columns(file, role=role, named=named)
            has_points |= "easting" in columns
            once = list(paths.values()).count(paths[role]) == 1
            name = paths[role].stem if once else f"{paths[role].stem}.{role.value}"
            folder = beside or paths[role].parent
            made = check_file(
                file,
                role=role,
                work=_work(role, columns=columns, mapping=mapping, borough=borough),
                schema=SCHEMAS[role],
                into=into,
                beside=folder,
                name=name,
            )
            listed = folder / f"{name}.repeats.csv"
            if "reference" in columns:
                made = _once(made, listed=listed, file=paths[role].name)
            elif role is FileRole.INCIDENTS:
                made = _alike(made, file=paths[role].name)
            files[role] = made
    return Checked(files, has_points)


def _work(
    role: FileRole, *, columns: Dictionary[str, str], mapping: Mapping, borough: Borough
) -> Work:
    if role is FileRole.INCIDENTS:
        return IncidentWork(columns, mapping, borough)
    return work_for(role, columns=columns, mapping=mapping)


def _once(made: CheckedFile, *, listed: Path, file: str) -> CheckedFile:
    """Count each reference once, and say how many rows that was and which of them differ."""
    found = count_once(made.path, role=made.count.role, listed=listed)
    said = list(made.summary)
    if found.rows:
        said.append(
            f"{file}: {found.rows:,} rows have the reference of an earlier row and are counted "
            "with it."
        )
    if found.differing:
        said.append(
            f"{file}: {found.differing:,} of these differ from the first row of their reference, "
            f"which is the one that counts. Remedy: look at {listed}, which lists them, and "
            "correct the cells or the reference."
        )
    if found.without:
        said.append(f"{file}: {found.without:,} rows have no reference; each is counted.")
    count = made.count.model_copy(
        update={
            "rows_counted": made.count.rows_counted - found.rows,
            "rows_repeated": found.rows,
        }
    )
    return replace(made, count=count, summary=said)


def _alike(made: CheckedFile, *, file: str) -> CheckedFile:
    """Say how many rows are alike in all but who was there, where nothing tells incidents apart."""
    rows = int(later_rows(made.path).sum())
    if not rows:
        return made
    said = (
        f"{file}: {rows:,} of {made.count.rows_counted:,} rows are alike with an earlier one in "
        "date, place and type. Each is counted as an incident. Remedy: where the file has a row "
        "for each person, name what tells incidents apart in columns: incidents: reference."
    )
    return replace(made, summary=[*made.summary, said])
