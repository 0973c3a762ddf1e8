"""How widely the Met's counts vary: of boroughs from month to month, of wards from year to year."""

from collections.abc import Iterable, Mapping

import pandas as pd

from data.pipeline.areas.places import LONDON
from data.pipeline.figures.rows import Definitions, eras_of
from data.pipeline.figures.spread import Spread, spreads
from data.pipeline.met import monthly

SERIES = "met_da"
# Each measure by the counts that its limits rest on: of outcomes per 100 offences, the outcomes.
COUNTED = (
    monthly.COUNTS
    | monthly.RATES
    | monthly.REST
    | monthly.RATE_16_PLUS
    | {"da_positive_outcome_rate": "da_outcomes", "da_vwi_positive_outcome_rate": "vwi_outcomes"}
)
MONTHS = 12
PERIOD = ["period_start", "period_end"]


def of_boroughs(
    months: pd.DataFrame,
    *,
    columns: Iterable[str],
    definitions: Definitions,
    series_id: str = SERIES,
) -> dict[str, dict[str, Spread]]:
    """Measure the months of boroughs, for the limits of boroughs and of London.

    London is one area, so its own counts say nothing of how areas vary; where counts of boroughs
    vary φ times as much as chance would have them, so does their sum.

    Args:
        months: Counts in columns, by `area_code` and `month` (its first day); London's series may
            begin before that of the boroughs, and its eras are all answered for.
        columns: Which of them are measured.
        definitions: The catalogue.
        series_id: The series whose eras they are.

    Returns:
        By column and era. The latest twelve months of an era are measured; one with
        fewer takes the dispersion of another.
    """
    days = months.index.unique("month").sort_values()
    periods = pd.DataFrame({"period_start": days})
    periods["period_end"] = periods["period_start"] + pd.offsets.MonthEnd(0)
    eras = eras_of(periods, series_id=series_id, definitions=definitions)
    local = months[months.index.get_level_values("area_code") != LONDON]
    found = {}
    for column in dict.fromkeys(columns):
        table = local[column].unstack("month").reindex(columns=days)  # noqa: PD010
        table.columns = pd.MultiIndex.from_frame(periods)
        found[column] = spreads(
            {
                era: part.iloc[:, -MONTHS:]
                for era, part in _by_era(table, eras=eras).items()
                if part.shape[1] >= MONTHS
            },
            eras=eras.dropna().unique(),
        )
    return found


def of_wards(
    figures: pd.DataFrame, *, withheld: Mapping[str, pd.Series], definitions: Definitions
) -> dict[str, dict[str, Spread]]:
    """Measure the fixed years of wards. A withheld count leaves its ward out.

    Args:
        figures: Counts in columns, by `area_code`, `period_start` and `period_end`.
        withheld: By column, which of them may not be known.
        definitions: The catalogue.

    Returns:
        By column and era. An era of one year takes the dispersion of another.
    """
    periods = figures[PERIOD].drop_duplicates().sort_values(PERIOD, ignore_index=True)
    eras = eras_of(periods, series_id=SERIES, definitions=definitions)
    found = {}
    for column, hidden in withheld.items():
        known = figures.assign(count=figures[column].mask(hidden)).set_index(["area_code", *PERIOD])
        table = known["count"].unstack(PERIOD)  # noqa: PD010 - a series, not a frame
        table = table.reindex(columns=pd.MultiIndex.from_frame(periods))
        found[column] = spreads(_by_era(table, eras=eras), eras=eras.dropna().unique())
    return found


def _by_era(table: pd.DataFrame, *, eras: pd.Series) -> dict[str, pd.DataFrame]:
    """Cut a table of periods in columns by the era of each."""
    named = eras.dropna().unique().tolist()
    return {str(era): table.loc[:, eras.eq(era).to_numpy()] for era in named}
