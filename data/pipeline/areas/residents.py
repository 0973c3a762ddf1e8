"""Denominators of rates: who lives there, by one series, with its date in words."""

import pandas as pd

from data.pipeline.areas.places import CITY, LONDON, mid_year_residents
from data.pipeline.figures.windows import seventh_month
from data.pipeline.raw.read import RawFolder


def of_met_areas(raw: RawFolder) -> pd.DataFrame:
    """Return mid-year residents of the 32 boroughs, and of London as their sum.

    The City of London is left out of London, because the Met's figures leave it out.

    Returns:
        `area_code`, `year`, `residents`, from the ONS series rebased after the 2021 Census alone.
    """
    residents = mid_year_residents(raw)
    policed = residents[residents["area_code"].ne(CITY)]
    london = policed.groupby("year")["residents"].sum().reset_index().assign(area_code=LONDON)
    both: pd.DataFrame = pd.concat([policed, london], ignore_index=True)
    return both[["area_code", "year", "residents"]]


def for_periods(figures: pd.DataFrame, *, residents: pd.DataFrame) -> pd.DataFrame:
    """Give 12-month figures the residents of the year that holds their seventh month.

    Where that year is not out yet the latest is taken, and `denominator_period` says so. Before
    the series begins the denominator is missing: no other series fills in.

    Args:
        figures: `area_code`, `period_start`.
        residents: `area_code`, `year`, `residents`.

    Returns:
        The figures with `denominator` and `denominator_period`.
    """
    wanted = seventh_month(figures["period_start"]).dt.year
    latest = int(residents["year"].max())
    placed = figures.assign(year=wanted.clip(upper=latest)).merge(
        residents.rename(columns={"residents": "denominator"}),
        on=["area_code", "year"],
        how="left",
        validate="many_to_one",
    )
    words = "mid-" + placed.pop("year").astype("str")
    late = wanted.gt(latest).to_numpy()
    placed["denominator_period"] = words.mask(late, words + ", the latest there is")
    return placed
