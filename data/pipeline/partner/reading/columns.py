"""Which columns of a file are read, and what each of their cells must be."""

import secrets
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from data.model import Frozen
from data.partner.model import FileRole
from data.pipeline.partner.mapping.codes import CodeList, plain
from data.pipeline.partner.mapping.document import Mapping
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.reading.cells import (
    Check,
    age_check,
    code_check,
    quoted,
    sex_check,
    whole_check,
    year_check,
)
from data.pipeline.partner.reading.checker import Piecework, Work, distinct
from data.pipeline.partner.reading.faults import Problem
from data.pipeline.partner.reading.input_files import ExtractFile
from data.pipeline.partner.reading.places import TAKES, Borough

TEXT, KEY = pa.string(), pa.int64()
SCHEMAS: dict[FileRole, pa.Schema] = {
    FileRole.INCIDENTS: pa.schema(
        {"year": TEXT, "ward": TEXT, "lsoa": TEXT, "category": TEXT, "location": KEY}
    ),
    FileRole.VICTIMS: pa.schema({"year": TEXT, "sex": TEXT, "age": TEXT}),
    FileRole.ACCUSED: pa.schema({"year": TEXT, "sex": TEXT, "age": TEXT}),
    FileRole.REFERRALS: pa.schema({"year": TEXT, "category": TEXT}),
    FileRole.ALL_OFFENCES: pa.schema({"year": TEXT, "category": TEXT, "count": TEXT}),
    FileRole.BASE: pa.schema({"category": TEXT, "count": TEXT}),
}
MAY_LACK = {
    FileRole.INCIDENTS: {"lsoa", "ward", "easting", "northing", "offence_type", "location"},
    FileRole.ALL_OFFENCES: {"count", "date"},
}
GRID = "easting and northing must be metres on the British National Grid, six digits each"


def find_columns(file: ExtractFile, *, role: FileRole, named: Frozen) -> dict[str, str]:
    """Return the columns that are there, by our own name.

    Args:
        file: Opened.
        role: What it is.
        named: The part of the mapping that names its columns.

    Raises:
        ExtractFault: If a column that must be there, or that the mapping names, is not.
    """
    found = {}
    for name, column in named.model_dump().items():
        if column in file.header:
            found[name] = column
        elif column and (name in named.model_fields_set or name not in MAY_LACK.get(role, ())):
            raise ExtractFault(
                f"{file.path.name}, row 1: there is no column {column!r} "
                f"(there are: {', '.join(file.header[:20])}). "
                f"Remedy: set columns: {role.value}: {name} in the mapping."
            )
    return found


def work_for(
    role: FileRole, *, columns: Dictionary[str, str], mapping: Mapping, borough: Borough
) -> Work:
    """Return what checks some rows of a file and fills the columns of its schema.

    Raises:
        ExtractFault: If the mapping or the file lacks what the role needs.
    """
    if role is FileRole.INCIDENTS:
        return IncidentWork(columns, mapping, borough)
    checks: dict[str, tuple[str, Check]] = {}
    if role in {FileRole.VICTIMS, FileRole.ACCUSED}:
        bands = getattr(mapping.age_bands, role.value)
        if not bands:
            raise ExtractFault(
                f"the mapping has no age_bands: {role.value}. Remedy: list the bands to show."
            )
        checks["sex"] = (columns["sex"], sex_check(mapping.codes.sex))
        checks["age"] = (columns["age"], age_check(bands))
    elif role is FileRole.ALL_OFFENCES:
        checks["category"] = (columns["offence_type"], _listed(mapping.codes.offence_type))
    else:
        ethnicity = code_check(mapping.codes.ethnicity, name="ethnicity")
        checks["category"] = (columns["ethnicity"], ethnicity)
    if "date" in columns:
        last = mapping.period.end if role is FileRole.ALL_OFFENCES else None
        year = year_check(mapping.period, pattern=mapping.format.date, blank=last)
        checks["year"] = (columns["date"], year)
    number = columns.get("count") or columns.get("residents")
    if number:
        checks["count"] = (number, whole_check)
    constants = {"year": mapping.period.end.isoformat(), "count": "1"}

    def work(table: pa.Table, done: Piecework) -> None:
        for name in SCHEMAS[role].names:
            if name in checks:
                column, check = checks[name]
                done.take(name, table.column(column), column=column, check=check)
            else:
                done.columns[name] = pa.repeat(pa.scalar(constants[name]), table.num_rows)

    return work


def _listed(labels: Dictionary[str, str]) -> Check:
    """Return a check that lets types that are not listed pass as "": only their total counts."""
    known = CodeList.of(labels)

    def check(cell: str) -> str:
        found = known.found(cell)
        return next(iter(found)) if len(found) == 1 else ""

    return check


