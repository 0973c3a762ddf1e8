"""What changed in one area and beside London, and which values of every area are compared.

What is said of several areas is `what_changed`'s.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import pandas as pd

from data.model import Break, Indicator, Measure, PeriodType, Status
from data.selection import HeldRows, as_records, rows_by_area
from data.statistics.against_whole import AgainstWhole, against_whole
from data.statistics.change import Change, Refusal, Row
from data.statistics.change_between import change_between, refusal_of
from data.statistics.pairs import Pair, a_year_apart, like_months, year_before
from data.statistics.widening import UNWIDENED, Dispersions


@dataclass(frozen=True, kw_only=True)
class AreaChange:
    """One area's change, or why there is none, with the two values as far as they are there."""

    pair: Pair
    change: Change | Refusal


def change_of_area(
    rows: pd.DataFrame,
    *,
    measure: Measure,
    breaks: Iterable[Break],
    until: str | None = None,
    spread: Dispersions = UNWIDENED,
) -> AreaChange:
    """Return what changed in one area.

    Args:
        rows: Of `data.schemas.Metrics`, of one area, indicator, group and period type.
        measure: That of the indicator's unit.
        breaks: Of the indicator's series.
        until: ISO date of the last day of a period, which is compared with the same a year
            before. Without it the newest change is sought: of counts by month over the latest
            equal months of two years inside one era, of all else up to the newest row.
        spread: How widely series vary.
    """
    known = list(breaks)
    records: list[Row] = [*as_records(rows)]
    # Of one area there are few rows: looking at each takes less than asking pandas about them all.
    if until is None and measure is Measure.COUNT and any(map(_is_month_with_value, records)):
        pair = like_months(records)
    else:
        end = rows["period_end"].max() if until is None else pd.Timestamp(until)
        alone = len({row["period_end"] for row in records}) == 1
        pair = a_year_apart(records, until=end, measure=measure, breaks=known, alone=alone)
    return AreaChange(pair=pair, change=change_between(pair, breaks=known, spread=spread))


def _is_month_with_value(row: Row) -> bool:
    return row["period_type"] == PeriodType.MONTH.value and not pd.isna(row["value"])


@dataclass(frozen=True, kw_only=True)
class BesideAll:
    """The changes of all areas of a level, London's over the same months, and who differs.

    `against` is None where too few areas have a change.
    """

    areas: Mapping[str, AreaChange]
    london: Change | None
    against: AgainstWhole | None


def changes_beside_all(
    areas: pd.DataFrame,
    *,
    london: pd.DataFrame,
    measure: Measure,
    breaks: Iterable[Break],
    until: str | None,
    spread: Dispersions,
) -> BesideAll:
    """Return what changed in every area, each held against all together.

    Args:
        areas: Rows of `data.schemas.Metrics` of all areas, of one indicator and period type, of
            no group or of one.
        london: The same of London, of the same period type; no rows where there are none.
        measure: As for `change_of_area`, and so are `breaks`, `until` and `spread`.
        breaks: Of the indicator's series.
        until: The last day of the later period, or None for the newest.
        spread: How widely series vary.
    """
    known = list(breaks)
    found = {
        str(code): change_of_area(rows, measure=measure, breaks=known, until=until, spread=spread)
        for code, rows in areas.groupby("area_code")
    }
    given = {code: one.change for code, one in found.items() if isinstance(one.change, Change)}
    whole = None
    if len(london) and given:
        first = next(iter(given.values()))
        one = change_of_area(london, measure=measure, breaks=known, until=until, spread=spread)
        same = isinstance(one.change, Change) and one.change.earlier.start == first.earlier.start
        whole = one.change if same and isinstance(one.change, Change) else None
    return BesideAll(areas=found, london=whole, against=against_whole(given))


@dataclass(frozen=True, kw_only=True, eq=False)
class Figures:
    """One measure by one kind of period, as the release holds it.

    `areas` and `london` are rows of `data.schemas.Metrics`, the oldest first: of every area of a
    level, and of London.
    """

    indicator: Indicator
    areas: pd.DataFrame
    london: pd.DataFrame

    @cached_property
    def covered(self) -> list[str]:
        """Return the codes of the areas that the source covers, in the order of the rows."""
        covers = self.areas["status"].ne(Status.NOT_APPLICABLE.value)
        found: list[str] = self.areas.loc[covers, "area_code"].unique().tolist()
        return found

    @cached_property
    def alone(self) -> bool:
        """Tell whether there are figures of areas of one period and of no other."""
        return len(self.areas["period_end"].unique()) == 1

    @cached_property
    def tables(self) -> tuple[HeldRows, HeldRows]:
        """Return the rows of the areas and of London, to be found by their day."""
        return HeldRows(self.areas), HeldRows(self.london)


