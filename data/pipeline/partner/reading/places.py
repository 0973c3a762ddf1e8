"""The areas of one borough: what a code, a name or a point of a record says of where it was."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from data.model import Level
from data.older_areas import older_areas
from data.partner.small_areas import boroughs_of_small_areas, small_areas
from data.pipeline.areas.projection import to_grid
from data.pipeline.partner.mapping.codes import folded
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.reading.cells import quoted
from data.pipeline.partner.reading.faults import Problem
from data.pipeline.partner.reading.postcodes import PostcodeDirectory, is_postcode
from data.pipeline.partner.withholding.public import PublicFigures, public_figures
from data.repository import ParquetRepository

NEAR = 30  # metres that simplified outlines and geocoding may put a point outside its borough
TAKES = "give the 2021 LSOA (E01…) or the ward in force since 2022 (E05…)"
ONLY_BOROUGH = "counted in the borough’s year and in no ward"
ELSEWHERE = "another borough"
OLDER_WARD = "a ward of before May 2022"
SPLIT = "an LSOA of 2011 that was split"
OF_2009 = (26, 650)  # numbers of London's wards, the City's apart
CODE = re.compile(r"[EWSN]\d{8}")


class Place(NamedTuple):
    """Where a record was, as far as it is known.

    `ward` and `lsoa` are codes, "" where not known; `why` says what keeps a record of the borough
    from being counted in a ward or small area, as the pages say it.
    """

    ward: str = ""
    lsoa: str = ""
    why: str = ""


@dataclass(frozen=True)
class Borough:
    """One borough and its areas.

    `wards` are names by code; `lsoas` have `area_name` and `parent_code` (ward), by code;
    `outlines` are those of `lsoas` on the British National Grid, in the same order: the simplified
    ones of this repository, so that a point lies in the same area on every machine. `elsewhere`
    names the borough of every other area of London, by code, and `other_wards` by folded name.
    `older_wards` are folded names by code, of wards until May 2022; `became` are the LSOAs of 2021
    that an LSOA of 2011 became. `public` is what anybody can read of boroughs and wards.
    """

    slug: str
    code: str
    name: str
    wards: dict[str, str]
    lsoas: pd.DataFrame
    outlines: NDArray[np.object_]
    elsewhere: dict[str, str]
    other_wards: dict[str, str] = field(default_factory=dict)
    older_wards: dict[str, str] = field(default_factory=dict)
    public: PublicFigures = field(default_factory=PublicFigures)
    became: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of_lsoa(self, cell: str) -> Place | Problem:
        """Return the place of an LSOA of 2021 or 2011, in any case and spacing."""
        code = _tight(cell)
        if code in self.lsoas.index:
            return Place(str(self.lsoas["parent_code"][code]), code)
        parts = self.became.get(code, ())
        inside = [part for part in parts if part in self.lsoas.index]
        if len(parts) == 1 and inside:
            return self.of_lsoa(parts[0])
        if inside:
            wards = {str(self.lsoas["parent_code"][part]) for part in inside}
            whole = len(wards) == 1 and len(inside) == len(parts)
            return Place(wards.pop() if whole else "", "", SPLIT)
        return self._not_ours(code, cell, kind="LSOA")

    def of_postcode(self, cell: str, directory: PostcodeDirectory) -> Place | Problem:
        """Return the place of a postcode."""
        area = directory.area_of(cell) if is_postcode(cell) else None
        if not area:
            return _unreadable("postcode", cell, "is no postcode that the directory places")
        if area in self.lsoas.index:
            return self.of_lsoa(area)
        where = self.elsewhere.get(area, "outside London")
        return Problem(
            f"a postcode that is not in {self.name}",
            f"{quoted(cell)} is in {where}, not in {self.name}"
            if area in self.elsewhere
            else f"{quoted(cell)} is outside London",
            "leave the row out, or correct the postcode",
        )

    def of_ward(self, cell: str, *, older: bool) -> Place | Problem:
        """Return the place of a ward, by code or name.

        Args:
            cell: What the record says.
            older: Whether the column holds names that only older wards had: then a name that
                wards of both times have may be either.
        """
        code, name = _tight(cell), folded(cell)
        if code in self.wards:
            return Place(code)
        known = [one for one, words in self.wards.items() if folded(words) == name]
        if known and not (older and name in self.older_wards.values()):
            return Place(known[0])
        if code in self.older_wards or name in self.older_wards.values():
            return Place("", "", OLDER_WARD)
        if name in self.other_wards:
            return Problem(
                f"a ward of {self.other_wards[name]}",
                f"{quoted(cell)} is a ward of {self.other_wards[name]}, not of {self.name}",
                "leave the row out, or correct the name",
            )
        return self._not_ours(code, cell, kind="ward")

    def names_older_wards(self, cell: str) -> bool:
        """Return whether a cell names a ward that there was only before May 2022."""
        return _tight(cell) in self.older_wards or folded(cell) in self._only_older

    @cached_property
    def _only_older(self) -> set[str]:
        return set(self.older_wards.values()) - {folded(words) for words in self.wards.values()}

    def of_points(
        self, easting: NDArray[np.float64], northing: NDArray[np.float64]
    ) -> NDArray[np.intp]:
        """Return the position of each point's LSOA in `lsoas`; -1 where it lies in none.

        A point on a border belongs to the first of its areas, one up to 30 m outside the borough to
        the nearest.

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
        tree = shapely.STRtree(self.outlines)
        point, area = tree.query(shapely.points(pairs), predicate="intersects")
        order = np.lexsort((-area, point))  # the first area is written last
        found[point[order]] = area[order]
        outside = np.flatnonzero(found < 0)
        if len(outside):
            point, area = tree.query_nearest(
                shapely.points(pairs[outside]), max_distance=NEAR, all_matches=False
            )
            found[outside[point]] = area
        places[known] = found[inverse.ravel()]
        return places

    def _not_ours(self, code: str, cell: str, *, kind: str) -> Problem:
        """Return what is wrong with a code of no area of the borough."""
        one = "an LSOA" if kind == "LSOA" else f"a {kind}"
        if code in self.elsewhere:
            return Problem(
                f"{one} of {self.elsewhere[code]}",
                f"{quoted(cell)} is {one} of {self.elsewhere[code]}, not of {self.name}",
                "leave the row out, or correct the code",
                about=ELSEWHERE,
            )
        if CODE.fullmatch(code):
            return Problem(
                f"no {kind} code of London",
                f"{quoted(cell)} is no {kind} code of London, today’s or of 2011 to 2022",
                TAKES,
                about=ELSEWHERE,
            )
        return _unreadable(kind, cell, f"is no {kind} of {self.name}")


