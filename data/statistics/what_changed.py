"""What changed in several areas, answered whole before a word is said of it.

An answer holds what was asked, the values compared, the change or the true reason why there is
none, and the nearest change that can be given. Words, tables, drawings and pictures read it; none
of them works anything out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data.model import Break, Indicator, PeriodType, Status, UnitKind
from data.selection import as_records
from data.statistics.against_whole import AgainstWhole, against_whole
from data.statistics.area_change import AreaChange
from data.statistics.change import MONTHS_OF_A_YEAR, Change, Refusal, Row
from data.statistics.change_between import change_between, refusal_of
from data.statistics.pairs import Pair, a_year_apart, like_months
from data.statistics.widening import UNWIDENED, Dispersions


@dataclass(frozen=True, kw_only=True, eq=False)
class Figures:
    """One measure by one kind of period, as the release holds it.

    `areas` and `london` are rows of `data.schemas.Metrics`, the oldest first: of every area of a
    level, and of London.
    """

    indicator: Indicator
    areas: pd.DataFrame
    london: pd.DataFrame


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


@dataclass(frozen=True, kw_only=True)
class Changes:
    """The changes of several areas in one measure, by code in the order asked, and London's.

    `everyone` has the changes of all areas that are covered, those that were not asked for too.
    """

    indicator: Indicator
    areas: Mapping[str, AreaChange]
    everyone: Mapping[str, AreaChange]
    london: AreaChange

    @property
    def given(self) -> list[Change]:
        """Return those that are numbers."""
        return [one.change for one in self.areas.values() if isinstance(one.change, Change)]

    @property
    def refused(self) -> list[Refusal]:
        """Return the reasons why the others are none."""
        return [one.change for one in self.areas.values() if isinstance(one.change, Refusal)]


@dataclass(frozen=True, kw_only=True)
class WhatChanged:
    """The answer for several areas.

    Attributes:
        asked: What was asked, with the rows that the answer rests on.
        year: The changes since the same period a year before: what was asked for.
        like_months: The nearest that can be given where no area has that: the changes of the
            count behind over the latest equal months of two years inside one era. Else None.
        newest: ISO date of the newest period in which an area has its change since the year
            before, where nothing else can be given. Else None.
        against: Each area's change beside that of all areas of its level together; None where
            fewer than eight have one.
        parts: London's change over the same months in each part of the count that is shown.
    """

    asked: Asked
    year: Changes
    like_months: Changes | None
    newest: str | None
    against: AgainstWhole | None
    parts: Sequence[tuple[Indicator, Change]] = ()

    @property
    def without_area(self) -> tuple[float, float] | None:
        """Return what per cent of London's events had no area, earlier and later.

        None where some area has no change, and so its events are not known to be all there.
        """
        london, against = self.shown.london.change, self.against
        if self.shown.indicator.unit.kind is not UnitKind.OFFENCE or against is None:
            return None
        found = [one.change for one in self.shown.everyone.values()]
        given = [one for one in found if isinstance(one, Change)]
        if not isinstance(london, Change) or len(given) < len(found) or against.in_points:
            return None
        placed = (
            sum(one.earlier.numerator for one in given),
            sum(one.later.numerator for one in given),
        )
        first, second = (
            100 * (1 - known / every.numerator)
            for known, every in zip(placed, (london.earlier, london.later), strict=True)
        )
        return first, second

    @property
    def shown(self) -> Changes:
        """Return the changes to show."""
        return self.like_months or self.year

    @property
    def instead_of(self) -> Refusal | None:
        """Return why like months are shown and not the year, a break before any other reason."""
        if self.like_months is None:
            return None
        refused = self.year.refused
        return next((one for one in refused if one.break_ is not None), next(iter(refused), None))

    @property
    def london(self) -> Change | Refusal | None:
        """Return London's change beside the areas'.

        None where London's year has none: the areas say why, or the source has no row of London.
        """
        change = self.shown.london.change
        return change if self.like_months or isinstance(change, Change) else None


def what_changed(asked: Asked) -> WhatChanged:
    """Return what changed in each area and in London, or the nearest that can be given."""
    until = pd.Timestamp(asked.period_end)
    tried: list[Changes] = []
    for figures, pair_up in ((asked.figures, _year_pairs), (asked.months, _like_month_pairs)):
        if figures is None:
            continue
        found = {
            code: AreaChange(
                pair=pair, change=change_between(pair, breaks=asked.breaks, spread=asked.spread)
            )
            for code, pair in pair_up(figures, asked=asked, until=until).items()
        }
        london = found.pop(asked.london)
        tried.append(
            Changes(
                indicator=figures.indicator,
                areas={code: found[code] for code in asked.codes},
                everyone=found,
                london=london,
            )
        )
        if tried[-1].given:
            break
    year, last = tried[0], tried[-1]
    like = last if last is not year and last.given else None
    return WhatChanged(
        asked=asked,
        year=year,
        like_months=like,
        newest=None if last.given else _newest_with_change(asked),
        against=against_whole(
            {
                code: one.change
                for code, one in (like or year).everyone.items()
                if isinstance(one.change, Change)
            }
        ),
        parts=_parts(asked, shown=like or year, until=until),
    )


def _parts(asked: Asked, *, shown: Changes, until: pd.Timestamp) -> list[tuple[Indicator, Change]]:
    """Return London's change in each part of a count, where like months of it are shown."""
    london = shown.london.change
    if asked.months is None or shown.indicator is not asked.months.indicator:
        return []
    found: list[tuple[Indicator, Change]] = []
    for figures in asked.parts:
        pair = like_months(as_records(figures.london[figures.london["era"].notna()]), until=until)
        change = change_between(pair, breaks=asked.breaks, spread=asked.spread)
        if isinstance(change, Change) and isinstance(london, Change):
            same = change.earlier.start == london.earlier.start
            found += [(figures.indicator, change)] if same else []
    return found


