"""What is done with a count: shown, or divided, with its interval and its disclosure rule.

A *figure* here is a row with `numerator`, for all but counts a `denominator`, and optionally
`status` ("not_applicable" where the source does not cover the area), `withheld` (True where
another rule already withholds it) and `flags`.
"""

import numpy as np
import pandas as pd

from data.model import Disclosure, Flag, Status
from data.pipeline.figures.disclosure import small
from data.pipeline.figures.rows import add_flag
from data.statistics import byar_limits, crude_rate, wilson_limits

PERCENT = 100.0


def counts(figures: pd.DataFrame, *, rule: Disclosure) -> pd.DataFrame:
    """Return the numerators as values with Byar's limits, those too small withheld.

    Counts from which no rate may be made are flagged [u].
    """
    figures = _with_defaults(figures)
    figures["status"] = _status(figures, withheld=small(figures["numerator"], rule=rule))
    few = figures["numerator"].lt(rule.rate_needs)
    limits = byar_limits(figures["numerator"].to_numpy())
    return _flagged(figures, where=few).assign(
        value=figures["numerator"], lower=limits.lower, upper=limits.upper
    )


def rates(figures: pd.DataFrame, *, rule: Disclosure, per: float) -> pd.DataFrame:
    """Return events per `per` of the denominator, with Byar's limits.

    For residents, and for ratios of unlike things such as outcomes per 100 offences. Fewer than
    `rule.rate_needs` events give no rate; up to `rule.low_reliability_below` it is flagged [u].
    """
    figures = _with_status(figures, rule=rule)
    shown = figures["status"].eq(Status.PUBLISHED.value)
    estimate = crude_rate(
        figures["numerator"].where(shown).to_numpy(),
        figures["denominator"].where(shown).to_numpy(),
        per=per,
    )
    return figures.assign(value=estimate.value, lower=estimate.lower, upper=estimate.upper)


def shares(figures: pd.DataFrame, *, rule: Disclosure) -> pd.DataFrame:
    """Return the numerator as a percentage of a denominator it is part of, with Wilson's limits.

    The rest of the denominator is held to the same rule: a share that leaves 1 to 4 is withheld.
    """
    rest = figures["denominator"] - figures["numerator"]
    figures = _with_status(figures, rule=rule, also=small(rest, rule=rule))
    shown = figures["status"].eq(Status.PUBLISHED.value)
    part = figures["numerator"].where(shown).to_numpy(dtype=np.float64)
    whole = figures["denominator"].where(shown).to_numpy(dtype=np.float64)
    limits = wilson_limits(part, whole)
    return figures.assign(
        value=part / whole * PERCENT,
        lower=limits.lower * PERCENT,
        upper=limits.upper * PERCENT,
    )


def _with_defaults(figures: pd.DataFrame) -> pd.DataFrame:
    figures = figures.copy()
    if "flags" not in figures:
        figures["flags"] = ""
    if "status" not in figures:
        figures["status"] = ""
    if "withheld" not in figures:
        figures["withheld"] = False
    return figures


def _with_status(
    figures: pd.DataFrame, *, rule: Disclosure, also: pd.Series | None = None
) -> pd.DataFrame:
    figures = _with_defaults(figures)
    withheld = figures["numerator"].lt(rule.rate_needs)
    if also is not None:
        withheld |= also
    figures["status"] = _status(figures, withheld=withheld)
    return _flagged(figures, where=figures["numerator"].lt(rule.low_reliability_below))


def _status(figures: pd.DataFrame, *, withheld: pd.Series) -> pd.Series:
    """Not covered comes first, then not known, then withheld."""
    unknown = figures["numerator"].isna()
    if "denominator" in figures:
        unknown |= ~figures["denominator"].gt(0)
    status = pd.Series(Status.PUBLISHED.value, index=figures.index)
    status = status.mask(withheld | figures["withheld"], Status.SUPPRESSED.value)
    status = status.mask(unknown, Status.MISSING.value)
    outside = figures["status"].eq(Status.NOT_APPLICABLE.value)
    return status.mask(outside, Status.NOT_APPLICABLE.value)


def _flagged(figures: pd.DataFrame, *, where: pd.Series) -> pd.DataFrame:
    """Flag low reliability where there is a value, and drop all flags where there is none."""
    shown = figures["status"].eq(Status.PUBLISHED.value)
    flags = add_flag(figures["flags"], Flag.LOW_RELIABILITY, where=where & shown)
    return figures.assign(flags=flags.where(shown, ""))
