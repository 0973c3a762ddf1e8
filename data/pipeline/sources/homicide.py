"""Victims of homicide flagged domestic abuse: London by calendar year, boroughs over ten years.

Source: Metropolitan Police homicide dashboard, one row a victim, so that a zero is a real zero.
"""

import pandas as pd

from data.model import Disclosure, Level, PeriodType, Status
from data.pipeline.areas.places import CITY, LONDON, LONDON_NAME, boroughs, fewest_residents_first
from data.pipeline.figures.disclosure import hide_each_other, small, with_secondary
from data.pipeline.figures.measures import counts
from data.pipeline.figures.rows import Definitions, metric_rows
from data.pipeline.raw.cells import FETCH_AGAIN
from data.pipeline.raw.checks import refuse_unknown
from data.pipeline.raw.faults import InputFault, first_row
from data.pipeline.raw.read import RawFolder
from data.statistics.intervals import byar_limits

FILE = "raw/mps_homicide_dashboard/homicide_victims_2003_2024-03.csv"
SOURCE = "met_homicide"
VICTIMS = "da_homicide_victims"
DOMESTIC = "Domestic Abuse"
FLAGS = [DOMESTIC, "Not Domestic Abuse"]
UNMAPPED = "Unmapped"  # no borough could be given: in London's count, in no borough's
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
YEARS = 10
COPIED = 3  # rows in a run that never comes twice by chance


def rows(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    """Build the homicide rows: London a year, and each borough once for the last ten years.

    A year that the file does not reach the end of is left out. Borough counts of 1 to 4 are
    withheld. The City of London has its own police and is not applicable, never zero.

    Args:
        raw: The raw folder.
        definitions: The catalogue.

    Returns:
        Rows of `data.schemas.Metrics`; `value` is victims, `lower` and `upper` the 95% limits of
        a Poisson count (Byar, exact under 10).

    Raises:
        InputFault: If the file is not what it was.
    """
    rule = definitions.indicators[VICTIMS].disclosure
    victims = victims_by_year(raw)
    years = _complete_years(victims)
    domestic = victims[victims["domestic"]]
    figures = pd.concat(
        [
            _london(domestic, years=years),
            _by_borough(
                domestic,
                last=years[-1],
                names=boroughs(raw).loc[fewest_residents_first(raw)],
                rule=rule,
            ),
        ],
        ignore_index=True,
    )
    shown = counts(figures.assign(source_id=SOURCE), rule=rule)
    limits = byar_limits(shown["value"])
    frame = shown.assign(lower=limits.lower, upper=limits.upper)
    return metric_rows(frame, indicator_id=VICTIMS, definitions=definitions)


def victims_by_year(raw: RawFolder) -> pd.DataFrame:
    """Return one row per victim: `year`, `month`, `borough` as printed, `domestic` or not.

    Raises:
        InputFault: If a row is not one victim, or a flag, month or year is not known.
    """
    table = raw.table(
        FILE,
        columns={
            "Count of Victims": "count",
            "Domestic Abuse": "text",
            "Recorded Year": "year",
            "Recorded Month": "text",
            "Borough": "text",
        },
        key=[],
        rest="text?",
    )
    _refuse_repeated_rows(table)
    refuse_unknown(table["Domestic Abuse"], known=FLAGS, file=FILE, what="flag")
    refuse_unknown(table["Recorded Month"], known=MONTHS, file=FILE, what="month")
    refuse_unknown(
        table["Borough"].map(_plain),
        known={UNMAPPED.casefold(), *boroughs(raw).map(_plain)},
        file=FILE,
    )
    several = table["Count of Victims"].ne(1)
    if several.any():
        raise InputFault(FILE, first_row(several), "a row is not one victim", FETCH_AGAIN)
    years = table["Recorded Year"]
    absent = sorted(set(range(years.min(), years.max() + 1)) - set(years))
    if absent:
        raise InputFault(FILE, None, f"the year {absent[0]} vanished", FETCH_AGAIN)
    return pd.DataFrame(
        {
            "year": years,
            "month": table["Recorded Month"],
            "borough": table["Borough"],
            "domestic": table["Domestic Abuse"].eq(DOMESTIC),
        }
    )


def _refuse_repeated_rows(table: pd.DataFrame) -> None:
    """Stop where rows were pasted twice.

    Two victims may be alike in every column, and a few rows of the file are. Three rows that follow
    each other and come again in the same order are a copy.
    """
    alike = table.groupby(list(table.columns), dropna=False, sort=False).ngroup()
    runs = pd.concat([alike.shift(-step) for step in range(COPIED)], axis=1).dropna()
    again = runs.duplicated()
    if again.any():
        raise InputFault(
            FILE,
            first_row(again),
            f"{COPIED} rows that follow each other are there twice",
            FETCH_AGAIN,
        )


def _plain(name: str) -> str:
    """Spell a borough one way: the file writes '&' and 'Upon'."""
    return name.replace("&", "and").casefold()


def _complete_years(victims: pd.DataFrame) -> list[int]:
    """Years of the file, without the last one where it stops before December."""
    last = victims["year"].max()
    ends = victims.loc[victims["year"].eq(last), "month"].eq("Dec").any()
    return list(range(victims["year"].min(), last + 1 if ends else last))


def _london(domestic: pd.DataFrame, *, years: list[int]) -> pd.DataFrame:
    victims = domestic.groupby("year").size().reindex(years, fill_value=0)
    return pd.DataFrame(
        {
            "area_code": LONDON,
            "area_name": LONDON_NAME,
            "level": Level.LONDON.value,
            "period_type": PeriodType.CALENDAR_YEAR.value,
            "period_start": pd.to_datetime([f"{year}-01-01" for year in years]),
            "period_end": pd.to_datetime([f"{year}-12-31" for year in years]),
            "status": "",
            "withheld": False,
            "numerator": victims.to_numpy(dtype="float64"),
        }
    )


def _by_borough(
    domestic: pd.DataFrame, *, last: int, names: pd.Series, rule: Disclosure
) -> pd.DataFrame:
    """Ten years of each borough, with those withheld that London's ten years would give away."""
    decade = domestic["year"].between(last - YEARS + 1, last)
    found = domestic.loc[decade, "borough"].map(_plain).value_counts()
    victims = names.map(_plain).map(found).fillna(0).astype("float64")
    policed = victims.drop(CITY)
    hidden = small(policed, rule=rule)
    if not hide_each_other(policed[hidden], rule=rule):
        hidden = with_secondary(policed, groups=pd.Series("", index=policed.index), rule=rule)
    return pd.DataFrame(
        {
            "area_code": names.index,
            "area_name": names.to_numpy(),
            "level": Level.BOROUGH.value,
            "period_type": PeriodType.TEN_YEARS.value,
            "period_start": pd.Timestamp(last - YEARS + 1, 1, 1),
            "period_end": pd.Timestamp(last, 12, 31),
            "status": names.index.map({CITY: Status.NOT_APPLICABLE.value}).fillna(""),
            "withheld": hidden.reindex(names.index, fill_value=False).to_numpy(),
            "numerator": victims.to_numpy(),
        }
    )
