"""What two releases have that is not the same, row by row."""

import pandas as pd

from data.schemas import CARRIES_VALUE, METRICS_KEY, Metrics

TOLERANCE = 1e-9
DETAILS = [
    name
    for name in Metrics.to_schema().columns
    if name not in {*METRICS_KEY, "value", "status", "flags"}
]
SAME, NEW, GONE, REVISED, RESTATED = "same", "new", "gone", "revised", "other status"
DETAIL = "other limits, flags or source"


def differences(metrics: pd.DataFrame, *, last: pd.DataFrame) -> pd.DataFrame:
    """Return every row of either table with how it differs.

    Args:
        metrics: Rows of `data.schemas.Metrics`.
        last: The same of the release before.

    Returns:
        The key, `value` and `value_last`, `status` and `status_last`, and `change`: "same", "new",
        "gone", "revised" (shown in both, with another value), "other status" or "other limits,
        flags or source". A group that is missing is "". That a figure is marked as revised is no
        difference.
    """
    both = _keyed(last).merge(
        _keyed(metrics),
        on=METRICS_KEY,
        how="outer",
        suffixes=("_last", ""),
        indicator="where",
        validate="one_to_one",
    )
    in_both = both["where"].eq("both")
    moved = (both["value"] - both["value_last"]).abs().gt(TOLERANCE)
    restated = both["status"].ne(both["status_last"])
    both["change"] = SAME
    both.loc[in_both & ~_same_details(both), "change"] = DETAIL
    both.loc[in_both & restated, "change"] = RESTATED
    shown = both["status"].isin(CARRIES_VALUE) & both["status_last"].isin(CARRIES_VALUE)
    both.loc[in_both & moved & (shown | ~restated), "change"] = REVISED
    both.loc[both["where"].eq("right_only"), "change"] = NEW
    both.loc[both["where"].eq("left_only"), "change"] = GONE
    return both[[*METRICS_KEY, "value", "value_last", "status", "status_last", "change"]]


def _same_details(both: pd.DataFrame) -> pd.Series:
    same = pd.Series(data=True, index=both.index)
    for name in [*DETAILS, "marks"]:
        now, before = both[name], both[f"{name}_last"]
        same &= now.eq(before) | (now.isna() & before.isna())
    return same


def _keyed(metrics: pd.DataFrame) -> pd.DataFrame:
    frame = metrics[[*METRICS_KEY, "value", "status", *DETAILS]]
    marks = metrics["flags"].str.replace(r" ?r$", "", regex=True)
    return frame.assign(group=frame["group"].fillna(""), marks=marks)
