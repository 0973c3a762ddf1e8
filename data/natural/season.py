"""How the months of a year differ from each other, year after year."""

from collections.abc import Sequence

import numpy as np

from data.statistics.intervals import Column, FloatArray, amounts

YEAR = 12
SEASON_FROM = 24  # months in a row: fewer hold no month of the year twice
SPENT = YEAR - 1  # numbers that a season takes


def season_of(rates: Column, months: Sequence[int], *, parts: Sequence[slice]) -> FloatArray | None:
    """Return how many times its centre each month is to be expected at, 1 on average.

    The classical decomposition (ratio to moving average): each rate over the mean of the twelve
    months round it, half a month at either end, so that a rise over years is no season; these
    ratios averaged by calendar month and brought to a mean of 1.

    Args:
        rates: Events for each unit of opportunity, oldest first.
        months: Calendar month of each, 1 to 12.
        parts: Stretches without a gap; one of fewer than 24 months tells nothing of a season.

    Returns:
        One number for each rate; None where no stretch is long enough, or a calendar month had
        no events round it.
    """
    values, names = amounts(rates, name="a rate"), np.asarray(months)
    held: dict[int, list[float]] = {month: [] for month in range(1, YEAR + 1)}
    weights = np.array([0.5, *[1.0] * (YEAR - 1), 0.5]) / YEAR
    for part in parts:
        own, of_year = values[part], names[part]
        if len(own) < SEASON_FROM:
            continue
        middle = np.convolve(own, weights, mode="valid")
        half = YEAR // 2
        for place, level in enumerate(middle, start=half):
            if level > 0:
                held[int(of_year[place])].append(float(own[place] / level))
    if not all(held.values()):
        return None
    ratios = np.array([np.mean(held[month]) for month in range(1, YEAR + 1)])
    if not ratios.min() > 0:
        return None
    found: FloatArray = (ratios / ratios.mean())[names - 1]
    return found
