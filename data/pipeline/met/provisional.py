"""Which periods are provisional: those that end in a month which the Met will still change."""

import pandas as pd

from data.model import Flag
from data.pipeline.figures.rows import add_flag

PROVISIONAL_MONTHS = 2  # the last ones move when the publisher refreshes the file


def provisional_flags(period_end: pd.Series, *, newest: pd.Timestamp) -> pd.Series:
    """Return [p] for each period that ends in one of the source's newest months, else "".

    Args:
        period_end: The last day of each period, of a month or longer.
        newest: The newest month that the source has, by any of its days.
    """
    first = newest.to_period("M") - (PROVISIONAL_MONTHS - 1)
    flags = pd.Series("", index=period_end.index)
    return add_flag(flags, Flag.PROVISIONAL, where=period_end.dt.to_period("M").ge(first))
