"""The middle half of England's councils and of its core cities, worked out anew."""

from collections.abc import Iterable

import pandas as pd

from data.catalogue import Catalogue
from data.model import Level, PeriodType
from data.repository import ParquetRepository

CORE = (
    "Birmingham",
    "Bristol",
    "Leeds",
    "Liverpool",
    "Manchester",
    "Newcastle upon Tyne",
    "Nottingham",
    "Sheffield",
)


def middle_of_councils(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:
    """Yield median and quarter points of the share in each year, and how many councils have one."""
    name = "da_homelessness_share"
    if Level.COUNCIL not in catalogue.indicators[name].levels:
        return
    boroughs, councils = (
        repository.values(name, level=level, period_type=PeriodType.FOUR_QUARTERS)
        for level in (Level.BOROUGH, Level.COUNCIL)
    )
    for end, outside in councils.groupby("period_end"):
        every = pd.concat([outside, boroughs[boroughs["period_end"].eq(end)]])
        for held in (every, outside[outside["area_name"].str.startswith(CORE)]):
            low, middle, high = held["value"].quantile([0.25, 0.5, 0.75])
            yield f"{low:.1f}% {middle:.1f}% {high:.1f}% {low:.1f} {middle:.1f} {high:.1f}"
            yield f"{held['value'].notna().sum()} of {len(held)}"