def _unreadable(kind: str, cell: str, what: str) -> Problem:
    return Problem(
        f"no {kind} that can be read",
        f"{quoted(cell)} {what}",
        f"correct the cell; until then the row is {ONLY_BOROUGH}",
        counted=True,
    )


def _tight(cell: str) -> str:
    return "".join(cell.split()).upper()


def wards_of_2009(known: dict[str, str]) -> dict[str, str]:
    """Return the borough of ward codes that went before 2021, so that no lookup has them.

    The ONS numbered the wards of 2009 borough by borough, E05000026 to E05000649, and boroughs in
    the same order. Seven boroughs got other wards in 2014 or 2018: what lies between the wards of
    two boroughs is of the one between them. Names of these wards are not known.

    Args:
        known: Boroughs by code of a ward, of wards that there were until May 2022.
    """
    found: dict[str, str] = {}
    last, waiting = "", list[str]()
    for number in range(*OF_2009):
        code = f"E05{number:06d}"
        owner = known.get(code)
        if owner is None:
            waiting.append(code)
            continue
        if last and int(owner[3:]) == int(last[3:]) + 2:
            found |= dict.fromkeys(waiting, f"E09{int(last[3:]) + 1:06d}")
        last, waiting = owner, []
    return found


def open_borough(slug: str, *, release: Path) -> Borough:
    """Read the areas of a borough.

    Args:
        slug: Such as `barking-and-dagenham`; the name is taken as well.
        release: Folder of a release: names and codes of boroughs and wards.

    Raises:
        ExtractFault: If no borough has this slug.
        ReleaseError: If the release cannot be read.
    """
    repository = ParquetRepository.open(release)
    boroughs = repository.areas(Level.BOROUGH).set_index("area_code")
    named = boroughs["area_name"].map(folded).eq(folded(slug))
    found = boroughs[boroughs["slug"].eq(slug) | named]
    if found.empty:
        known = ", ".join(sorted(boroughs["slug"].dropna()))
        raise ExtractFault(f"--borough {slug}: no London borough. Remedy: use one of {known}.")
    code, name = str(found.index[0]), str(found["area_name"].iloc[0])

    wards = repository.areas(Level.WARD)
    ours = wards[wards["parent_code"].eq(code)]
    parent = dict(zip(wards["area_code"], wards["parent_code"], strict=True))
    names = boroughs["area_name"].to_dict()
    elsewhere = {area: names[owner] for area, owner in parent.items() if owner != code}
    owners = boroughs_of_small_areas()
    elsewhere |= owners[owners.ne(code)].map(names).to_dict()
    older = older_areas()
    gone = older[older["kind"].eq("ward")]
    numbered = wards_of_2009(dict(zip(gone["code"], gone["borough_code"], strict=True)))
    elsewhere |= {ward: names[owner] for ward, owner in numbered.items() if owner != code}
    elsewhere |= {
        area: names[owner]
        for area, owner in zip(older["code"], older["borough_code"], strict=True)
        if owner != code
    }
    others = wards[~wards["parent_code"].eq(code)]

    lsoas = small_areas(code).set_index("area_code").sort_index()
    return Borough(
        slug=str(found["slug"].iloc[0]),
        code=code,
        name=name,
        wards=dict(zip(ours["area_code"], ours["area_name"], strict=True)),
        lsoas=lsoas[["area_name", "parent_code"]],
        outlines=to_grid(lsoas["geometry"].to_numpy()),
        elsewhere=elsewhere,
        other_wards={
            folded(ward): names[owner]
            for ward, owner in zip(others["area_name"], others["parent_code"], strict=True)
        },
        public=public_figures(repository),
        older_wards={ward: folded(ward) for ward, owner in numbered.items() if owner == code}
        | {
            area: folded(ward)
            for area, ward, owner in gone[["code", "name", "borough_code"]].itertuples(index=False)
            if owner == code
        },
        became={
            area: tuple(now.split())
            for area, now in older.loc[older["kind"].eq("lsoa"), ["code", "now"]].to_numpy()
        },
    )
