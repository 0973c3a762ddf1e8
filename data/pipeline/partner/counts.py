"""From tables to the rows of a pack, with what has to be withheld left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.model import Flag, Status
from data.partner.model import UNITS, AreaLevel, Note, NoteKind, PackTable
from data.partner.schemas import LEAST_IN_LSOA, PackCounts
from data.pipeline.partner.mapping.period import Period
from data.pipeline.partner.tables import SMALL, Table
from data.pipeline.partner.withholding.suppression import Mask, small_counts, withhold

COLUMNS = list(PackCounts.to_schema().columns)
RELIABLE = 10  # a count below it is flagged
ROUNDS = 20
LEFT_OUT = (
    "The table of the year to {end:%-d %B %Y} is left out: so few are in it that even withholding "
    "all of them would give some away."
)


@dataclass(frozen=True)
class PackRows:
    """Rows of `PackCounts`, and notes on tables that are left out."""

    counts: pd.DataFrame
    notes: list[Note]


def pack_rows(tables: Sequence[Table], *, period: Period) -> PackRows:
    """Withhold what is small and what would give it away, table by table.

    Tables of one year share only totals that are always published, so nothing is learnt from two
    tables that one of them does not tell. Locations are withheld wherever the incidents of their
    area are.

    Args:
        tables: As `data.pipeline.partner.tables.all_tables` returns them.
        period: Of the extract; names the kind of year.
    """
    frames, notes = [], []
    incidents: dict[date, pd.Series[bool]] = {}
    for one in tables:
        if one.table is PackTable.REPEAT_LOCATIONS:
            withheld = _withheld_places(one, incidents=incidents.get(one.year_end))
        else:
            withheld = _withheld(one)
        if one.table is PackTable.INCIDENTS_BY_AREA and withheld is not None:
            incidents[one.year_end] = pd.Series(withheld, index=one.rows["area_code"])
        if withheld is None:
            text = LEFT_OUT.format(end=one.year_end)
            notes.append(Note(kind=NoteKind.ROWS, text=text, table=one.table))
        else:
            frames.append(_rows(one, withheld=withheld, period=period))
    counts = pd.concat(frames, ignore_index=True)[COLUMNS]
    return PackRows(PackCounts.validate(counts), notes)


def _withheld(one: Table) -> Mask | None:
    rows = one.rows
    return withhold(
        small_counts(
            rows["value"],
            below=rows["below"],
            zero_is_small=rows["zero_is_small"],
            cost=rows["cost"],
            sums=one.sums,
        )
    )


def _withheld_places(one: Table, *, incidents: "pd.Series[bool] | None") -> Mask | None:
    """Return the areas whose locations are withheld.

    A row says how many locations had one incident and how many had more: both are counts that
    may be small. In a small area with fewer than ten incidents neither may be told, zero or not.

    Args:
        one: The table of locations.
        incidents: By area code, whether the incidents of the year are withheld there; None where
            their whole table is, and that of locations with it.
    """
    if incidents is None:
        return None
    rows = one.rows
    small_area = rows["area_level"].eq(AreaLevel.LSOA.value).to_numpy()
    withheld: Mask = incidents.loc[rows["area_code"]].to_numpy(copy=True)
    few = withheld & small_area & (rows["denominator"] < LEAST_IN_LSOA).to_numpy()
    several = rows["value"].to_numpy()
    once = rows["denominator"].to_numpy() - several
    described = [
        small_counts(several, below=SMALL, zero_is_small=few, cost=rows["cost"], sums=one.sums),
        small_counts(
            once,
            below=np.where(few, LEAST_IN_LSOA, SMALL),
            zero_is_small=few,
            cost=rows["cost"],
            sums=one.sums,
        ),
    ]
    for _ in range(ROUNDS):
        before = withheld
        for counts in described:
            found = withhold(counts, also=withheld)
            if found is None:
                return None
            withheld = found
        if (before == withheld).all():
            return withheld
    return None


def _rows(one: Table, *, withheld: Mask, period: Period) -> pd.DataFrame:
    end, never = pd.Timestamp(one.year_end), one.rows["never"].to_numpy()
    rows = one.rows.assign(
        table=one.table.value,
        period_type=period.period_type.value,
        period_start=pd.Timestamp(one.year_end + timedelta(days=1)) - pd.DateOffset(years=1),
        period_end=end,
        unit=UNITS[one.table].value,
        status=np.select(
            [never, withheld],
            [Status.NOT_APPLICABLE.value, Status.SUPPRESSED.value],
            Status.PUBLISHED.value,
        ),
        value=one.rows["value"].mask(withheld | never),
    )
    rows["flags"] = np.where(rows["value"].between(1, RELIABLE - 1), Flag.LOW_RELIABILITY.value, "")
    if one.table is not PackTable.REFERRALS:
        rows["denominator"] = rows["denominator"].mask(withheld | never)
    if one.table is PackTable.OFFENCE_TYPES:
        rest = rows["denominator"] - rows["value"]
        rows["denominator"] = rows["denominator"].mask(rest.lt(SMALL) & rest.ne(0))
    dates = ["period_start", "period_end"]
    return rows.astype(dict.fromkeys(dates, "datetime64[ns]"))
