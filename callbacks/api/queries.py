"""What a request to the API may hold, checked before anything is looked up."""

import re
from datetime import date
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from data.model import Level, PeriodType, Theme
from data.schemas import AREA_CODE
from data.selection import LATEST

MOST_ROWS = 5_000
USUAL_ROWS = 1_000
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


def iso_day(given: str) -> str:
    """Take a day as ISO 8601 writes it and nothing else: a bare number is no date."""
    if not ISO_DAY.fullmatch(given):
        raise ValueError("is not a day such as 2025-07-31")
    return given


def day_or_latest(given: str) -> str:
    """Take a day, or the word that stands for the newest."""
    if given == LATEST:
        return given
    try:
        return date.fromisoformat(iso_day(given)).isoformat()
    except ValueError:
        raise ValueError(f"is neither a day such as 2025-07-31 nor “{LATEST}”") from None


Id = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Member = Annotated[str, StringConstraints(min_length=1, max_length=80)]
AreaCode = Annotated[str, StringConstraints(pattern=AREA_CODE, max_length=40)]
Period = Annotated[str, BeforeValidator(day_or_latest), StringConstraints(max_length=10)]
Day = Annotated[date, BeforeValidator(iso_day), Field(ge=FIRST_DAY, le=LAST_DAY)]


class Query(BaseModel):
    """A query without names that nobody reads: a misspelt one must not widen the answer."""

    model_config = ConfigDict(extra="forbid", populate_by_name=False)

    release: Id | None = Field(
        default=None,
        description="release to answer from; another than the one served is 404. An address "
        "with a release may be kept longer by caches",
    )


class PagedQuery(Query):
    """A query whose answer comes in pages."""

    limit: int = Field(default=USUAL_ROWS, ge=1, le=MOST_ROWS, description="rows on a page")
    cursor: Annotated[str, StringConstraints(max_length=200)] | None = Field(
        default=None, description="from `next` of the page before; not to be made by hand"
    )


class TableQuery(Query):
    """A query whose answer is a table: whole, unless it is asked for page by page."""

    limit: int | None = Field(
        default=None,
        ge=1,
        le=MOST_ROWS,
        description="rows on a page, the next of which is in the header Link; every row there is "
        "where it is left out",
    )
    cursor: Annotated[str, StringConstraints(max_length=200)] | None = Field(
        default=None, description="from the header Link of the page before; not to be made by hand"
    )


class _Values(BaseModel):
    """Which values of one indicator."""

    indicator: Id = Field(description="id of one indicator")
    level: Level | None = Field(default=None, description="how large the areas are")
    area: list[AreaCode] = Field(
        default=[], max_length=200, description="area codes; repeat the name for more than one"
    )
    group: list[Member] = Field(
        default=[],
        max_length=60,
        description="boroughs to take together: their slugs or codes, or codes of police commands "
        "(`bcu-south-west`); repeat the name, and all that is named is one group. The values are "
        "the group's: sums of what is published, and null where one borough has no figure. Stands "
        "instead of `area` and `level`",
    )
    period_type: PeriodType | None = Field(default=None, description="how long the periods are")
    period: Period | None = Field(
        default=None,
        description="one `period_end`, an ISO date, or `latest`: the newest that has a value, of "
        "each level and kind of period",
    )
    from_: Day | None = Field(
        default=None, alias="from", description="first `period_end` wanted, an ISO date"
    )
    to: Day | None = Field(default=None, description="last `period_end` wanted, an ISO date")

    @model_validator(mode="after")
    def runs_forward(self) -> Self:
        """Refuse a stretch of time that ends before it begins."""
        if self.from_ and self.to and self.to < self.from_:
            raise ValueError("`to` lies before `from`")
        if self.period and (self.from_ or self.to):
            raise ValueError("`period` stands alone: leave out `from` and `to`")
        if self.group and (self.area or self.level):
            raise ValueError("`group` stands alone: leave out `area` and `level`")
        return self


class ValuesQuery(_Values, PagedQuery):
    """Which values of one indicator, page by page."""


class ValuesTableQuery(_Values, TableQuery):
    """Which values of one indicator, as a table."""


class _Wards(BaseModel):
    """Which statements on wards."""

    indicator: Id = Field(description="id of a rate of wards")
    area: list[AreaCode] = Field(
        default=[], max_length=200, description="area codes; repeat the name for more than one"
    )
    period_end: Period | None = Field(
        default=None, description="last day of one year, an ISO date, or `latest`: the newest year"
    )


class WardsQuery(_Wards, PagedQuery):
    """Which statements on wards, page by page."""


class WardsTableQuery(_Wards, TableQuery):
    """Which statements on wards, as a table."""


class _Areas(BaseModel):
    """Which areas."""

    level: Level | None = Field(default=None, description="how large the areas are")


class AreasQuery(_Areas, PagedQuery):
    """Which areas, page by page."""


class AreasTableQuery(_Areas, TableQuery):
    """Which areas, as a table."""


class _Evidence(BaseModel):
    """Which printed figures."""

    source: Id | None = Field(default=None, description="id of a report or publication")
    theme: Theme | None = Field(default=None, description="what the figure is about")
    area: list[AreaCode] = Field(default=[], max_length=200, description="area codes")


class EvidenceQuery(_Evidence, PagedQuery):
    """Which printed figures, page by page."""


class EvidenceTableQuery(_Evidence, TableQuery):
    """Which printed figures, as a table."""


class IndicatorPath(BaseModel):
    """The id of an indicator in an address."""

    indicator_id: str = Field(description="id of one indicator")


REPEATABLE = {"area", "group"}
