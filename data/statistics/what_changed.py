"""What changed in several areas, answered whole before a word is said of it.

An answer holds what was asked, the values compared, the change or the true reason why there is
none, and the nearest change that can be given. Words, tables, drawings and pictures read it; none
of them works anything out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data.model import Indicator, PeriodType, UnitKind
from data.selection import as_records
from data.statistics.against_whole import AgainstWhole, against_whole
from data.statistics.area_change import (
    AreaChange,
    Asked,
    Pairing,
    YearsGiven,
    like_month_pairs,
    year_pairs,
)
from data.statistics.change import Change, Refusal
from data.statistics.change_between import change_between, first_months_apart
from data.statistics.pairs import like_months, year_before


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
        asked: What was asked, with the rows that the answer rests on. Where it names no area,
            London is what is asked about.
        year: The changes since the same period a year before: what was asked for.
        like_months: The nearest that can be given where no area has that: the changes of the
            count behind over the latest equal months of two years inside one era. Else None.
        newest: ISO date of the newest period in which an area has its change since the year
            before, where nothing else can be given. Else None.
        newest_kind: The kind of that period: the one asked for, or another where none of those
            has a change.
        nearest: The changes up to that period since the year before; None where there is none.
        parts: London's change over the same months in each part of the count that is shown.
        launch: London's ratio over the first six months since the break that stands in the way of
            its change, and over the six after, where those differ and no month since then has
            another one to be compared with but these first ones. Else None.
    """

    asked: Asked
    year: Changes
    like_months: Changes | None
    newest: str | None
    parts: Sequence[tuple[Indicator, Change]] = ()
    nearest: Changes | None = None
    newest_kind: PeriodType | None = None
    launch: tuple[float, float] | None = None

    @cached_property
    def against(self) -> AgainstWhole | None:
        """Return each area's change beside that of all areas of its level together.

        None where fewer than eight have one. It is worked out where it is said.
        """
        found = {code: one.change for code, one in self.shown.everyone.items()}
        return against_whole(
            {code: change for code, change in found.items() if isinstance(change, Change)}
        )

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


class EveryArea:
    """What was found of all areas up to one period, whichever of them are asked about.

    Of what is asked, `codes` decides nothing here.

    Attributes:
        covered: Codes of the areas that the source covers.
        found: What was found so far: by how values were paired, and by code.
        parts: London's change over like months in each part of the count that has one; None until
            it was looked for.
    """

    def __init__(self, asked: Asked, *, years: Sequence[YearsGiven] = ()) -> None:
        """Take what is asked, with nothing found yet.

        `years` are of the kind asked for, then of each other that there is, the usual one first.
        """
        self.asked = asked
        self._years = years or [YearsGiven(asked)]
        self.covered = asked.figures.covered
        self.found: dict[Pairing, dict[str, AreaChange]] = {}
        self.parts: list[tuple[Indicator, Change]] | None = None

    def newest_with_change(self, codes: Sequence[str]) -> tuple[YearsGiven, str] | None:
        """Return the kind and the end of the newest period with a change of one of some areas.

        Its kind is the one asked for; only where none of those periods has a change is it the
        newest of another kind. None where no period has one.

        Args:
            codes: Of the areas; none where London's change is looked for.
        """
        wanted = codes or [self.asked.london]
        for years in (self._years[:1], self._years[1:]):
            found = [(each, end) for each in years if (end := each.newest(wanted)) is not None]
            if found:
                return max(found, key=lambda one: one[1])
        return None


def what_changed(asked: Asked, *, every: EveryArea | None = None) -> WhatChanged:
    """Return what changed in each area and in London, or the nearest that can be given.

    Args:
        asked: What is asked.
        every: What was found before for the same question of whichever areas; None begins anew.
    """
    every, until = every or EveryArea(asked), pd.Timestamp(asked.period_end)
    tried: list[Changes] = []
    for figures, pair_up in ((asked.figures, year_pairs), (asked.months, like_month_pairs)):
        if figures is None:
            continue
        found = every.found.setdefault(pair_up, {})
        codes = dict.fromkeys([*asked.codes, *every.covered])
        absent = [code for code in (*codes, asked.london) if code not in found]
        pairs = pair_up(figures, asked=asked, until=until, codes=absent) if absent else {}
        found |= {
            code: AreaChange(
                pair=pair, change=change_between(pair, breaks=asked.breaks, spread=asked.spread)
            )
            for code, pair in pairs.items()
        }
        tried.append(
            Changes(
                indicator=figures.indicator,
                areas={code: found[code] for code in asked.codes},
                everyone={code: found[code] for code in codes},
                london=found[asked.london],
            )
        )
        if _is_given(tried[-1], asked=asked):
            break
    year, last = tried[0], tried[-1]
    given = _is_given(last, asked=asked)
    like = last if last is not year and given else None
    newest = None if given else every.newest_with_change(asked.codes)
    return WhatChanged(
        asked=asked,
        year=year,
        like_months=like,
        newest=newest[1] if newest else None,
        newest_kind=newest[0].asked.period_type if newest else None,
        nearest=_a_year_before(*newest, codes=asked.codes) if newest else None,
        parts=_parts(asked, shown=like or year, every=every),
        launch=_launch(asked, refused=year.london.change),
    )


def _is_given(changes: Changes, *, asked: Asked) -> bool:
    """Tell whether one of those that are asked about has a change: London, where no area is."""
    return bool(changes.given if asked.codes else isinstance(changes.london.change, Change))


def _a_year_before(years: YearsGiven, period_end: str, *, codes: Sequence[str]) -> Changes:
    """Return the changes of the areas asked for and of London up to a period."""
    asked = years.asked
    found = years.changes([*codes, asked.london], period_end=period_end)
    areas = {code: found[code] for code in codes}
    return Changes(
        indicator=asked.figures.indicator,
        areas=areas,
        everyone=areas,
        london=found[asked.london],
    )


def _launch(asked: Asked, *, refused: Change | Refusal) -> tuple[float, float] | None:
    """Return London's first months since a break and the next, where like months begin there."""
    months, per = asked.london_months, asked.figures.indicator.unit.per
    if months is None or per is None or isinstance(refused, Change) or refused.break_ is None:
        return None
    since = refused.break_.date
    if year_before(pd.Timestamp(asked.period_end)) < pd.Timestamp(since):
        return None
    found = first_months_apart(as_records(months.london), since=since, spread=asked.spread)
    return found and (per * found[0], per * found[1])


def _parts(asked: Asked, *, shown: Changes, every: EveryArea) -> list[tuple[Indicator, Change]]:
    """Return London's change in each part of a count, where like months of it are shown."""
    london = shown.london.change
    if asked.months is None or shown.indicator is not asked.months.indicator:
        return []
    if not isinstance(london, Change):
        return []
    if every.parts is None:
        found = []
        for figures in asked.parts:
            rows = as_records(figures.london[figures.london["era"].notna()])
            pair = like_months(rows, until=pd.Timestamp(asked.period_end))
            change = change_between(pair, breaks=asked.breaks, spread=asked.spread)
            found += [(figures.indicator, change)] if isinstance(change, Change) else []
        every.parts = found
    begun = london.earlier.start
    return [(part, change) for part, change in every.parts if change.earlier.start == begun]
