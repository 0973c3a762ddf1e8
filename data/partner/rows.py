"""What a pack says, as rows that a page can show. A number is there or absent, never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from data.model import Status
from data.partner.service_measures import ServiceMeasure
from data.statistics import Estimate


@dataclass(frozen=True)
class Count:
    """A count as it may be shown. Without a value its status says why; `flags` as in a release."""

    value: float | None
    status: Status = Status.PUBLISHED
    flags: str = ""


class Year(NamedTuple):
    """Twelve months: a `data.model.PeriodType`, the first and the last day."""

    kind: str
    start: date
    end: date


@dataclass(frozen=True)
class YearRow:
    """Incidents of one year."""

    year: Year
    count: Count


@dataclass(frozen=True)
class ShareRow:
    """A count that is part of a whole: `share` in per cent with its Wilson limits, or None.

    `whole` is None where it is not known or would give a withheld count away. `total` marks the
    row that sums the others up, `subtotal` one that sums up some. `of_all` is the count as a share
    of the total.
    """

    name: str
    count: Count
    whole: float | None
    share: Estimate[float] | None
    total: bool = False
    subtotal: bool = False
    of_all: Estimate[float] | None = None


@dataclass(frozen=True)
class PeopleTable:
    """People by age and sex. The totals are the last of both lists; every pair has a count."""

    sexes: tuple[str, ...]
    ages: tuple[str, ...]
    cells: Mapping[tuple[str, str], Count]


@dataclass(frozen=True)
class AreaRow:
    """One small area, ward or the borough.

    `whole` is what the count is set against: residents of Census 2021 for incidents, all places
    with an incident for repeat locations. `rate` is incidents per 1,000 residents with Byar
    limits, or the share in per cent with Wilson limits; None where it rests on fewer than 10.
    """

    code: str
    name: str
    count: Count
    whole: float | None
    rate: Estimate[float] | None


@dataclass(frozen=True)
class AreaTable:
    """Every area of a borough, of one level (`lsoa` or `ward`), by name, and the borough whole.

    `unplaced` is what lies in no ward as far as the records say; None where there is none.
    """

    level: str
    rows: tuple[AreaRow, ...]
    borough: AreaRow | None
    unplaced: AreaRow | None = None


@dataclass(frozen=True)
class ReferralRow:
    """Referrals of one ethnic group beside its residents.

    `ratio` compares the group's share of referrals with its share of residents; None where one of
    them is not known. Both shares in per cent. `of_known` is the count as a
    share of all whose group is known.
    """

    name: str
    count: Count
    share: float | None
    residents: float | None
    residents_share: float | None
    ratio: Estimate[float] | None
    of_known: Estimate[float] | None = None


@dataclass(frozen=True)
class ServiceRow:
    """A measure in the quarters of a year; `before` is the last of these quarters a year earlier.

    `groups` holds the same quarters by dimension and label. `changed` are days from which on the
    measure is counted by another definition: nothing before is compared with what follows.
    """

    measure: ServiceMeasure
    counts: tuple[Count, ...]
    before: Count
    groups: Mapping[tuple[str, str], tuple[Count, ...]]
    changed: tuple[date, ...] = ()

    @property
    def is_brought(self) -> bool:
        """Return whether anybody counted it in one of these quarters."""
        return any(one.status is not Status.MISSING for one in self.counts)


@dataclass(frozen=True)
class ServiceTable:
    """Every measure that the reports asked for; `quarters` by their last days, four of a year."""

    quarters: tuple[date, ...]
    rows: tuple[ServiceRow, ...]


@dataclass(frozen=True)
class PackRows:
    """All of one pack. None or an empty list: the pack has no such table.

    `incidents` and `repeats` have one table for each level of areas, first the one to draw.
    `shown` is the year that each kind of table shows, by its name.
    """

    years: tuple[YearRow, ...]
    offences: tuple[ShareRow, ...]
    accused: PeopleTable | None
    victims: PeopleTable | None
    incidents: tuple[AreaTable, ...]
    repeats: tuple[AreaTable, ...]
    referrals: tuple[ReferralRow, ...]
    shown: Mapping[str, Year]
    services: ServiceTable | None


@dataclass(frozen=True)
class Places:
    """The areas of one borough: `names` by level and code, `residents` (Census 2021) by code."""

    names: Mapping[str, Mapping[str, str]]
    residents: Mapping[str, float]
