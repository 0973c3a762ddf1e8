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

MOST_ROWS = 5_000
USUAL_ROWS = 1_000
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


def iso_day(given: str) -> str:
    """Take a day as ISO 8601 writes it and nothing else: a bare number is no date."""
    if not ISO_DAY.fullmatch(given):
        raise ValueError("is not a day such as 2025-07-31")
    return given


Id = Annotated[str, StringConstraints(min_length=1, max_length=80)]
AreaCode = Annotated[str, StringConstraints(pattern=AREA_CODE, max_length=40)]
Day = Annotated[date, BeforeValidator(iso_day), Field(ge=EARLIEST, le=LATEST)]


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


class ValuesQuery(PagedQuery):
    """Which values of one indicator."""

    indicator: Id = Field(description="id of one indicator")
    level: Level | None = Field(default=None, description="how large the areas are")
    area: list[AreaCode] = Field(
        default=[], max_length=200, description="area codes; repeat the name for more than one"
    )
    period_type: PeriodType | None = Field(default=None, description="how long the periods are")
    from_: Day | None = Field(
        default=None, alias="from", description="first `period_end` wanted, an ISO date"
    )
    to: Day | None = Field(default=None, description="last `period_end` wanted, an ISO date")

    @model_validator(mode="after")
    def runs_forward(self) -> Self:
        """Refuse a stretch of time that ends before it begins."""
        if self.from_ and self.to and self.to < self.from_:
            raise ValueError("`to` lies before `from`")
        return self


class AreasQuery(PagedQuery):
    """Which areas."""

    level: Level | None = Field(default=None, description="how large the areas are")


class EvidenceQuery(PagedQuery):
    """Which printed figures."""

    source: Id | None = Field(default=None, description="id of a report or publication")
    theme: Theme | None = Field(default=None, description="what the figure is about")
    area: list[AreaCode] = Field(default=[], max_length=200, description="area codes")


class IndicatorPath(BaseModel):
    """The id of an indicator in an address."""

    indicator_id: str = Field(description="id of one indicator")


REPEATABLE = {"area"}
