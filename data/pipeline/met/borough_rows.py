"""What rows of the Met's borough series share: the City of London, and months that dip falsely."""

import pandas as pd

from data.model import Status
from data.pipeline.areas.places import CITY, LONDON

CITY_NAME = "City of London"
DIP = 2.0  # a month with twice the usual share of offences without a borough is a false dip


def with_city(figures: pd.DataFrame) -> pd.DataFrame:
    """Give the City of London, which the Met does not police, a row in every borough period.

    Args:
        figures: `area_code`, `area_name`, `period_end`, `flags`, `numerator`, `status` and
            whatever else its rows have, of one kind of period.
    """
    local = figures[figures["area_code"].ne(LONDON)]
    city = local.drop_duplicates("period_end").assign(
        area_code=CITY,
        area_name=CITY_NAME,
        flags="",
        numerator=float("nan"),
        status=Status.NOT_APPLICABLE.value,
    )
    return pd.concat([figures, city], ignore_index=True)


def false_dips(counts: pd.DataFrame, *, unassigned: str, whole: str) -> pd.Series:
    """Mark the boroughs' months in which many offences had no borough: they dip, and falsely.

    Args:
        counts: By `area_code` and `month`, London among the areas.
        unassigned: The column of offences without a borough, known of London.
        whole: The column of all offences.

    Returns:
        1 where a borough's month dips, else 0, indexed as the counts.
    """
    london = counts.xs(LONDON, level="area_code")
    share = london[unassigned] / london[whole]
    dips = share[share > DIP * share.median()].index
    months = counts.index.get_level_values("month")
    local = counts.index.get_level_values("area_code") != LONDON
    marks = (months.isin(dips) & local).astype("float64")
    return pd.Series(marks, index=counts.index, name="false_dip")
