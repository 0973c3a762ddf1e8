"""Which years of an extract are counted."""

from datetime import date, timedelta
from typing import Self

from pydantic import Field, model_validator

from data.model import Frozen, PeriodType


class Period(Frozen):
    """Which years are counted: whole years of twelve months, the last ending on `to`."""

    start: date = Field(alias="from")
    end: date = Field(alias="to")

    @model_validator(mode="after")
    def is_whole_years(self) -> Self:
        """A part of a year would be read as a fall."""
        if self.end == date.max:
            raise ValueError("must end before the year 10000")
        after = self.end + timedelta(days=1)
        if after.day != 1 or self.start.day != 1 or after.month != self.start.month:
            raise ValueError("must be whole years, such as from 2023-04-01 to 2025-03-31")
        if self.start >= self.end:
            raise ValueError("must begin before it ends")
        return self

    @property
    def period_type(self) -> PeriodType:
        """Return what a year that ends like these is called."""
        named = {3: PeriodType.FINANCIAL_YEAR, 12: PeriodType.CALENDAR_YEAR}
        return named.get(self.end.month, PeriodType.ROLLING_12)

    def year_end(self, day: date) -> date:
        """Return the last day of the year that a day of the period is in."""
        after = self.end + timedelta(days=1)
        year = day.year + (1 if (day.month, day.day) >= (after.month, 1) else 0)
        return date(year, after.month, 1) - timedelta(days=1)
