"""Which values of a series a line may join: inside one era, and without a gap."""

from itertools import pairwise

import numpy as np
import pandas as pd

GAP = 1.5  # times the usual step; months differ in length by far less than half


def stretches(rows: pd.DataFrame) -> list[slice]:
    """Cut the values of a series that can be drawn into stretches that a line may join.

    A value is drawn where it has a number and lies in one comparability era.

    Args:
        rows: One area, group and period type of `data.schemas.Metrics`, oldest first. The
            shortest step between its periods, blank ones included, is the usual one.

    Returns:
        Slices of the drawn rows, in order. A new one starts at a new era and where a period is
        left out; each row that is drawn lies in one.
    """
    held = drawable(rows)
    if not held.any():
        return []
    days = rows["period_end"].to_numpy().astype("datetime64[D]").astype("int64")
    longest = GAP * np.diff(days).min() if len(days) > 1 else 0
    eras = rows["era"].to_numpy(dtype=object)[held]
    left_out = np.diff(days[held]) > longest
    cuts = (np.flatnonzero(left_out | (eras[1:] != eras[:-1])) + 1).tolist()
    return [slice(start, end) for start, end in pairwise([0, *cuts, int(held.sum())])]


def drawable(rows: pd.DataFrame) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Tell which rows have a number inside one comparability era."""
    values, eras = (pd.isna(rows[name].to_numpy()) for name in ("value", "era"))
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = ~(values | eras)
    return found