def _year_pairs(figures: Figures, *, asked: Asked, until: pd.Timestamp) -> dict[str, Pair]:
    """Pair each area's value, and London's, with that of a year before."""
    ends = (until, until + pd.offsets.MonthEnd(-MONTHS_OF_A_YEAR))
    two = [rows[rows["period_end"].isin(ends)] for rows in (figures.areas, figures.london)]
    measure = figures.indicator.unit.measure
    alone = len(figures.areas["period_end"].unique()) == 1
    return {
        code: a_year_apart(rows, until=until, measure=measure, breaks=asked.breaks, alone=alone)
        for code, rows in _by_area(two, asked=asked).items()
    }


def _like_month_pairs(figures: Figures, *, asked: Asked, until: pd.Timestamp) -> dict[str, Pair]:
    """Pair the latest equal months of two years of each area, and of London."""
    newest = []
    for rows in (figures.areas, figures.london):
        past = rows[(rows["period_end"] <= until) & rows["era"].notna()]
        # Only the newest era of an area is looked at; the years before are left in their table.
        newest.append(past[past["era"] == past.groupby("area_code")["era"].transform("last")])
    return {
        code: like_months(rows, until=until) for code, rows in _by_area(newest, asked=asked).items()
    }


def _newest_with_change(asked: Asked) -> str | None:
    """Return the newest period in which at least one area has its change since the year before."""
    values = asked.figures.areas
    eras: dict[pd.Timestamp, set[str]] = {}
    for end, era in values.loc[values["era"].notna(), ["period_end", "era"]].to_numpy().tolist():
        eras.setdefault(pd.Timestamp(end), set()).add(era)
    for period_end in asked.ends:
        until = pd.Timestamp(period_end)
        before = until + pd.offsets.MonthEnd(-MONTHS_OF_A_YEAR)
        # No change is given out of an era, and looking at two eras is quicker than at each area.
        if eras.get(until, set()) & eras.get(before, set()):
            pairs = _year_pairs(asked.figures, asked=asked, until=until)
            if any(refusal_of(pairs[code], breaks=asked.breaks) is None for code in asked.codes):
                return period_end
    return None


def _by_area(tables: Iterable[pd.DataFrame], *, asked: Asked) -> dict[str, list[Row]]:
    """Take all rows out of their tables at once, which is far quicker than area by area."""
    areas = asked.figures.areas
    covered = areas["status"].ne(Status.NOT_APPLICABLE.value)
    everyone = areas.loc[covered, "area_code"].unique().tolist()
    found: dict[str, list[Row]] = {code: [] for code in [*asked.codes, *everyone, asked.london]}
    for table in tables:
        for row in as_records(table):
            if row["area_code"] in found:
                found[row["area_code"]].append(row)
    return found
