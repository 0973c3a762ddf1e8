"""Finds where each record was: by the most exact of the columns that say so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from data.pipeline.areas.projection import points_to_grid
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.reading.cells import quoted
from data.pipeline.partner.reading.checker import Piecework, distinct, wrong_cells
from data.pipeline.partner.reading.faults import Problem
from data.pipeline.partner.reading.places import ELSEWHERE, ONLY_BOROUGH, Borough, Place
from data.pipeline.partner.reading.postcodes import PostcodeDirectory

GRID = "easting and northing must be metres on the British National Grid, six digits each"
DEGREES = "latitude and longitude must be degrees, such as 51.5403 and 0.0804"
UNREADABLE, NO_AREA = "an area that cannot be read", "no area"
LATITUDES, LONGITUDES = (49.0, 61.0), (-9.0, 2.5)  # of Great Britain
BLANK = Problem(
    "no area",
    "every column of an area is blank",
    f"fill one in; until then the row is {ONLY_BOROUGH}",
    counted=True,
)
EXCHANGED = Problem(
    "a point whose numbers changed places",
    "the point is in Great Britain only if its two numbers change places",
    f"exchange the two numbers: {DEGREES}",
)
Decide = Callable[[str], Place | Problem]


@dataclass
class AreaReader:
    """Reads the areas of some rows: the LSOA, else the point, else the postcode, else the ward.

    What names only an area that is no more is taken where nothing better is there. A postcode may
    reach into several wards: where it lies in another than the row names, the ward that is named
    counts and no small area; `parted` is the number of such rows. A row whose area cannot be read,
    or that has none, is counted without one, and noted.
    """

    columns: Mapping[str, str]
    borough: Borough
    directory: PostcodeDirectory | None = None
    older: bool = False
    parted: int = 0
    _places: dict[Place, int] = field(default_factory=dict)
    _straight: int = 0
    _crossed: int = 0

    def __post_init__(self) -> None:
        """Refuse an extract that cannot say where."""
        if not self.named:
            raise ExtractFault(
                "the extract has no area. Remedy: name a column of LSOAs, of postcodes, of wards, "
                "of easting and northing, or of latitude and longitude in columns: incidents in "
                "the mapping."
            )

    @property
    def named(self) -> list[str]:
        """Return the columns that say where, by our own name."""
        pairs = (("easting", "northing"), ("latitude", "longitude"))
        whole = [name for pair in pairs if set(pair) <= set(self.columns) for name in pair]
        return [one for one in ("lsoa", *whole, "postcode", "ward") if one in self.columns]

    def take(self, table: pa.Table, done: Piecework) -> None:
        """Fill `ward`, `lsoa` and `why` of some rows."""
        rows = _Rows(table, done, np.full(table.num_rows, -1), np.full(table.num_rows, -1))
        if "lsoa" in self.columns:
            self._codes(rows, "lsoa", self.borough.of_lsoa)
        if "easting" in self.named:
            self._points(rows, ("easting", "northing"))
        if "latitude" in self.named:
            self._points(rows, ("latitude", "longitude"))
        if "postcode" in self.columns and self.directory is not None:
            directory = self.directory
            self._keep_wards(rows, directory)
            self._codes(rows, "postcode", lambda cell: self.borough.of_postcode(cell, directory))
        if "ward" in self.columns:
            self._codes(rows, "ward", self._ward)
        self._without(rows)
        places = list(self._places)
        for name in ("ward", "lsoa", "why"):
            words = pa.array([*(getattr(one, name) for one in places), ""], pa.string())
            done.columns[name] = words.take(pa.array(rows.places % len(words)))

    def _ward(self, cell: str) -> Place | Problem:
        return self.borough.of_ward(cell, older=self.older)

    def _keep_wards(self, rows: "_Rows", directory: PostcodeDirectory) -> None:
        """Decide rows whose postcode lies in another ward than they name."""
        if "ward" not in self.columns:
            return

        def wards(name: str, decide: Decide) -> NDArray[np.object_]:
            codes, cells = distinct(rows.table.column(self.columns[name]))
            found = [decide(cell.strip()) for cell in cells]
            known = [one.ward if isinstance(one, Place) else "" for one in found]
            return np.array(known, dtype=object)[codes]

        named = wards("ward", self._ward)
        of_code = wards("postcode", lambda cell: self.borough.of_postcode(cell, directory))
        parted = rows.open & (named != "") & (of_code != "") & (named != of_code)
        self.parted += int(parted.sum())
        numbers = np.array([self._number(Place(ward)) for ward in named], dtype=np.intp)
        rows.decide(parted, numbers)

    def _number(self, place: Place) -> int:
        return self._places.setdefault(place, len(self._places))

    def _codes(self, rows: "_Rows", name: str, decide: Decide) -> None:
        """Decide rows by a column of codes or names."""
        column = self.columns[name]
        codes, cells = distinct(rows.table.column(column))
        found = [decide(cell.strip()) if cell.strip() else None for cell in cells]
        numbers = np.array([self._number(one) if isinstance(one, Place) else -1 for one in found])
        exact = np.array([isinstance(one, Place) and not one.why for one in found])
        open_rows = rows.open
        rows.decide(open_rows & exact[codes], numbers[codes])
        rows.fall_back(open_rows & ~exact[codes] & (numbers[codes] >= 0), numbers[codes])
        for place, one in wrong_cells(codes, found, column=column):
            if open_rows[place]:
                rows.fault(place, one)

    def _points(self, rows: "_Rows", names: tuple[str, str]) -> None:
        """Decide rows by a pair of numbers; the point itself goes no further."""
        text = [
            pc.utf8_trim_whitespace(rows.table.column(self.columns[name]).combine_chunks())
            for name in names
        ]
        given = [np.asarray(pc.not_equal(cells, "")) for cells in text]
        wanted = rows.open & (given[0] | given[1])
        degrees = names[0] == "latitude"
        remedy = DEGREES if degrees else GRID
        numbers = [
            _numbers(cells, where=wanted & has, decimal_comma=degrees)
            for cells, has in zip(text, given, strict=True)
        ]
        told = f"{remedy}; the row is {ONLY_BOROUGH}"
        for name, cells, found in zip(names, text, numbers, strict=True):
            where = np.flatnonzero(wanted & np.isnan(found))
            wrong = cells.take(pa.array(where)).to_pylist()
            for place, cell in zip(where.tolist(), wrong, strict=True):
                what = f"{quoted(cell)} is no number" if cell else "blank, while its pair is not"
                problem = Problem("no number", what, told, counted=True)
                rows.fault(place, (self.columns[name], problem))
        usable = wanted & ~np.isnan(numbers[0]) & ~np.isnan(numbers[1])
        both = ", ".join(self.columns[name] for name in names)
        if degrees:
            exchanged = self._exchanged(numbers, usable=usable)
            for place in np.flatnonzero(exchanged).tolist():
                rows.fault(place, (both, EXCHANGED))
            usable &= ~exchanged
            numbers = [np.where(usable, one, np.nan) for one in numbers]
            east, north = points_to_grid(numbers[1], numbers[0])
        else:
            east, north = numbers
        places = np.full(len(usable), -1)
        places[usable] = self.borough.of_points(east[usable], north[usable])
        parents, codes = self.borough.lsoas["parent_code"].tolist(), list(self.borough.lsoas.index)
        known = np.array(
            [self._number(Place(ward, code)) for ward, code in zip(parents, codes, strict=True)]
        )
        rows.decide(usable & (places >= 0), known[places])
        outside = Problem(
            f"a point outside {self.borough.name}",
            f"the point lies outside {self.borough.name}",
            f"leave the row out, or correct it: {remedy}",
            about=ELSEWHERE,
        )
        for place in np.flatnonzero(usable & (places < 0)).tolist():
            rows.fault(place, (both, outside))

    def _exchanged(
        self, numbers: list[NDArray[np.float64]], *, usable: NDArray[np.bool_]
    ) -> NDArray[np.bool_]:
        """Return which points are in the country only if their two numbers change places."""
        straight = _within(numbers[0], LATITUDES) & _within(numbers[1], LONGITUDES)
        crossed = _within(numbers[1], LATITUDES) & _within(numbers[0], LONGITUDES)
        self._straight += int((usable & straight).sum())
        self._crossed += int((usable & crossed).sum())
        return usable & crossed

    def refuse_exchanged(self) -> None:
        """Refuse a file, once it was read, whose columns of latitude and longitude are exchanged.

        Raises:
            ExtractFault: If no point is in the country as it stands, and some are if their two
                numbers change places.
        """
        if self._crossed and not self._straight:
            latitude, longitude = self.columns["latitude"], self.columns["longitude"]
            raise ExtractFault(
                f"columns {latitude!r} and {longitude!r} have changed places: no row is in Great "
                f"Britain as they stand, and {self._crossed:,} are the other way round. Remedy: "
                "exchange them in columns: incidents in the mapping."
            )

    def _without(self, rows: "_Rows") -> None:
        """Count rows without an area in the borough alone, and note why."""
        older = rows.open & (rows.second >= 0)
        rows.places[older] = rows.second[older]
        left = np.flatnonzero(rows.open)
        both = ", ".join(self.columns[name] for name in self.named)
        for place in left:
            notes = rows.notes.get(int(place), [])
            rows.places[place] = self._number(Place(why=UNREADABLE if notes else NO_AREA))
            for column, problem in notes or [(both, BLANK)]:
                rows.done.notes[int(place)].append((column, problem))


@dataclass
class _Rows:
    """Rows on the way: their places so far, the second best, and what cannot be read of them."""

    table: pa.Table
    done: Piecework
    places: NDArray[np.intp]
    second: NDArray[np.intp]
    notes: dict[int, list[tuple[str, Problem]]] = field(default_factory=dict)

    @property
    def open(self) -> NDArray[np.bool_]:
        """Return the rows that are neither decided nor faulty."""
        found = self.places < 0
        if self.done.faults:
            found[list(self.done.faults)] = False
        return found

    def decide(self, where: NDArray[np.bool_], numbers: NDArray[np.intp]) -> None:
        self.places[where] = numbers[where]

    def fall_back(self, where: NDArray[np.bool_], numbers: NDArray[np.intp]) -> None:
        first = where & (self.second < 0)
        self.second[first] = numbers[first]

    def fault(self, place: int, found: tuple[str, Problem]) -> None:
        """Set a row aside, or remember what cannot be read of one that is counted all the same."""
        if found[1].counted:
            self.notes.setdefault(place, []).append(found)
        else:
            self.done.faults[place].append(found)


def _numbers(
    cells: pa.Array, *, where: NDArray[np.bool_], decimal_comma: bool
) -> NDArray[np.float64]:
    numbers = np.full(len(cells), np.nan)
    given = cells.filter(pa.array(where)).to_pandas()
    plain = given.str.replace(",", "." if decimal_comma else "")
    numbers[where] = pd.to_numeric(plain, errors="coerce").to_numpy(float)
    numbers[np.isinf(numbers)] = np.nan
    return numbers


def _within(numbers: NDArray[np.float64], limits: tuple[float, float]) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (numbers >= limits[0]) & (numbers <= limits[1])
    return found
