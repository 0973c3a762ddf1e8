"""Every file of an extract, checked: which rows count, and what became of the others."""

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from data.partner.model import FileCount, FileRole
from data.pipeline.partner.entry.files import refuse_special
from data.pipeline.partner.mapping.codes import folded
from data.pipeline.partner.mapping.document import Mapping
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.mapping.form import Format
from data.pipeline.partner.reading.areas import AreaReader
from data.pipeline.partner.reading.checker import CheckedFile, Work, check_file
from data.pipeline.partner.reading.columns import SCHEMAS, find_columns
from data.pipeline.partner.reading.delimited import open_delimited
from data.pipeline.partner.reading.incidents import IncidentWork
from data.pipeline.partner.reading.input_files import ExtractFile, open_parquet
from data.pipeline.partner.reading.places import Borough
from data.pipeline.partner.reading.postcodes import read_directory
from data.pipeline.partner.reading.records import Days, work_for
from data.pipeline.partner.reading.repeats import count_once, later_rows
from data.pipeline.partner.reading.services import ServiceWork
from data.pipeline.partner.reading.sheets import ENDINGS, open_sheet
from data.pipeline.partner.reading.survey import survey
from data.pipeline.raw.plain import mark

SHOWN = 5  # rows of totals that are named


@dataclass(frozen=True)
class Checked:
    """What checking came to, file by file, and whether points were placed in areas."""

    files: dict[FileRole, CheckedFile]
    has_points: bool = False

    @property
    def said(self) -> list[str]:
        """Return how the files were read."""
        return [line for checked in self.files.values() for line in checked.said]

    @property
    def summary(self) -> list[str]:
        """Return what a person has to look at."""
        return [line for checked in self.files.values() for line in checked.summary]

    @property
    def lacking(self) -> dict[str, list[str]]:
        """Return codes that lists of the mapping lack, by the list."""
        found: dict[str, dict[str, str]] = {}
        for checked in self.files.values():
            for name, codes in checked.lacking.items():
                known = found.setdefault(name, {})
                for code in codes:
                    known.setdefault(folded(code), code)
        return {name: list(codes.values()) for name, codes in found.items()}

    @property
    def counts(self) -> tuple[FileCount, ...]:
        """Return what became of each file's rows."""
        return tuple(checked.count for checked in self.files.values())


def open_file(path: Path, *, form: Format, wanted: Sequence[str]) -> ExtractFile:
    """Open a file as far as its headings, by its ending.

    Args:
        path: Where it is.
        form: What the mapping says of it.
        wanted: Columns that it may have, as the mapping names them.

    Raises:
        ExtractFault: If it cannot be read.
    """
    refuse_special(path)
    ending = path.suffix.lower()
    if ending == ".parquet":
        return open_parquet(path)
    if ending in ENDINGS:
        return open_sheet(path, form=form, wanted=wanted)
    return open_delimited(path, form=form, wanted=wanted)


def check_all(
    paths: Dictionary[FileRole, Path],
    *,
    mapping: Mapping,
    borough: Borough,
    into: Path,
    beside: Path | None = None,
    postcodes: Path | None = None,
) -> Checked:
    """Check every file and write its good rows, as meanings, into a folder of this run.

    Args:
        paths: The partner's files by role.
        mapping: Of these files.
        borough: Whose records they are.
        into: A folder of this run alone.
        beside: Where faults and rows set aside go; None for the folder of each file.
        postcodes: The ONS Postcode Directory; None where no column of postcodes is read.

    Raises:
        ExtractFault: If a file cannot be read at all, lacks a column, has days and months that
            cannot be told apart, or latitudes and longitudes that changed places.
    """
    reader = _Reader(paths, mapping, borough, into, beside, postcodes)
    files = {role: reader.check(role) for role in FileRole if role in paths}
    return Checked(files, reader.has_points)


