"""What a person should ask before a candidate is served: a release that raises nothing has none."""

import pandas as pd

from data.model import Level, PeriodType
from data.schemas import METRICS_KEY

MOVED = 0.03  # of a month's count
APART = 0.02  # of the publisher's own total


def questions(metrics: pd.DataFrame, *, last: pd.DataFrame | None, printed: pd.Series) -> list[str]:
    """Return a line for each thing that docs/releases.md says to ask about.

    Args:
        metrics: The table of the candidate.
        last: That of the release before; None where there is none.
        printed: How far each month's sum over boroughs is from the publisher's London total, as a
            share, by month; from `data.pipeline.met.london_report.against_printed`.

    Returns:
        Lines; none where a candidate has no row less than the last release, no month of London
        moved by more than 3%, and no month that came with it is more than 2% from the publisher's
        total.
    """
    if last is None:
        return ["there was no release before to hold this one against"]
    now, before = london_months(metrics), london_months(last)
    return [*_gone(metrics, last), *_moved(now, before), *_apart(now, before, printed)]


def _gone(metrics: pd.DataFrame, last: pd.DataFrame) -> list[str]:
    keys = [_keys(frame) for frame in (last, metrics)]
    lost = keys[0].difference(keys[1])
    counted = pd.Series(lost.get_level_values("indicator_id")).value_counts().sort_index()
    return [f"{count:,} rows of {name} are gone" for name, count in counted.items()]


def _keys(frame: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(frame[METRICS_KEY].assign(group=frame["group"].fillna("")))


def _moved(now: pd.Series, before: pd.Series) -> list[str]:
    share = (now / before - 1).dropna()
    return [
        f"{row['indicator_id']} of London in {row['period_start']:%Y-%m} changed by "
        f"{row['value']:+.1%}"
        for _, row in share[share.abs().gt(MOVED)].reset_index().iterrows()
    ]


def _apart(now: pd.Series, before: pd.Series, printed: pd.Series) -> list[str]:
    same = now.eq(before.reindex(now.index))
    came = now.index[~same & (now.index.get_level_values("indicator_id") == "da_offences")]
    far = printed[printed.index.isin(came.get_level_values("period_start"))]
    return [
        f"{month:%Y-%m} is {share:+.1%} from the publisher's London total"
        for month, share in far[far.abs().gt(APART)].items()
    ]


def london_months(metrics: pd.DataFrame) -> pd.Series:
    """Return London's counts, indexed by `indicator_id` and `period_start` of each month."""
    rows = metrics[
        metrics["level"].eq(Level.LONDON.value)
        & metrics["period_type"].eq(PeriodType.MONTH.value)
        & metrics["denominator"].isna()
        & metrics["group"].isna()
    ]
    return rows.set_index(["indicator_id", "period_start"])["value"].dropna()
