"""The Walby (2004) estimate of costs as two reports print it, and the arithmetic behind it.

Amounts are £ million a year. The national base is inferred and the borough's factor is worked back
from its printed total, so that agreement shows consistency and is no independent check.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from data.selection import as_records

PENNIES = 2  # decimals of £ million that the reports print


@dataclass(frozen=True)
class CostLine:
    """One category: ids of the printed figures and of the inferred national one.

    `group` is how the metrics table names it.
    """

    group: str
    title: str
    london: str
    borough: str
    national: str
    is_sum: bool = False

    def printed_for(self, area: str) -> str | None:
        """Return the id of the printed amount of an area, by its slug; None where none is."""
        return {"london": self.london, "barking-and-dagenham": self.borough}.get(area)


LINES = (
    CostLine("criminal justice", "Criminal justice", "RF0031", "RF0111", "CO0003"),
    CostLine("physical health care", "Health care, physical", "RF0033", "RF0112", "CO0006"),
    CostLine("mental health care", "Health care, mental", "RF0034", "RF0113", "CO0009"),
    CostLine("social services", "Social services", "RF0035", "RF0114", "CO0012"),
    CostLine("housing and refuges", "Housing and refuges", "RF0036", "RF0115", "CO0015"),
    CostLine("civil legal", "Civil legal", "RF0038", "RF0116", "CO0018"),
    CostLine("all services", "All services", "RF0041", "RF0117", "CO0021", is_sum=True),
    CostLine("lost output", "Lost economic output", "RF0039", "RF0118", "CO0024"),
    CostLine("human costs", "Human costs", "RF0040", "RF0119", "CO0027"),
    CostLine("total", "Total", "RF0043", "RF0120", "CO0030", is_sum=True),
)
LONDON_SHARE, BOROUGH_FACTOR = "CO0040", "CO0041"


@dataclass(frozen=True)
class Reproduction:
    """A printed amount beside the base times the share, both £ million to two decimals."""

    printed: float
    base: float
    computed: float

    @property
    def difference(self) -> float:
        """Return printed less computed, to two decimals."""
        return round(self.printed - self.computed, PENNIES)

    @property
    def follows(self) -> bool:
        """Tell whether the printed amount is the computed one."""
        return self.difference == 0


def reproduce(printed: float, *, base: float, share: float) -> Reproduction:
    """Compare a printed amount with an inferred national base times a share of the population.

    Source of the formula: the Barking and Dagenham strategy, "Indicative costs of domestic
    violence to the borough": apportioned by population, up-rated to 2007-08 prices.
    """
    return Reproduction(printed, base, round(base * share, PENNIES))


def avoided(amount: float, *, percent: float, part: float = 1.0) -> float:
    """Return the part of an amount that would fall away if it fell in proportion.

    Args:
        amount: £ million a year.
        percent: Fewer incidents, 0 to 100. That costs fall in proportion is assumed, as the 2005
            strategy assumes it.
        part: Of the amount that the payer in question bears, such as a half.
    """
    return amount * part * percent / 100


def half_of(amount: float) -> float:
    """Return half of a printed amount to two decimals, a half penny rounded up as on paper."""
    return to_pennies(amount / 2)


def to_pennies(value: float) -> float:
    """Return an amount of £ million to two decimals, a half penny rounded up as on paper.

    A product that ends in a half, such as 25% of 435.26, is a little less as a float.
    """
    penny = Decimal(1).scaleb(-PENNIES)
    return float(Decimal(f"{value:.6f}").quantize(penny, rounding=ROUND_HALF_UP))


def sum_of_parts(amounts: Sequence[float]) -> float:
    """Return the sum of rounded parts as a report would print it, to two decimals."""
    return round(sum(amounts), PENNIES)


def totals_by_area(values: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return the row of all costs together of each area, by name.

    Args:
        values: Rows of `data.schemas.Metrics` of the cost; `group` is the category and its basis.
    """
    totals = values[values["group"].str.startswith("total")]
    return as_records(totals.sort_values("area_name"))


def by_residents(values: pd.DataFrame, *, residents: float) -> float:
    """Return what an area would cost at the same cost a head, £ million a year.

    The cost a head is that of the areas whose total was worked out by number of residents; it is
    the same for each of them by construction.

    Args:
        values: As for `totals_by_area`.
        residents: Of the area.
    """
    totals = values[values["group"].str.startswith("total") & values["denominator"].notna()]
    return float(totals["value"].sum() / totals["denominator"].sum() * residents)


def by_category(values: pd.DataFrame, *, area: str) -> dict[str, dict[Any, Any]]:
    """Return the rows of one area by their category, as `CostLine.group` names it.

    Args:
        values: As for `totals_by_area`.
        area: Name.
    """
    return {
        row["group"].split(",")[0]: row for row in as_records(values[values["area_name"] == area])
    }


def basis_of(row: Mapping[Any, Any]) -> str:
    """Return the prices and the year that a row of the cost is stated in."""
    return str(row["group"]).split(", ")[1]
