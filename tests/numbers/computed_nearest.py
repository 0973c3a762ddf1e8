"""The newest change over a year of each series, and the newest that is given where that is none."""

from collections.abc import Iterator, Sequence

import pandas as pd

from components.words.change import describe_change
from data.catalogue import Catalogue
from data.model import Break, Indicator, Level, PeriodType
from data.repository import ParquetRepository
from data.statistics.area_change import change_of_area
from data.statistics.change import MONTHS_OF_A_YEAR, Change, Reason
from data.statistics.widening import Dispersions

NEVER = (Reason.NO_COUNTS, Reason.ONE_PERIOD, Reason.NOT_COVERED)  # of whichever period


def changes_of_years(
    rows: pd.DataFrame, *, indicator: Indicator, breaks: Sequence[Break], spread: Dispersions
) -> Iterator[str]:
    """Yield the change up to the newest period, then back to the first that is a number."""
    for place in reversed(range(len(rows))):
        # A row a period: the year before lies at most twelve of them back.
        near = rows.iloc[max(0, place - MONTHS_OF_A_YEAR) : place + 1]
        found = change_of_area(
            near,
            measure=indicator.unit.measure,
            breaks=breaks,
            until=near["period_end"].iloc[-1].date().isoformat(),
            spread=spread,
        )
        yield describe_change(found.change, unit=indicator.unit)
        if isinstance(found.change, Change) or found.change.reason in NEVER:
            return


def first_months(catalogue: Catalogue, repository: ParquetRepository) -> Iterator[str]:
    """Yield London's ratios over the first six months since each break, and over the six after."""
    for one in catalogue.indicators.values():
        kinds, unit = one.levels.get(Level.LONDON, ()), one.unit
        if unit.per is None or PeriodType.MONTH not in kinds:
            continue
        rows = repository.values(one.id, level=Level.LONDON, period_type=PeriodType.MONTH)
        for change in catalogue.breaks_for(one.id):
            since = rows[rows["period_start"] >= pd.Timestamp(change.date)]
            for half in (since[:6], since[6:12]):
                events, of = half["numerator"].sum(), half["denominator"].sum()
                yield f"{unit.per * events / of:.{unit.decimals}f}" if of else ""
