"""How much more counts vary than chance alone would have them vary."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from data.statistics.intervals import amounts

TABLE = 2  # dimensions


class Dispersion(NamedTuple):
    """`phi` is never below 1; `freedom` are the degrees of freedom that it was measured on.

    `phi` is NaN where nothing can be measured: fewer than two areas or two periods.
    """

    phi: float
    freedom: int


def dispersion(counts: npt.ArrayLike) -> Dispersion:
    """Measure the dispersion of counts of areas (rows) in periods (columns).

    Quasi-Poisson (Wedderburn 1974; McCullagh and Nelder 1989, section 6.2): Pearson's X² over its
    degrees of freedom, under additive log-linear effects of area and period. In a whole table the
    fitted count of a cell is its row's sum times its column's sum over the sum of all, so that
    X² = Σ(x − x̂)²/x̂ on (areas − 1)(periods − 1) degrees of freedom. Counts that vary less than
    chance would have them are given 1: an interval is never made narrower.

    An area with a missing count is left out, since a sum without it would be another area's, and
    so is an area or a period without any event, which says nothing about how events vary.

    Raises:
        ValueError: If a count is negative or infinite, or the counts are not a table.
    """
    table = amounts(np.asarray(counts, dtype=np.float64), name="a count")
    if table.ndim != TABLE:
        raise ValueError("a dispersion is measured on a table of areas by periods")
    table = table[np.isfinite(table).all(axis=1)]
    table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    areas, periods = table.shape
    freedom = max(areas - 1, 0) * max(periods - 1, 0)
    if not freedom:
        return Dispersion(np.nan, 0)
    fitted = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    squared = ((table - fitted) ** 2 / fitted).sum()
    return Dispersion(max(1.0, float(squared) / freedom), freedom)
