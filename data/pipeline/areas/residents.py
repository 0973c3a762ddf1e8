"""Denominators of rates: who lives there, by one series, with its date in words."""

import pandas as pd

from data.pipeline.areas.places import CITY, LONDON, mid_year_residents
from data.pipeline.raw.read import RawFolder


def residents_of(raw: RawFolder, *, city: bool) -> pd.DataFrame:
    """Return mid-year residents of the boroughs, and of London as their sum.

    Args:
        raw: The raw folder.
        city: Whether the City of London counts: the Met's figures leave it out, but it is a housing
            authority.

    Returns:
        `area_code`, `year`, `residents`, from the ONS series rebased after the 2021 Census alone.
    """
    residents = mid_year_residents(raw)
    if not city:
        residents = residents[residents["area_code"].ne(CITY)]
    london = residents.groupby("year")["residents"].sum().reset_index().assign(area_code=LONDON)
    both: pd.DataFrame = pd.concat([residents, london], ignore_index=True)
    return both[["area_code", "year", "residents"]]


def with_residents(
    figures: pd.DataFrame, *, residents: pd.DataFrame, middle: pd.Series
) -> pd.DataFrame:
    """Give figures the residents of the year that holds the middle of their period.

    Where that year is not out yet the latest is taken, and `denominator_period` says so. Before
    the series begins the denominator is missing: no other series fills in.

    Args:
        figures: `area_code`.
        residents: As `residents_of` returns them.
        middle: A day in the middle of each figure's period, such as the first of its seventh month.

    Returns:
        The figures with `denominator` and, in words, `denominator_period`.
    """
    year, latest = middle.dt.year, int(residents["year"].max())
    placed = figures.assign(year=year.clip(upper=latest)).merge(
        residents.rename(columns={"residents": "denominator"}),
        on=["area_code", "year"],
        how="left",
        validate="many_to_one",
    )
    words = "mid-" + placed.pop("year").astype("str")
    late = year.gt(latest).to_numpy()
    return placed.assign(denominator_period=words.mask(late, words + ", the latest there is"))