@dataclass
class IncidentWork:
    """Checks rows of incidents. Points become LSOAs here, and keys become numbers of this run."""

    columns: Dictionary[str, str]
    mapping: Mapping
    borough: Borough
    secret: str = field(default_factory=lambda: secrets.token_hex(8), repr=False)

    def __post_init__(self) -> None:
        """Refuse an extract that cannot say where."""
        if not ({"lsoa", "ward"} & set(self.columns) or self._has_points):
            raise ExtractFault(
                "the extract has no area. Remedy: name a column of 2021 LSOAs, of wards, or of "
                "easting and northing in columns: incidents in the mapping."
            )

    @property
    def _has_points(self) -> bool:
        return {"easting", "northing"} <= set(self.columns)

    def __call__(self, table: pa.Table, done: Piecework) -> None:
        """Check some rows."""
        period, pattern = self.mapping.period, self.mapping.format.date
        day = self.columns["date"]
        done.take("year", table.column(day), column=day, check=year_check(period, pattern=pattern))
        rows = table.num_rows
        done.columns["category"] = pa.nulls(rows, TEXT)
        if "offence_type" in self.columns:
            column = self.columns["offence_type"]
            check = code_check(self.mapping.codes.offence_type, name="offence_type")
            done.take("category", table.column(column), column=column, check=check)
        done.columns["location"] = (
            self._keys(table.column(self.columns["location"]))
            if "location" in self.columns
            else pa.nulls(rows, KEY)
        )
        self._areas(table, done)

    def _keys(self, cells: pa.ChunkedArray) -> pa.Array:
        """Number the location keys, so that no key as it was is written down even in passing."""
        codes, keys = distinct(cells)
        words = np.array([plain(key) for key in keys], dtype=object)
        numbers = pd.util.hash_array(words, hash_key=self.secret, categorize=False)
        blank = np.array([not key for key in words], dtype=bool)
        numbered = pa.array(numbers.view(np.int64), mask=blank)
        return numbered.take(pa.array(codes))

    def _areas(self, table: pa.Table, done: Piecework) -> None:
        lsoa = self._codes(table, "lsoa", kind="LSOA", done=done)
        ward = self._codes(table, "ward", kind="ward", done=done)
        if self._has_points:
            lsoa = self._located(table, lsoa, done=done)
        parents = self.borough.lsoas["parent_code"]
        codes, areas = distinct(pa.chunked_array([lsoa]))
        of_area = pa.array([parents.get(area, "") for area in areas], type=TEXT)
        of_lsoa = of_area.take(pa.array(codes))
        ward = pc.if_else(pc.equal(lsoa, ""), ward, of_lsoa)
        nowhere = np.asarray(pc.equal(ward, ""))
        if done.faults:
            nowhere[list(done.faults)] = False
        named = [self.columns[name] for name in ("lsoa", "ward", "easting") if name in self.columns]
        done.refuse(
            nowhere,
            column=", ".join(named),
            problem=Problem("no area", "every column of an area is blank", TAKES),
        )
        done.columns |= {"lsoa": lsoa, "ward": ward}

    def _codes(self, table: pa.Table, name: str, *, kind: str, done: Piecework) -> pa.Array:
        if name not in self.columns:
            return pa.repeat(pa.scalar(""), table.num_rows)
        column = self.columns[name]
        check = self.borough.area_check(kind)
        return pc.fill_null(done.checked(table.column(column), column=column, check=check), "")

    def _located(self, table: pa.Table, lsoa: pa.Array, *, done: Piecework) -> pa.Array:
        """Give rows without an LSOA that of their point; the point itself goes no further."""
        text = [
            pc.utf8_trim_whitespace(table.column(self.columns[name]).combine_chunks())
            for name in ("easting", "northing")
        ]
        wanted = np.asarray(pc.equal(lsoa, ""))
        if done.faults:
            wanted[list(done.faults)] = False
        given = [np.asarray(pc.not_equal(cells, "")) & wanted for cells in text]
        metres = [_metres(cells, where=where) for cells, where in zip(text, given, strict=True)]
        wanted = given[0] | given[1]
        for name, cells, numbers in zip(("easting", "northing"), text, metres, strict=True):
            self._refuse_numbers(wanted & np.isnan(numbers), cells, name=name, done=done)
        usable = wanted & ~np.isnan(metres[0]) & ~np.isnan(metres[1])
        places = np.full(len(usable), -1)
        places[usable] = self.borough.locate(metres[0][usable], metres[1][usable])
        done.refuse(
            usable & (places < 0),
            column=f"{self.columns['easting']}, {self.columns['northing']}",
            problem=Problem(
                f"a point outside {self.borough.name}",
                f"the point lies outside {self.borough.name}",
                f"leave the row out, or correct it: {GRID}",
            ),
        )
        codes = pa.array([*self.borough.lsoas.index, ""], type=TEXT)
        found = codes.take(pa.array(np.where(places < 0, len(codes) - 1, places)))
        return pc.if_else(pa.array(usable), found, lsoa)

    def _refuse_numbers(
        self, where: NDArray[np.bool_], cells: pa.Array, *, name: str, done: Piecework
    ) -> None:
        for position in np.flatnonzero(where):
            cell = cells[int(position)].as_py()
            what = f"{quoted(cell)} is no number" if cell else "blank, while its pair is not"
            problem = Problem("no number of metres", what, GRID)
            done.faults[int(position)].append((self.columns[name], problem))


def _metres(cells: pa.Array, *, where: NDArray[np.bool_]) -> NDArray[np.float64]:
    numbers = np.full(len(cells), np.nan)
    given = cells.filter(pa.array(where)).to_pandas()
    numbers[where] = pd.to_numeric(given.str.replace(",", ""), errors="coerce").to_numpy(float)
    numbers[np.isinf(numbers)] = np.nan
    return numbers
