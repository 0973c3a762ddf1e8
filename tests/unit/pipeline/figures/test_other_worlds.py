"""Other counts behind what is withheld give the same release, digit for digit.

So nothing that is published, whatever it is worked out by, can tell the true counts from these:
no interval, no φ, no test and no model. Only counts that are made up here differ from the files.
"""

import numpy as np
import pytest

from data.pipeline.areas.places import LONDON
from data.pipeline.figures.spread import as_published
from data.pipeline.met import monthly
from data.pipeline.met import wards as met_wards
from data.statistics.dispersion import dispersion

MOVED = 3  # as far as 1 lies from 4
ERAS = (("2021-08", "2024-02"), ("2024-03", "2025-07"))


@pytest.mark.raw
def test_other_counts_of_withheld_wards_give_the_same_rows_and_the_same_dispersion(
    raw, catalogue, monkeypatch
):
    rows = met_wards.rows(raw, definitions=catalogue)
    spread = met_wards.spread_of_wards(raw, definitions=catalogue)
    figures = met_wards._years(raw)  # noqa: SLF001 - what stands between file and rule
    other = figures.copy()
    small = other["vwi"].between(1, 4)
    other.loc[small, "vwi"] = 5 - other.loc[small, "vwi"]
    monkeypatch.setattr(met_wards, "_years", lambda _: other)

    assert small.sum() > 10
    assert not other["vwi"].equals(figures["vwi"])
    assert met_wards.rows(raw, definitions=catalogue).equals(rows)
    assert met_wards.spread_of_wards(raw, definitions=catalogue) == spread


@pytest.mark.raw
@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("column", ["da_outcomes", "vwi_outcomes"])
def test_other_months_of_outcomes_give_the_same_windows_and_the_same_dispersion(raw, column, era):
    """Months are not published, and φ is the one figure that is worked out from them.

    Two boroughs swap outcomes between two months, in every year alike: all windows of twelve
    months, all sums of boroughs and all that chance expects stay as they are. Among such swaps
    there is one for each borough that leaves φ as it is published, with a month that differs by
    as much as 1 and 4 do.
    """
    counts = monthly.borough_months(raw).counts[column].unstack("month")
    months = counts.drop(index=LONDON).loc[:, era[0] : era[1]].to_numpy(float)
    least = np.array([months[:, start::12].min(axis=1) for start in range(12)]).T
    last = months[:, -12:]
    expected = np.outer(last.sum(axis=1), last.sum(axis=0)) / last.sum()
    place = (np.arange(12) + months.shape[1] - 12) % 12  # which month of the first year is each
    published = as_published(dispersion(last)).phi
    for area in range(len(last)):
        assert _swap(last, expected, least[:, place], area=area, phi=published), area


def _swap(last, expected, least, *, area, phi):
    """Find a swap of months with another borough that leaves φ as it is published."""
    up = ((last + MOVED - expected) ** 2 - (last - expected) ** 2) / expected
    down = ((last - MOVED - expected) ** 2 - (last - expected) ** 2) / expected
    for first, second in np.ndindex(12, 12):
        if first == second or least[area, second] < MOVED:
            continue
        others = np.flatnonzero(least[:, first] >= MOVED)
        steps = up[area, first] + down[area, second] + down[others, first] + up[others, second]
        for other in others[np.argsort(np.abs(steps))][:3]:
            moved = last.copy()
            moved[area, [first, second]] += MOVED, -MOVED
            moved[other, [first, second]] += -MOVED, MOVED
            if other != area and as_published(dispersion(moved)).phi == phi:
                return True
    return False
