"""From tables to the rows of a pack, with what has to be withheld left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.model import Flag, PeriodType, Status
from data.partner.model import UNITS, Note, NoteKind, PackTable
from data.partner.schemas import SERVICES, PackCounts
from data.pipeline.partner.mapping.period import Period
from data.pipeline.partner.withholding.decide import Decision, decide
from data.pipeline.partner.withholding.earlier import Earlier
from data.pipeline.partner.withholding.table import Table

COLUMNS = list(PackCounts.to_schema().columns)
RELIABLE = 10  # a count below it is flagged
NAMES = {
    PackTable.INCIDENTS_BY_YEAR: "incidents",
    PackTable.OFFENCE_TYPES: "types of offence",
    PackTable.ACCUSED: "people accused",
    PackTable.VICTIMS: "victims",
    PackTable.INCIDENTS_BY_AREA: "incidents by area",
    PackTable.REPEAT_LOCATIONS: "locations with more than one incident",
    PackTable.REFERRALS: "referrals",
    PackTable.SERVICE_COUNTS: "counts of a service",
}
FEW_IN_ALL = (
    "The table of {name} for the year to {end:%-d %B %Y} is left out: fewer than 5 are in it."
)
TOO_NEAR = (
    "The table of {name} for the year to {end:%-d %B %Y} is left out: it differs so little from "
    "that of an earlier pack that the two together would tell people apart."
)
GIVEN_AWAY = (
    "Of {name} for the year to {end:%-d %B %Y} only the total is shown: it would give its few "
    "parts away, whatever else is withheld."
)
ALL_WITHHELD = (
    "Of {name} for the year to {end:%-d %B %Y} only the total is shown: each of its parts is too "
    "small, or would give such a one away."
)
WITH_INCIDENTS = (
    "The table of {name} for the year to {end:%-d %B %Y} is left out, as that of incidents by "
    "area is."
)
AS_BEFORE = (
    "The figures of the year to {end:%-d %B %Y} are those of the pack of {made:%-d %B %Y}: a newer "
    "count would differ too little from them to be shown."
)


@dataclass(frozen=True)
class PackRows:
    """Rows of `PackCounts`, and notes on tables that are left out."""

    counts: pd.DataFrame
    notes: list[Note]


def pack_rows(
    tables: Sequence[Table],
    *,
    period: Period,
    earlier: Earlier | None = None,
    as_before: Sequence[date] = (),
) -> PackRows:
    """Withhold what is small and what would give it away, table by table.

    Tables of one year share only totals that are always published, so nothing is learnt from two
    tables that one of them does not tell. Locations are withheld wherever the incidents of their
    area are.

    Args:
        tables: As `data.pipeline.partner.tables.all_tables` returns them.
        period: Of the extract; names the kind of year.
        earlier: Packs that a reader may have seen; None for none.
        as_before: Years, by their last day, whose rows are taken from the newest of these packs.

    Raises:
        ExtractFault: If the rows and those of an earlier pack would give somebody away.
    """
    known = earlier or Earlier()
    frames, notes = [], []
    decided: dict[date, Decision] = {}
    told: set[tuple[date, str]] = set()
    for one in (each for each in tables if _is_new(each, as_before=as_before)):
        if one.needs and (one.year_end, one.needs) not in told:
            continue
        if one.table is not PackTable.SERVICE_COUNTS:
            known.refuse_slid(one.year_end)
        hidden = None
        if one.table is PackTable.REPEAT_LOCATIONS:
            areas = decided[one.year_end]
            if areas.small_total or areas.too_near:
                notes.append(_note(WITH_INCIDENTS, one))
                continue
            hidden = _by_area(tables, areas, end=one.year_end)
        found = decide(one, earlier=known, hidden=hidden)
        if one.table is PackTable.INCIDENTS_BY_AREA:
            decided[one.year_end] = found
        shown, words = _shown(one, found)
        notes += [_note(each, one) for each in (one.said, words) if each]
        if one.table is PackTable.SERVICE_COUNTS and not one.needs:
            told |= {(one.year_end, name) for name in one.rows.loc[~found.counts, "category"]}
        if shown.any():
            frames.append(_rows(one, found, period=period)[shown])
    for end in as_before:
        pack = known.newest_with(end)
        of_years = pack.counts["table"].ne(SERVICES)
        frames.append(pack.counts[of_years & pack.counts["period_end"].eq(pd.Timestamp(end))])
        text = AS_BEFORE.format(end=end, made=pack.manifest.created)
        notes.append(Note(kind=NoteKind.METHOD, text=text))
    counts = _in_order(pd.concat(frames, ignore_index=True)[COLUMNS])
    return PackRows(PackCounts.validate(counts), notes)


def _is_new(one: Table, *, as_before: Sequence[date]) -> bool:
    """Return whether a table is of this run; counts by quarter are in no year that is kept."""
    return one.table is PackTable.SERVICE_COUNTS or one.year_end not in as_before


def _by_area(tables: Sequence[Table], areas: Decision, *, end: date) -> "pd.Series[bool]":
    """Return by area code and category whether the incidents of a year are withheld."""
    table = next(
        one for one in tables if one.table is PackTable.INCIDENTS_BY_AREA and one.year_end == end
    )
    keys = pd.MultiIndex.from_frame(table.rows[["area_code", "category"]])
    return pd.Series(areas.counts, index=keys)


def _shown(one: Table, found: Decision) -> tuple["pd.Series[bool]", str]:
    """Return the rows that are shown at all, withheld ones among them, and what is said of it."""
    everything = ~one.rows["hidden"]
    fixed = one.rows["fixed"] & everything
    if found.small_total:
        return everything & False, FEW_IN_ALL
    if found.too_near:
        return everything & False, TOO_NEAR
    if found.bare:
        return fixed, GIVEN_AWAY
    if one.table is PackTable.SERVICE_COUNTS:
        return everything, ""
    parts = everything & ~fixed & ~one.rows["never"] & (one.rows["value"].ne(0) | found.counts)
    if one.sums and parts.any() and found.counts[parts].all():
        return fixed, ALL_WITHHELD
    return everything, ""


def _note(words: str, one: Table) -> Note:
    text = words.format(name=NAMES[one.table], end=one.year_end)
    return Note(kind=NoteKind.ROWS, text=text, table=one.table)


def _rows(one: Table, found: Decision, *, period: Period) -> pd.DataFrame:
    end, never = pd.Timestamp(one.year_end), one.rows["never"].to_numpy()
    quarter = one.table is PackTable.SERVICE_COUNTS
    rows = one.rows.assign(
        table=one.table.value,
        period_type=(PeriodType.QUARTER if quarter else period.period_type).value,
        period_start=pd.Timestamp(one.year_end + timedelta(days=1))
        - pd.DateOffset(months=3 if quarter else 12),
        period_end=end,
        unit=UNITS[one.table].value,
        status=np.select(
            [never, found.counts],
            [Status.NOT_APPLICABLE.value, Status.SUPPRESSED.value],
            Status.PUBLISHED.value,
        ),
        value=one.rows["value"].mask(found.counts | never),
    )
    rows["flags"] = np.where(rows["value"].between(1, RELIABLE - 1), Flag.LOW_RELIABILITY.value, "")
    public = one.table is PackTable.REFERRALS
    rows["denominator"] = rows["denominator"].mask(found.wholes | (never & (not public)))
    dates = ["period_start", "period_end"]
    return rows.astype(dict.fromkeys(dates, "datetime64[ns]"))


def _in_order(counts: pd.DataFrame) -> pd.DataFrame:
    """Return rows table by table and year by year; inside of these the order stays."""
    tables = {table.value: place for place, table in enumerate(PackTable)}
    order = counts.assign(place=counts["table"].map(tables))
    ordered = order.sort_values(["place", "period_end"], kind="stable", ignore_index=True)
    return ordered[COLUMNS]
