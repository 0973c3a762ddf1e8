"""The areas of one borough, and in which of them a point lies."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from data.model import Level
from data.partner.small_areas import small_areas
from data.pipeline.areas.outlines import raw_small_areas
from data.pipeline.areas.projection import to_grid
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.reading.cells import Check, quoted
from data.pipeline.partner.reading.faults import Problem
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder
from data.repository import ParquetRepository

SIMPLIFIED = (
    "The outlines of full detail were not there, so points were placed with the simplified ones of "
    "this release: about one in a hundred, close to a border, may be counted next door."
)
TAKES = "give the 2021 LSOA (E01…) or the ward in force since 2022 (E05…)"


@dataclass(frozen=True)
class Borough:
    """One borough and its areas.

    `wards` are names by code; `lsoas` have `area_name` and `parent_code` (ward), by code;
    `outlines` are those of `lsoas` on the British National Grid, in the same order. `elsewhere`
    names the borough of every other area of London. `note` says where outlines are rough.
    """

    slug: str
    code: str
    name: str
    wards: dict[str, str]
    lsoas: pd.DataFrame
    outlines: NDArray[np.object_]
    elsewhere: dict[str, str]
    note: str | None

    def area_check(self, kind: str) -> Check:
        """Return a check of LSOA or ward codes: each must be one of this borough, or blank.

        Args:
            kind: "LSOA" or "ward", as it is called in a fault.
        """
        one = "an LSOA" if kind == "LSOA" else f"a {kind}"
        known = set(self.lsoas.index if kind == "LSOA" else self.wards)

        def check(cell: str) -> str | Problem:
            if not cell or cell in known:
                return cell
            if cell in self.elsewhere:
                return Problem(
                    f"{one} of {self.elsewhere[cell]}",
                    f"{quoted(cell)} is {one} of {self.elsewhere[cell]}, not of {self.name}",
                    "leave the row out, or correct the code",
                )
            return Problem(
                f"no {kind} code of London",
                f"{quoted(cell)} is no {kind} code of London in force",
                f"{TAKES}; codes of 2011 and earlier need the ONS lookup",
            )

        return check

    def locate(
        self, easting: NDArray[np.float64], northing: NDArray[np.float64]
    ) -> NDArray[np.intp]:
        """Return the position of each point's LSOA in `lsoas`; -1 where it lies in none.

        A point on a border belongs to the first of its areas.

        Args:
            easting: Metres on the British National Grid; NaN where not known.
            northing: The same.
        """
        places = np.full(len(easting), -1, dtype=np.intp)
        known = np.flatnonzero(np.isfinite(easting) & np.isfinite(northing))
        pairs, inverse = np.unique(
            np.column_stack([easting[known], northing[known]]), axis=0, return_inverse=True
        )
        found = np.full(len(pairs), -1, dtype=np.intp)
        point, area = shapely.STRtree(self.outlines).query(
            shapely.points(pairs), predicate="intersects"
        )
        order = np.lexsort((-area, point))  # the first area is written last
        found[point[order]] = area[order]
        places[known] = found[inverse.ravel()]
        return places


def open_borough(slug: str, *, release: Path, raw: Path) -> Borough:
    """Read the areas of a borough.

    Args:
        slug: Such as `barking-and-dagenham`.
        release: Folder of a release: names and codes of boroughs and wards.
        raw: Folder of raw files, whose outlines place points. Where it is not there, the
            simplified ones of the code do.

    Raises:
        ExtractFault: If no borough has this slug.
        ReleaseError: If the release cannot be read.
    """
    repository = ParquetRepository.open(release)
    boroughs = repository.areas(Level.BOROUGH).set_index("area_code")
    found = boroughs[boroughs["slug"].eq(slug)]
    if found.empty:
        known = ", ".join(sorted(boroughs["slug"].dropna()))
        raise ExtractFault(f"--borough {slug}: no London borough. Remedy: use one of {known}.")
    code, name = str(found.index[0]), str(found["area_name"].iloc[0])

    wards = repository.areas(Level.WARD)
    ours = wards[wards["parent_code"].eq(code)]
    parent = dict(zip(wards["area_code"], wards["parent_code"], strict=True))
    names = boroughs["area_name"].to_dict()
    elsewhere = {area: names[owner] for area, owner in parent.items() if owner != code}
    for other in boroughs.index.drop(code):
        elsewhere |= dict.fromkeys(small_areas(other)["area_code"], names[other])

    lsoas = small_areas(code).set_index("area_code").sort_index()
    outlines, note = _outlines(lsoas, raw=raw)
    return Borough(
        slug=slug,
        code=code,
        name=name,
        wards=dict(zip(ours["area_code"], ours["area_name"], strict=True)),
        lsoas=lsoas[["area_name", "parent_code"]],
        outlines=outlines,
        elsewhere=elsewhere,
        note=note,
    )


def _outlines(lsoas: pd.DataFrame, *, raw: Path) -> tuple[NDArray[np.object_], str | None]:
    try:
        whole = raw_small_areas(RawFolder(raw))
    except InputFault:
        return to_grid(lsoas["geometry"].to_numpy()), SIMPLIFIED
    return whole.reindex(lsoas.index).to_numpy(), None
