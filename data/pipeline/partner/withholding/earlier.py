"""What earlier packs of a borough told: a newer one must not give anybody away by difference."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

import numpy as np
import pandas as pd

from data.model import Status
from data.partner.model import ALL, PackTable, Sex
from data.partner.packs import Pack
from data.partner.schemas import BY_AREA, KEY, SERVICES
from data.partner.service_measures import NOT_TOLD, OTHERS, parts_of
from data.pipeline.partner.mapping.codes import NOT_RECORDED
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.withholding.layer import Mask, Numbers
from data.pipeline.partner.withholding.table import Table

MONTHS = 12
FEW = 4  # a difference of 1 to this many may be one person
UNKNOWN = {NOT_RECORDED, Sex.OTHER.value, Sex.NOT_KNOWN.value}
ROW = [name for name in KEY if name not in {"table", "period_end"}]
REMEDY = (
    "leave the year as that pack has it (as_before: [{end}] in the mapping); or, if nobody but you "
    "has seen that pack, make this one with UNSEEN=yes"
)


@dataclass(frozen=True)
class Told:
    """What earlier packs say of numbers of one table and year, row by row.

    Where an earlier pack gave a number and this one is within 4 of it, a reader expects this one
    from `least` to `most`; -inf and inf elsewhere. `shifted` are those that differ by 1 to 4 from
    one that was given.
    """

    least: Numbers
    most: Numbers
    shifted: Mask


@dataclass(frozen=True)
class Earlier:
    """The packs beside a new one that may have been seen, the newest first."""

    packs: Sequence[Pack] = ()

    def newest_with(self, end: date) -> Pack:
        """Return the newest pack that has a year.

        Raises:
            ExtractFault: If none has it.
        """
        for pack in self.packs:
            of_years = pack.counts["table"].ne(SERVICES)
            if (of_years & pack.counts["period_end"].eq(pd.Timestamp(end))).any():
                return pack
        raise ExtractFault(
            f"as_before: no earlier pack has the year to {end:%-d %B %Y}. Remedy: leave the year "
            "out of as_before in the mapping."
        )

    def refuse_slid(self, end: date) -> None:
        """Refuse a year that shares months with one of an earlier pack and is not the same.

        Raises:
            ExtractFault: If there is one: the months in which they differ could be worked out.
        """
        for pack in self.packs:
            years = pack.counts.loc[pack.counts["table"].ne(SERVICES), "period_end"]
            for other in sorted({one.date() for one in years}):
                months = abs(MONTHS * (end.year - other.year) + end.month - other.month)
                if 0 < months < MONTHS:
                    raise ExtractFault(
                        f"the year to {end:%-d %B %Y} shares months with the year to "
                        f"{other:%-d %B %Y} of pack {pack.manifest.pack_id}, so that a reader of "
                        "both could work out small numbers. Remedy: let period end on "
                        f"{other:%-d %B}; or, if nobody but you has seen that pack, make this one "
                        "with UNSEEN=yes."
                    )

    def withheld(self, one: Table) -> Mask:
        """Return which rows an earlier pack withheld: they stay so, or the two would tell them."""
        found = np.zeros(len(one.rows), dtype=np.bool_)
        for _, before in self._of(one):
            status = before["status"].reindex(_index(one.rows))
            found |= status.eq(Status.SUPPRESSED.value).to_numpy()
        return found

    def told(self, one: Table, *, numbers: Numbers, name: str) -> Told:
        """Return what earlier packs say of the numbers of a table.

        Args:
            one: The new table.
            numbers: One for each row, NaN where there is none.
            name: What they are called in a pack: `value`, `denominator`, or `rest` for the
                second less the first.
        """
        least, most = np.full(len(numbers), -np.inf), np.full(len(numbers), np.inf)
        shifted = np.zeros(len(numbers), dtype=np.bool_)
        for _, before in self._of(one):
            given = before["denominator"] - before["value"] if name == "rest" else before[name]
            if name == "value":
                given = given.mask(before["status"].eq(Status.NOT_APPLICABLE.value), 0)
            old = given.reindex(_index(one.rows)).to_numpy()
            near = np.abs(old - numbers) <= FEW  # False where either is NaN
            least = np.where(near, np.maximum(least, old - FEW), least)
            most = np.where(near, np.minimum(most, old + FEW), most)
            shifted |= near & (old != numbers)
        return Told(least, most, shifted)

    def refuse_changed_parts(self, one: Table) -> None:
        """Refuse a table cut otherwise than before: what moved from part to part could be told.

        Raises:
            ExtractFault: If a type, group, sex or band of a year came or went.
        """
        if one.table in BY_AREA or (one.table is PackTable.SERVICE_COUNTS and not one.needs):
            return
        index = _index(one.rows)
        summed = (one.rows["total"] & one.rows["category"].ne(ALL)).to_numpy()
        # A subtotal is made of parts that are held against theirs one by one.
        now = index[one.rows["value"].ne(0).to_numpy() & ~summed]
        for pack, before in self._of(one):
            counted = before["value"].ne(0) & before["status"].ne(Status.NOT_APPLICABLE.value)
            came = [row for row in now if row not in before.index and not _unknown(row)]
            left = before.index[
                counted & ~before.index.get_level_values("category").isin(pack.manifest.subtotals)
            ]
            went = [row for row in left if row not in index and not _unknown(row)]
            if came or went:
                words = ", ".join(part for part in (came or went)[0][1:] if part != ALL)
                raise ExtractFault(
                    f"{one.table.value}, year to {one.year_end:%-d %B %Y}: {words!r} is "
                    f"{'not ' if came else ''}in pack {pack.manifest.pack_id}"
                    f"{'' if came else ' and not in this one'}, so that a reader of both could "
                    "work out small numbers. Remedy: use the codes and bands of that pack for "
                    f"this year, or {REMEDY.format(end=one.year_end)}."
                )

    def refuse_near(self, one: Table) -> NoReturn:
        """Refuse a year of which the count of incidents moved by 1 to 4.

        Raises:
            ExtractFault: In any case.
        """
        pack = next(pack for pack, _ in self._of(one))
        raise ExtractFault(
            f"{one.table.value}, year to {one.year_end:%-d %B %Y}: the count differs by 1 to 4 "
            f"from that of pack {pack.manifest.pack_id}, so that a reader of both could tell who "
            f"was added or taken out. Remedy: {REMEDY.format(end=one.year_end)}."
        )

    def _of(self, one: Table) -> Iterable[tuple[Pack, pd.DataFrame]]:
        """Yield the packs that have a table of a year, with its rows by what they count."""
        for pack in self.packs:
            rows = pack.rows(one.table, period_end=pd.Timestamp(one.year_end))
            if one.table is PackTable.SERVICE_COUNTS:
                rows = rows[rows["category"].map(parted).isin(set(map(parted, _names(one))))]
                rows = _with_others(rows, one)
            if len(rows):
                yield pack, rows.set_index(ROW)


def parted(category: str) -> tuple[str, str]:
    """Return which table of services a category stands in: its measure, and what it is told by."""
    title, dimension, _ = parts_of(category)
    return title, dimension


def _names(one: Table) -> "pd.Series[str]":
    """Return the categories of a table by which its rows in a pack are known."""
    return one.rows.loc[~one.rows["hidden"], "category"]


def _with_others(rows: pd.DataFrame, one: Table) -> pd.DataFrame:
    """Add what an earlier pack leaves of a measure beside one that is part of it."""
    value = rows.set_index("category")["value"]
    others = []
    for name in one.rows.loc[one.rows["category"].str.endswith(OTHERS), "category"]:
        part, whole = name.removesuffix(OTHERS), one.rows["category"].iloc[0]
        if part in value.index and whole in value.index:
            kept = rows[rows["category"].eq(part)]
            others.append(kept.assign(category=name, value=value[whole] - value[part]))
    return pd.concat([rows, *others], ignore_index=True)


def _unknown(row: tuple[str, ...]) -> bool:
    """Return whether a row is one that a table has only where it occurs."""
    return not UNKNOWN.isdisjoint(row) or parts_of(row[1])[2] == NOT_TOLD


def _index(rows: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[ROW])
