"""Which quarters of a borough are withheld, beside a year of it that is published."""

import pandas as pd

from data.model import Disclosure
from data.pipeline.figures.disclosure import hide_each_other, small, with_secondary


def withheld_quarters(
    quarters: pd.DataFrame, *, years: pd.DataFrame, rule: Disclosure
) -> pd.Series:
    """Mark small quarters, and the others of their year where it would tell them.

    A published year less three of its quarters is the fourth. So where one of them is small, all
    four are withheld, zeros included, and the year stands: a single further quarter would not do,
    since a reader who knows how large it has to be can tell a small one from their sum (of 9, a
    quarter of at least 8 leaves 1). Of a year that is withheld no quarter is shown. A year in
    which a quarter is not known has no total, so its other quarters stay.

    London's quarter is rounded by the publisher and holds its estimates of councils that sent
    nothing. It is treated as if it were exact wherever every borough sent a figure: where the
    small counts of such a quarter do not hide each other, a further borough's year is withheld.

    Args:
        quarters: `area_code`, `period_end` and `numerator`, in households, NaN where the council
            sent none; the areas in an order that does not depend on it.
        years: The same of years to December, and `withheld`.
        rule: The thresholds.

    Returns:
        True where the quarter is withheld, never where it is not known.
    """
    counts, ends = quarters["numerator"], quarters["period_end"]
    hidden = small(counts, rule=rule)
    sent = counts.notna().groupby(ends).transform("all")
    for _, held in counts[sent].groupby(ends[sent]):
        if not hide_each_other(held[hidden[held.index]], rule=rule):
            one_total = pd.Series("London", index=held.index)
            hidden[held.index] |= with_secondary(held, groups=one_total, rule=rule)
    year = pd.MultiIndex.from_arrays([quarters["area_code"], ends.dt.year])
    totals = years.set_index([years["area_code"], years["period_end"].dt.year])
    known = totals["numerator"].notna().reindex(year, fill_value=False).to_numpy()
    shut = totals["withheld"].reindex(year, fill_value=False).to_numpy()
    together = hidden.groupby([quarters["area_code"], ends.dt.year]).transform("any")
    return (hidden | shut | (together & known)) & counts.notna()