@dataclass(frozen=True, kw_only=True, eq=False)
class Asked:
    """What is asked of several areas: their change up to one period since the year before.

    Attributes:
        figures: Of the measure, by the kind of period asked for.
        period_type: That kind.
        period_end: ISO date of the last day of the later period.
        codes: Of the areas, in the order wanted.
        london: London's code.
        breaks: Of the measure's series, hard ones and notes.
        months: Of the count behind the measure, by month; None where there is none.
        ends: ISO dates of the periods in which a change may be looked for, the newest first.
        parts: Measures that the count behind is the sum of, by the month.
        spread: How widely series vary.
        london_months: Of the measure itself by month, where London alone has any; else None.
    """

    figures: Figures
    period_type: PeriodType
    period_end: str
    codes: Sequence[str]
    london: str
    breaks: Sequence[Break]
    months: Figures | None
    ends: Sequence[str]
    parts: Sequence[Figures] = ()
    spread: Dispersions = UNWIDENED
    london_months: Figures | None = None


class Pairing(Protocol):
    """Which two values of each area are compared."""

    def __call__(
        self, figures: Figures, /, *, asked: Asked, until: pd.Timestamp, codes: Sequence[str]
    ) -> dict[str, Pair]:
        """Return the pair of each area."""


class YearsGiven:
    """In which periods of one kind areas and London have their change since the year before.

    Of what is asked, `codes` and `period_end` decide nothing here.
    """

    def __init__(self, asked: Asked) -> None:
        """Take what is asked; no period is looked at yet."""
        self.asked = asked
        self._given: dict[str, frozenset[str]] = {}
        self._changes: dict[str, dict[str, AreaChange]] = {}

    def changes(self, codes: Iterable[str], *, period_end: str) -> dict[str, AreaChange]:
        """Return the change of each area up to a period, by code; London's by its own."""
        asked, found = self.asked, self._changes.setdefault(period_end, {})
        if absent := [code for code in codes if code not in found]:
            until = pd.Timestamp(period_end)
            pairs = year_pairs(asked.figures, asked=asked, until=until, codes=absent)
            found |= {
                code: AreaChange(
                    pair=pair, change=change_between(pair, breaks=asked.breaks, spread=asked.spread)
                )
                for code, pair in pairs.items()
            }
        return {code: found[code] for code in codes}

    def newest(self, codes: Sequence[str]) -> str | None:
        """Return the newest period in which one of some areas has its change.

        None where no period is one.
        """
        for period_end in self._open:
            if not self._with_change(period_end).isdisjoint(codes):
                return period_end
        return None

    @cached_property
    def _open(self) -> list[str]:
        """The periods in which there may be a change, newest first: none is given out of an era."""
        found = []
        for period_end in self.asked.ends:
            until = pd.Timestamp(period_end)
            if self._eras.get(until, set()) & self._eras.get(year_before(until), set()):
                found.append(period_end)
        return found

    @cached_property
    def _eras(self) -> dict[pd.Timestamp, set[str]]:
        figures, eras = self.asked.figures, dict[pd.Timestamp, set[str]]()
        for values in (figures.areas, figures.london):
            inside = values.loc[values["era"].notna(), ["period_end", "era"]]
            for end, era in inside.drop_duplicates().to_numpy().tolist():
                eras.setdefault(pd.Timestamp(end), set()).add(era)
        return eras

    def _with_change(self, period_end: str) -> frozenset[str]:
        if period_end not in self._given:
            asked, until = self.asked, pd.Timestamp(period_end)
            codes = [*asked.figures.areas["area_code"].unique().tolist(), asked.london]
            pairs = year_pairs(asked.figures, asked=asked, until=until, codes=codes)
            self._given[period_end] = frozenset(
                code for code, pair in pairs.items() if not refusal_of(pair, breaks=asked.breaks)
            )
        return self._given[period_end]


def year_pairs(
    figures: Figures, *, asked: Asked, until: pd.Timestamp, codes: Sequence[str]
) -> dict[str, Pair]:
    """Pair each area's value with that of a year before, and London's where it is named."""
    ends = (until, year_before(until))
    rows = rows_by_area([(one, one.ending(ends)) for one in figures.tables], codes=codes)
    measure = figures.indicator.unit.measure
    return {
        code: a_year_apart(
            own, until=until, measure=measure, breaks=asked.breaks, alone=figures.alone
        )
        for code, own in rows.items()
    }


def like_month_pairs(
    figures: Figures,
    *,
    asked: Asked,  # noqa: ARG001 - as the other pairing
    until: pd.Timestamp,
    codes: Sequence[str],
) -> dict[str, Pair]:
    """Pair the latest equal months of two years of each area, and London's where it is named."""
    # Only the newest era of an area is looked at; the years before are left in their table.
    newest = [(one, one.of_the_newest_era(until)) for one in figures.tables]
    return {
        code: like_months(rows, until=until)
        for code, rows in rows_by_area(newest, codes=codes).items()
    }
