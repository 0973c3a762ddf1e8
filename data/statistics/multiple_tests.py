"""How many of many tests may be believed."""

import numpy as np
import numpy.typing as npt

from data.statistics.intervals import Column, amounts


def benjamini_hochberg(p_values: Column, *, rate: float = 0.05) -> npt.NDArray[np.bool_]:
    """Return which tests stand when at most `rate` of those that stand may be false.

    Benjamini and Hochberg 1995: the largest p-value that is at most its place over the number of
    tests, times the rate, stands, and with it every smaller one. A missing p-value never stands
    and is not counted as a test. Of several rows each is judged by itself.

    Raises:
        ValueError: If a p-value is not from 0 to 1, or the rate is not between 0 and 1.
    """
    if not 0 < rate < 1:
        raise ValueError(f"a false discovery rate lies between 0 and 1, not at {rate}")
    found = np.atleast_1d(amounts(p_values, name="a p-value"))
    if np.any(found > 1):
        raise ValueError("a p-value is at most 1")
    ordered = np.sort(found, axis=-1)  # missing ones come last
    tests = np.isfinite(found).sum(axis=-1, keepdims=True)
    places = np.arange(1, found.shape[-1] + 1)
    passing = np.where(ordered <= rate * places / np.maximum(tests, 1), ordered, -1.0)
    stands: npt.NDArray[np.bool_] = found <= passing.max(axis=-1, keepdims=True, initial=-1.0)
    return stands
