"""Checks rows of incidents: when, where, of which type. Points become small areas here."""

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from data.pipeline.partner.mapping.document import Mapping
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.reading.cells import code_check, quoted
from data.pipeline.partner.reading.checker import Piecework, distinct
from data.pipeline.partner.reading.columns import KEY, TEXT
from data.pipeline.partner.reading.faults import Problem
from data.pipeline.partner.reading.numbers import Numbers
from data.pipeline.partner.reading.places import TAKES, Borough
from data.pipeline.partner.reading.records import take_days, take_references

GRID = "easting and northing must be metres on the British National Grid, six digits each"


@dataclass
class IncidentWork:
    """Checks rows of incidents. Points become LSOAs here, and keys become numbers of this run."""

    columns: Dictionary[str, str]
    mapping: Mapping
    borough: Borough
    numbers: Numbers = field(default_factory=Numbers, repr=False)

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
        take_days(table, done, column=self.columns["date"], mapping=self.mapping)
        rows = table.num_rows
        done.columns["category"] = pa.nulls(rows, TEXT)
        if "offence_type" in self.columns:
            column = self.columns["offence_type"]
            check = code_check(self.mapping.codes.offence_type, name="offence_type")
            done.take("category", table.column(column), column=column, check=check)
        done.columns["location"] = (
            self.numbers.of(table.column(self.columns["location"]))
            if "location" in self.columns
            else pa.nulls(rows, KEY)
        )
        self._areas(table, done)
        done.columns["day"] = self.numbers.of(done.columns["day"])
        if "reference" in self.columns:
            column = self.columns["reference"]
            take_references(table, done, column=column, numbers=self.numbers)
        else:
            done.columns["same"] = self._alike(table, done)

    def _alike(self, table: pa.Table, done: Piecework) -> pa.Array:
        """Return a number for each row, the same where day, place and type are."""
        meant = [done.columns[name] for name in ("day", "ward", "lsoa", "category", "location")]
        exact = [self.columns[name] for name in ("easting", "northing") if name in self.columns]
        numbered = [cells.cast(TEXT) if cells.type == KEY else cells for cells in meant]
        return self.numbers.together([*numbered, *(table.column(name) for name in exact)])

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
