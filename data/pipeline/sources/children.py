"""Domestic abuse found by assessments of children's social care, by year ending in March."""

import pandas as pd

from data.model import Flag, Level, PeriodType, Status
from data.pipeline.areas.places import BY_CODE, LONDON, LONDON_NAME
from data.pipeline.figures.measures import counts, rates
from data.pipeline.figures.rows import Definitions, metric_rows
from data.pipeline.raw.cells import FETCH_AGAIN, Kind, checked_cells
from data.pipeline.raw.faults import InputFault, first_row
from data.pipeline.raw.read import RawFolder

FOLDER = "raw/dfe_children_in_need"
FILE = f"{FOLDER}/c3_factors_identified_at_end_of_assessment_2018_to_2025.csv"
CHILDREN = f"{FOLDER}/children_0_17_mid_year_2012_2024.csv"
SOURCE = "dfe_children_in_need"
PARENT, RATE, CHILD = "children_da_parent", "children_da_parent_rate", "children_da_child"
# The three columns of domestic abuse overlap, since one assessment may find several: each measure
# reads one of them, and none is ever added to another.
COLUMNS = {PARENT: "Domestic_Abuse_parent", CHILD: "Domestic_Abuse_child"}
ENGLAND, ENGLAND_NAME = "E92000001", "England"
NAMES = {ENGLAND: ENGLAND_NAME, LONDON: LONDON_NAME, **BY_CODE}
LEVELS = {ENGLAND: Level.ENGLAND, LONDON: Level.LONDON} | dict.fromkeys(BY_CODE, Level.BOROUGH)
WITHHELD, NOT_AVAILABLE = "c", "x"
AREA: dict[str, Kind] = {
    "geographic_level": "text",
    "region_code": "text?",
    "new_la_code": "text?",
}
PER_1000 = 1000.0


def rows(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    """Return assessments that found domestic abuse, of a parent and of the child, and a rate.

    The publisher withholds small counts ("c") and rounds England and London to 10. A year in which
    a borough sent nothing ("x") has an estimate of it in London's count, which is flagged [e].

    Raises:
        InputFault: If a file is not what it was, or a year lacks an area.
    """
    table = _areas(
        raw.table(
            FILE,
            columns={"time_period": "year", **AREA, **dict.fromkeys(COLUMNS.values(), "text")},
            key=["time_period", *AREA],
        ),
        file=FILE,
    )
    parts = {
        name: counts(_figures(table, column=column), rule=definitions.indicators[name].disclosure)
        for name, column in COLUMNS.items()
    }
    parent = _figures(table, column=COLUMNS[PARENT])
    placed = parent.merge(_children(raw), on=["area_code", "year"], how="left")
    parts[RATE] = rates(
        placed.assign(denominator_period="mid-" + placed["year"].astype("str") + ", aged 0 to 17"),
        rule=definitions.indicators[RATE].disclosure,
        per=PER_1000,
    )
    return pd.concat(
        [
            metric_rows(_as_signed(part), indicator_id=name, definitions=definitions)
            for name, part in parts.items()
        ],
        ignore_index=True,
    )


def _as_signed(figures: pd.DataFrame) -> pd.DataFrame:
    """Say that a figure is withheld, and not that it is missing, where the publisher does."""
    withheld = figures["sign"].eq(WITHHELD)
    return figures.assign(status=figures["status"].mask(withheld, Status.SUPPRESSED.value))


def _areas(table: pd.DataFrame, *, file: str) -> pd.DataFrame:
    """Keep England, London and its boroughs, each with its code, once a year."""
    codes = table["new_la_code"].fillna(table["region_code"])
    codes = codes.where(table["geographic_level"].ne("National"), ENGLAND)
    kept = table.assign(area_code=codes)[codes.isin(NAMES)]
    held = kept.groupby("time_period")["area_code"].nunique()
    short = held[held.ne(len(NAMES))]
    if len(short):
        there = kept.loc[kept["time_period"].eq(short.index[0]), "area_code"]
        absent = sorted(set(NAMES) - set(there))
        raise InputFault(
            file, None, f"{short.index[0]} has no row of {NAMES[absent[0]]}", FETCH_AGAIN
        )
    return kept


def _figures(table: pd.DataFrame, *, column: str) -> pd.DataFrame:
    """One row an area and year: `numerator`, NaN where the publisher gives a sign in its place."""
    cells = table[column]
    numbers = pd.to_numeric(cells, errors="coerce")
    strange = numbers.isna() & ~cells.isin([WITHHELD, NOT_AVAILABLE])
    if strange.any():
        row = first_row(strange)
        raise InputFault(
            FILE,
            row,
            f"{column} is '{cells[row]}', neither a number nor a sign that is known",
            "look the sign up in the publisher's notes, and add it to the reader",
        )
    ends = pd.to_datetime(table["time_period"].astype("str") + "-03-31")
    unsent = table.loc[cells.eq(NOT_AVAILABLE), "time_period"]
    estimated = table["area_code"].eq(LONDON) & table["time_period"].isin(unsent)
    return pd.DataFrame(
        {
            "area_code": table["area_code"],
            "area_name": table["area_code"].map(NAMES),
            "level": table["area_code"].map(LEVELS),
            "period_type": PeriodType.FINANCIAL_YEAR.value,
            "period_start": ends - pd.DateOffset(years=1) + pd.DateOffset(days=1),
            "period_end": ends,
            "year": table["time_period"] - 1,  # its October lies in the calendar year before
            "numerator": numbers,
            "sign": cells,
            "status": "",
            "flags": estimated.map({True: Flag.ESTIMATED.value, False: ""}),
            "source_id": SOURCE,
        }
    )


def _children(raw: RawFolder) -> pd.DataFrame:
    """Children aged 0 to 17 at the middle of each year: `area_code`, `year`, `denominator`."""
    table = raw.table(
        CHILDREN,
        columns={"time_period": "year", **AREA, "population_estimate": "text"},
        key=["time_period", *AREA],
    )
    kept = _areas(table, file=CHILDREN)  # other councils have a sign where they were reorganised
    return pd.DataFrame(
        {
            "area_code": kept["area_code"],
            "year": kept["time_period"],
            "denominator": checked_cells(kept["population_estimate"], kind="count", path=CHILDREN),
        }
    )
