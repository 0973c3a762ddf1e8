"""What boroughs are like: residents and deprivation. Context, never a cause."""

import pandas as pd

from data.model import Level, PeriodType, Status
from data.pipeline.areas.places import LONDON, LONDON_NAME, boroughs, mid_year_residents
from data.pipeline.figures.rows import Definitions, metric_rows
from data.pipeline.raw.read import RawFolder

IMD = "raw/imd/imd2025_london_boroughs.csv"
IMD_PUBLISHED = pd.Timestamp(2025, 10, 30)


def imd_scores(raw: RawFolder) -> pd.Series:
    """Return the average score of the Index of Multiple Deprivation 2025, by borough code.

    A higher score means more deprivation. It is the mean over a borough's LSOAs, weighted by
    population; the data behind it are of several years before 2025.
    """
    table = raw.table(
        IMD,
        columns={"ltla24_code": "text", "imd_average_score": "number"},
        key=["ltla24_code"],
    )
    return table.set_index("ltla24_code")["imd_average_score"]


def population_rows(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    """Return residents at 30 June of each year for London and its boroughs.

    London is the sum of all 33 areas, the City included, though rates of Met series divide by
    the 32 boroughs alone.

    Returns:
        Rows of `data.schemas.Metrics`; the value is in persons of all ages.
    """
    residents = mid_year_residents(raw)
    london = residents.groupby("year", as_index=False)["residents"].sum()
    both = pd.concat(
        [
            residents.assign(level=Level.BOROUGH.value),
            london.assign(area_code=LONDON, area_name=LONDON_NAME, level=Level.LONDON.value),
        ]
    )
    days = pd.to_datetime(both["year"].astype(str) + "-06-30")
    return _point_rows(
        both.rename(columns={"residents": "value"}),
        days=days,
        source_id="ons_mid_year",
        indicator_id="population",
        definitions=definitions,
    )


def imd_rows(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    """Return the deprivation score of each borough, dated by the day it was published.

    Returns:
        Rows of `data.schemas.Metrics`; see `imd_scores` for the value.
    """
    scores = imd_scores(raw).rename("value").rename_axis("area_code").reset_index()
    names = boroughs(raw)
    rows = scores.assign(area_name=scores["area_code"].map(names), level=Level.BOROUGH.value)
    return _point_rows(
        rows,
        days=pd.Series(IMD_PUBLISHED, index=rows.index),
        source_id="imd_2025",
        indicator_id="imd_2025_score",
        definitions=definitions,
    )


def _point_rows(
    frame: pd.DataFrame,
    *,
    days: pd.Series,
    source_id: str,
    indicator_id: str,
    definitions: Definitions,
) -> pd.DataFrame:
    points = frame.assign(
        period_type=PeriodType.POINT.value,
        period_start=days,
        period_end=days,
        status=Status.PUBLISHED.value,
        source_id=source_id,
    )
    return metric_rows(points, indicator_id=indicator_id, definitions=definitions)
