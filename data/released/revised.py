"""Figures beside the value that an earlier release gave them."""

import pandas as pd

from data.schemas import METRICS_KEY

EARLIER = ["earlier_value", "earlier_release"]


def with_earlier(rows: pd.DataFrame, revisions: pd.DataFrame) -> pd.DataFrame:
    """Add `earlier_value` and `earlier_release` to rows.

    Args:
        rows: Of `data.schemas.Metrics`, in any order, which stays.
        revisions: Rows of `data.schemas.Revisions`.

    Returns:
        The rows, with NaN and None where the figure is as it was, is new, or is or was withheld.
    """
    own = revisions[revisions["indicator_id"].isin(rows["indicator_id"].unique())]
    if own.empty:
        return rows.assign(
            earlier_value=pd.Series(float("nan"), index=rows.index),
            earlier_release=pd.Series(None, index=rows.index, dtype=object),
        )
    keyed = own.assign(group=own["group"].fillna(""))
    beside = rows.assign(group=rows["group"].fillna(""))[METRICS_KEY].merge(
        keyed, on=METRICS_KEY, how="left", validate="many_to_one"
    )
    released = beside["earlier_release"].astype(object)
    return rows.assign(
        earlier_value=beside["earlier_value"].to_numpy(),
        earlier_release=released.where(released.notna(), None).to_numpy(),
    )


def revised_rows(rows: pd.DataFrame, revisions: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that were revised, with their earlier value, newest period first."""
    known = rows["indicator_id"].isin(revisions["indicator_id"].unique())
    found = with_earlier(rows[known], revisions)
    found = found[found["earlier_value"].notna()]
    if found.empty:  # as of most measures: nothing is to be put in order
        return found
    order = ["indicator_id", "period_end", "area_name"]
    return found.sort_values(order, ascending=[True, False, True], kind="stable")
