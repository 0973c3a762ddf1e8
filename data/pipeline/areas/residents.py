"""Denominators of rates: who lives there, by one series, with its date in words."""

import pandas as pd

from data.pipeline.areas.places import BY_CODE, CITY, LONDON, mid_year_residents
from data.pipeline.raw.cells import FETCH_AGAIN
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder

AGES = "raw/population/census2021_borough_sex_broad_age.csv"
CENSUS = "Census 2021, aged 16 and over"
YOUNGEST = ["younger_females", "younger_males"]


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


def aged_16_and_over(raw: RawFolder) -> pd.Series:
    """Return Census residents aged 16 and over of the boroughs, and of all 32 together as London.

    They are all residents less the youngest band: the oldest one of the file leaves some out, so
    its bands do not add up to the total.

    Returns:
        Indexed by `area_code`, the City of London left out: the Met does not police it.

    Raises:
        InputFault: If an area is missing, or its youngest band is not a part of its residents.
    """
    table = raw.table(
        AGES,
        columns={
            "ltla21_code": "text",
            "total_population": "count",
            **dict.fromkeys(YOUNGEST, "count"),
        },
        key=["ltla21_code"],
    ).set_index("ltla21_code")
    absent = sorted(set(BY_CODE) - set(table.index))
    if absent:
        raise InputFault(AGES, None, f"has no row of {BY_CODE[absent[0]]}", FETCH_AGAIN)
    older = table["total_population"] - table[YOUNGEST].sum(axis=1)
    wrong = older.le(0) | older.ge(table["total_population"])
    if wrong.any():
        name = BY_CODE.get(str(wrong.idxmax()), str(wrong.idxmax()))
        raise InputFault(
            AGES, None, f"the youngest residents of {name} are no part of all", FETCH_AGAIN
        )
    policed = older.loc[[code for code in BY_CODE if code != CITY]]
    both: pd.Series = pd.concat([policed, pd.Series({LONDON: policed.sum()})])
    return both.rename_axis("area_code")
