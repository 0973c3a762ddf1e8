"""Codes and names of the areas that every source shares."""

import pandas as pd

from data.model import LONDON_CODE
from data.pipeline.areas import population_tables
from data.pipeline.raw.dashboard_cells import folded
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder

LONDON = LONDON_CODE
LONDON_NAME = "London"
CITY = "E09000001"
POPULATION = "raw/population/london_borough_population_all_series_1999_2026.csv"
AREAS = 33
FIRST_REBASED = 2019
# By code, E09000001 first: a name that differs in any file is a fault of that file.
NAMES = (
    "City of London",
    "Barking and Dagenham",
    "Barnet",
    "Bexley",
    "Brent",
    "Bromley",
    "Camden",
    "Croydon",
    "Ealing",
    "Enfield",
    "Greenwich",
    "Hackney",
    "Hammersmith and Fulham",
    "Haringey",
    "Harrow",
    "Havering",
    "Hillingdon",
    "Hounslow",
    "Islington",
    "Kensington and Chelsea",
    "Kingston upon Thames",
    "Lambeth",
    "Lewisham",
    "Merton",
    "Newham",
    "Redbridge",
    "Richmond upon Thames",
    "Southwark",
    "Sutton",
    "Tower Hamlets",
    "Waltham Forest",
    "Wandsworth",
    "Westminster",
)
BY_CODE = {f"E09{number:06}": name for number, name in enumerate(NAMES, start=1)}
GROWTH = 0.5  # no area grew or shrank by as much in a year; the City came to a third
GROWTH_OF_LONDON = 0.05
REBASED = "ONS MYE 2019-2024, mid-2024 release (rebased)"


def mid_year_residents(raw: RawFolder) -> pd.DataFrame:
    """Return ONS mid-year residents of the 33 areas, in the one series that rates may use.

    The file holds five series that differ by up to 5%; only the series rebased after the 2021
    Census is handed out, so that two can never meet in one rate. A table as ONS publishes it, put
    beside the file, adds its years to that series or replaces them.

    Returns:
        `area_code`, `area_name`, `year`, `residents` (persons of all ages at 30 June).

    Raises:
        InputFault: If a cell is wrong, an area has another name, or a year lacks an area, which
            would leave it out of London's residents unseen.
    """
    table = raw.table(
        POPULATION,
        columns={
            "series": "text",
            "year": "year",
            "borough_code": "text",
            "borough": "text",
            "population": "count",
        },
        key=["series", "year", "borough_code"],
    )
    rebased = table[table["series"].eq(REBASED)].drop(columns="series")
    file = POPULATION
    _refuse_other_names(rebased, file=file)
    for file, newer in population_tables.by_file(raw).items():
        _refuse_other_names(newer, file=file)
        used = newer[newer["year"].ge(FIRST_REBASED)]
        kept = rebased[~rebased["year"].isin(used["year"])]
        rebased = pd.concat([kept, used], ignore_index=True)
    _refuse_absent_areas(rebased, file=file)
    _refuse_leaps(rebased, file=file)
    return (
        rebased.assign(area_name=rebased["borough_code"].map(BY_CODE))
        .rename(columns={"borough_code": "area_code", "population": "residents"})[
            ["area_code", "area_name", "year", "residents"]
        ]
        .reset_index(drop=True)
    )


def boroughs(raw: RawFolder) -> pd.Series:
    """Return the names of the 32 boroughs and the City of London, indexed by their code."""
    residents = mid_year_residents(raw).drop_duplicates("area_code").sort_values("area_code")
    return residents.set_index("area_code")["area_name"]


def _refuse_leaps(rebased: pd.DataFrame, *, file: str) -> None:
    """Stop where residents leap from one year to the next: a wrong unit, column or stub."""
    areas = rebased.pivot(index="year", columns="borough_code", values="population")  # noqa: PD010
    london = areas.sum(axis=1).pct_change().abs()
    leaps = areas.pct_change().abs().gt(GROWTH)
    for year in areas.index[leaps.any(axis=1) | london.gt(GROWTH_OF_LONDON)]:
        code = str(leaps.loc[year].idxmax() if leaps.loc[year].any() else LONDON)
        raise InputFault(
            file,
            None,
            f"residents of {BY_CODE.get(code, LONDON_NAME)} leap from {year - 1} to {year}",
            "fetch the file again: its series, unit or year is another",
        )


def _refuse_other_names(newer: pd.DataFrame, *, file: str) -> None:
    named = zip(newer["borough_code"], newer["borough"], strict=True)
    for code, name in dict.fromkeys(named):
        if folded(name) != folded(BY_CODE.get(code, "")):
            raise InputFault(
                file,
                None,
                f"{code} is named '{name}', not '{BY_CODE.get(code, 'unknown')}'",
                "fetch the file again; if the borough was renamed, change its name in every source",
            )


def _refuse_absent_areas(rebased: pd.DataFrame, *, file: str) -> None:
    areas = rebased.groupby("year")["borough_code"].nunique()
    years = range(FIRST_REBASED, max([FIRST_REBASED, *areas.index]) + 1)
    for year, there in areas.reindex(years, fill_value=0).items():
        if there != AREAS:
            raise InputFault(
                file,
                None,
                f"{year} has {there} of {AREAS} areas in the series '{REBASED}'",
                "fetch the file again; a borough without residents is never left out",
            )


def fewest_residents_first(raw: RawFolder) -> list[str]:
    """Return the codes of the 33 areas, those with fewest residents first.

    The order in which areas are withheld to hide another: it does not depend on what is counted.
    """
    residents = mid_year_residents(raw)
    latest = residents[residents["year"].eq(residents["year"].max())]
    return latest.sort_values(["residents", "area_code"])["area_code"].tolist()
