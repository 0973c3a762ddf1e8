"""From a pack's table to rows of a page: one year of each kind, with shares, rates and limits."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from data.model import Flag, Status
from data.partner.model import ALL, UNPLACED, AreaLevel, PackTable
from data.partner.packs import Pack
from data.partner.representation import representation
from data.partner.rows import (
    AreaRow,
    AreaTable,
    Count,
    PackRows,
    PeopleTable,
    Places,
    ReferralRow,
    ShareRow,
    Year,
    YearRow,
)
from data.partner.service_rows import read_services
from data.statistics import EVENTS_NEEDED, RELIABLE_FROM, Estimate, crude_rate
from data.statistics.intervals import wilson_limits

# What a row of those without a known group is called.
UNKNOWN = {"notrecorded", "notknown", "unknown", "notstated"}
NEVER = Count(None, Status.MISSING)
FINEST_FIRST = (AreaLevel.LSOA, AreaLevel.WARD)


def read_rows(pack: Pack, *, year: date | None, places: Places) -> PackRows:
    """Return what a page shows of a pack.

    Args:
        pack: Validated.
        year: Last day of the year to show; a table without it shows its newest. None: the newest.
        places: The borough's areas; one that the pack does not name is a blank.
    """
    yearly: list[PackTable] = [one for one in PackTable if one is not PackTable.SERVICE_COUNTS]
    shown = {table: _year_of(pack, table, year=year) for table in yearly}
    frames = {
        table: pack.rows(table, period_end=end) for table, end in shown.items() if end is not None
    }
    empty = pack.counts.iloc[:0]

    def of(table: PackTable) -> pd.DataFrame:
        return frames.get(table, empty)

    return PackRows(
        years=tuple(
            YearRow(_year(row), _count(row))
            for row in _records(pack.rows(PackTable.INCIDENTS_BY_YEAR))
        ),
        offences=_offences(of(PackTable.OFFENCE_TYPES), subtotals=pack.manifest.subtotals),
        accused=_people(of(PackTable.ACCUSED)),
        victims=_people(of(PackTable.VICTIMS)),
        incidents=_areas(of(PackTable.INCIDENTS_BY_AREA), places=places, per_resident=True),
        repeats=_areas(of(PackTable.REPEAT_LOCATIONS), places=places, per_resident=False),
        referrals=_referrals(of(PackTable.REFERRALS)),
        shown={str(table): _year(_records(frame.iloc[:1])[0]) for table, frame in frames.items()},
        services=read_services(pack, end=year or _last(pack)),
    )


def _last(pack: Pack) -> date:
    years = pack.counts.loc[pack.counts["table"].ne(PackTable.SERVICE_COUNTS.value), "period_end"]
    last: date = years.max().date()
    return last


def _year_of(pack: Pack, table: PackTable, *, year: date | None) -> pd.Timestamp | None:
    ends = pack.periods(table)
    asked = None if year is None else pd.Timestamp(year)
    return asked if asked in ends else next(iter(ends), None)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): cell for key, cell in row.items()} for row in frame.to_dict("records")]


def _number(cell: float) -> float | None:
    return None if pd.isna(cell) else float(cell)


def _count(row: Mapping[str, Any]) -> Count:
    return Count(_number(row["value"]), Status(row["status"]), row["flags"])


def _year(row: Mapping[str, Any]) -> Year:
    return Year(row["period_type"], row["period_start"].date(), row["period_end"].date())


def part_of(count: Count, whole: float | None) -> Estimate[float] | None:
    """Return a count's share in per cent with Wilson limits; None of fewer than 10 or unknown.

    A whole that is smaller than its part is a fault of the extract, and gives no share either.
    """
    if count.value is None or count.value < EVENTS_NEEDED or whole is None or whole < count.value:
        return None
    limits = wilson_limits(count.value, whole)
    return Estimate(100 * count.value / whole, 100 * limits.lower, 100 * limits.upper)


def _offences(frame: pd.DataFrame, *, subtotals: Mapping[str, object]) -> tuple[ShareRow, ...]:
    rows = _records(frame)
    everything = next((_number(row["value"]) for row in rows if row["category"] == ALL), None)
    return tuple(_share(row, everything=everything, subtotals=subtotals) for row in rows)


def _share(
    row: Mapping[str, Any], *, everything: float | None, subtotals: Mapping[str, object]
) -> ShareRow:
    count, whole = _count(row), _number(row["denominator"])
    total = row["category"] == ALL
    return ShareRow(
        "All types" if total else row["category"],
        _marked(count),
        whole,
        part_of(count, whole),
        total,
        subtotal=row["category"] in subtotals,
        of_all=None if total else part_of(count, everything),
    )


def _people(frame: pd.DataFrame) -> PeopleTable | None:
    """Return the cells as they stand; a pair that has no row is a blank, not a zero."""
    if frame.empty:
        return None
    held = {(row["age"], row["sex"]): _count(row) for row in _records(frame)}
    ages, sexes = (_totals_last(frame[name]) for name in ("age", "sex"))
    return PeopleTable(
        sexes=sexes,
        ages=ages,
        cells={(age, sex): held.get((age, sex), NEVER) for age in ages for sex in sexes},
    )


def _totals_last(column: pd.Series) -> tuple[str, ...]:
    return (*(one for one in dict.fromkeys(column) if one != ALL), ALL)


def _areas(frame: pd.DataFrame, *, places: Places, per_resident: bool) -> tuple[AreaTable, ...]:
    """Return a table for each level there is; counts are per resident or part of a whole.

    The first is the one to draw: the finest of which most areas have a rate, else the finest.
    """
    held: dict[str, dict[str, AreaRow]] = {}
    unplaced = next(iter(_records(frame[frame["category"].eq(UNPLACED)])), None)
    for row in _records(frame[frame["category"].eq(ALL)]):
        whole = (
            places.residents.get(row["area_code"]) if per_resident else _number(row["denominator"])
        )
        made = _area(row, whole=whole, per_resident=per_resident)
        held.setdefault(row["area_level"], {})[made.code] = made
    borough = next(iter(held.get(AreaLevel.BOROUGH, {}).values()), None)
    residents = places.residents if per_resident else {}
    tables = [
        AreaTable(
            str(level),
            _filled(held[level], places.names[level], residents),
            borough,
            None if unplaced is None else _unplaced(unplaced),
        )
        for level in FINEST_FIRST
        if level in held
    ]
    return tuple(sorted(tables, key=lambda table: not _mostly_rated(table)))


def _mostly_rated(table: AreaTable) -> bool:
    return 2 * sum(row.rate is not None for row in table.rows) >= len(table.rows)


def _filled(
    rows: Mapping[str, AreaRow], names: Mapping[str, str], residents: Mapping[str, float]
) -> tuple[AreaRow, ...]:
    """Return the rows by name, with a blank for each area that has none."""
    blanks = {
        code: AreaRow(code, name, NEVER, residents.get(code), None) for code, name in names.items()
    }
    return tuple(sorted((blanks | dict(rows)).values(), key=lambda row: (row.name, row.code)))


def _area(row: Mapping[str, Any], *, whole: float | None, per_resident: bool) -> AreaRow:
    count = _count(row)
    rate = per_thousand(count, whole) if per_resident else part_of(count, whole)
    return AreaRow(row["area_code"], row["area_name"], _marked(count), whole, rate)


def _unplaced(row: Mapping[str, Any]) -> AreaRow:
    """Return what lies in no ward: it has no residents of its own, and so no rate."""
    name = f"In {row['category'].removeprefix('in ')}"
    return AreaRow("", name, _marked(_count(row)), _number(row["denominator"]), None)


def per_thousand(count: Count, residents: float | None) -> Estimate[float] | None:
    """Return incidents per 1,000 residents with Byar limits; None of fewer than 10 or unknown."""
    if count.value is None or count.value < EVENTS_NEEDED or not residents:
        return None
    return crude_rate(count.value, residents)


def _marked(count: Count) -> Count:
    """Flag what rests on fewer than 50, as everywhere on the site; a zero is no such thing."""
    if not count.value or count.value >= RELIABLE_FROM or Flag.LOW_RELIABILITY in count.flags:
        return count
    return Count(count.value, count.status, Flag.LOW_RELIABILITY.value)


def _referrals(frame: pd.DataFrame) -> tuple[ReferralRow, ...]:
    rows = [row for row in _records(frame) if row["category"] != ALL]
    base = {row["category"]: _number(row["denominator"]) for row in rows}
    living = sum(part for part in base.values() if part is not None)
    total = _known_total(_records(frame), base=base)
    known = _known_total(_records(frame), base={name: not _is_unknown(name) for name in base})
    return tuple(
        replace(
            _referral(
                _count(row), row["category"], base[row["category"]], total=total, living=living
            ),
            of_known=None if _is_unknown(row["category"]) else part_of(_count(row), known),
        )
        for row in rows
    )


def _is_unknown(name: str) -> bool:
    return "".join(filter(str.isalpha, name.casefold())) in UNKNOWN


def _known_total(rows: list[dict[str, Any]], *, base: Mapping[str, float | None]) -> float | None:
    """Return referrals of all groups that have a base; None where that is not known.

    Taken from the total where a group is withheld: what is left of it is the same either way.
    """
    # What no record ever has adds nothing to a total, whether or not it is recorded.
    none = Status.NOT_APPLICABLE.value
    counts = {
        row["category"]: 0.0 if row["status"] == none else _number(row["value"]) for row in rows
    }
    with_base = [counts[name] for name, living in base.items() if living]
    if all(one is not None for one in with_base):
        return sum(one for one in with_base if one is not None)
    without = [counts[name] for name, living in base.items() if not living]
    whole = counts.get(ALL)
    if whole is None or any(one is None for one in without):
        return None
    return whole - sum(one for one in without if one is not None)


def _referral(
    count: Count, name: str, residents: float | None, *, total: float | None, living: float
) -> ReferralRow:
    share, ratio = None, None
    if count.value is not None and count.value >= EVENTS_NEEDED and residents and total:
        share = 100 * count.value / total
        ratio = representation(count.value, total, residents=residents, all_residents=living)
    return ReferralRow(
        name=name,
        count=_marked(count),
        share=share,
        residents=residents,
        residents_share=100 * residents / living if residents else None,
        ratio=ratio,
    )