@dataclass
class _Reader:
    """Checks the files of one run."""

    paths: Dictionary[FileRole, Path]
    mapping: Mapping
    borough: Borough
    into: Path
    beside: Path | None
    postcodes: Path | None
    areas: AreaReader | None = None

    def check(self, role: FileRole) -> CheckedFile:
        """Check one file."""
        path = self.paths[role]
        before = mark(path)
        named = getattr(self.mapping.columns, role.value)
        wanted = [name for name in named.model_dump().values() if name]
        form = self.mapping.format.of(role)
        file = open_file(path, form=form, wanted=wanted)
        columns = find_columns(file, role=role, named=named)
        looked = survey(
            file,
            date=columns.get("date"),
            pattern=form.date,
            ward=columns.get("ward"),
            borough=self.borough,
        )
        days = Days(self.mapping.period, looked.order, form.date)
        once = list(self.paths.values()).count(path) == 1
        name = path.stem if once else f"{path.stem}.{role.value}"
        beside = self.beside or path.parent
        made = check_file(
            file,
            role=role,
            work=self._work(role, columns=columns, days=days, older=looked.older_wards),
            schema=SCHEMAS[role],
            into=self.into,
            beside=beside,
            name=name,
        )
        # It is read from its start more than once.
        if before != mark(path):
            raise ExtractFault(
                f"{path.name}: changed while it was read. Remedy: begin again once it is whole."
            )
        made = replace(made, said=[file.said, *looked.said, *_totals(file)])
        if role is FileRole.SERVICE_COUNTS:
            return _brought(made)
        if self.areas is not None and role is FileRole.INCIDENTS:
            self.areas.refuse_exchanged()
            made = replace(made, summary=[*made.summary, *self._parted(path.name)])
        if "reference" in columns:
            return _once(made, listed=beside / f"{name}.repeats.csv", file=path.name)
        return _alike(made, file=path.name) if role is FileRole.INCIDENTS else made

    def _work(
        self, role: FileRole, *, columns: Dictionary[str, str], days: Days, older: bool
    ) -> Work:
        if role is FileRole.SERVICE_COUNTS:
            return ServiceWork(columns, self.mapping.period)
        if role is not FileRole.INCIDENTS:
            return work_for(role, columns=columns, mapping=self.mapping, days=days)
        directory = read_directory(self.postcodes) if "postcode" in columns else None
        self.areas = AreaReader(columns, self.borough, directory, older)
        return IncidentWork(columns, self.mapping, days, self.areas)

    @property
    def has_points(self) -> bool:
        """Return whether incidents have points."""
        return self.areas is not None and not {"easting", "latitude"}.isdisjoint(self.areas.named)

    def _parted(self, file: str) -> list[str]:
        if self.areas is None or not self.areas.parted:
            return []
        said = (
            f"{file}: in {self.areas.parted:,} rows the postcode lies in another ward than the row "
            "names. They are counted in the ward that is named and in no small area. Remedy: see "
            "whether POSTCODES is the directory of these postcodes."
        )
        return [said]


def _brought(made: CheckedFile) -> CheckedFile:
    """Leave rows without a count out of the number of rows, as empty lines are."""
    counts = pq.read_table(made.path, columns=["count"]).column("count")
    filled = made.count.rows_counted or 0
    filled -= pc.sum(pc.equal(counts, "")).as_py() or 0
    read = filled + made.count.rows_set_aside
    told = made.count.model_copy(update={"rows_read": read, "rows_counted": filled})
    return replace(made, count=told)


def _totals(file: ExtractFile) -> list[str]:
    """Say which rows hold totals: they are no records, and in no count of rows."""
    if not file.totals:
        return []
    rows = ", ".join(map(str, file.totals[:SHOWN]))
    more = f" and {len(file.totals) - SHOWN:,} more" if len(file.totals) > SHOWN else ""
    return [f"{file.path.name}: passed over as totals: row {rows}{more}."]


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
            "rows_counted": (made.count.rows_counted or 0) - found.rows,
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
