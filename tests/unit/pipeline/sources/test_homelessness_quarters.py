"""Which quarters are withheld beside a published year. All counts here are made up."""

from itertools import product

import pandas as pd
import pytest

from data.model import Disclosure
from data.pipeline.sources.homelessness_quarters import withheld_quarters

RULE = Disclosure(reason="A test of the rule.")
SHARED = {"homelessness_in_refuge", "homelessness_da_priority_need"}


def withheld(*areas, year_withheld=False):
    """The rule over years of some boroughs, four quarters each; True where withheld.

    Returns a list for each year of each borough, borough by borough.
    """
    ends = pd.date_range("2024-03-31", periods=len(areas[0]), freq="QE")
    rows = [
        (f"E0900000{place}", end, count)
        for place, counts in enumerate(areas)
        for end, count in zip(ends, counts, strict=True)
    ]
    quarters = pd.DataFrame(rows, columns=["area_code", "period_end", "numerator"])
    over = ["area_code", quarters["period_end"].dt.year.rename("year")]
    sums = quarters.groupby(over)["numerator"].sum(min_count=4)
    years = sums.reset_index()
    years["period_end"] = pd.to_datetime(years["year"].astype(str) + "-12-31")
    small = years["numerator"].between(1, 4)
    hidden = withheld_quarters(
        quarters, years=years.assign(withheld=small | year_withheld), rule=RULE
    )
    return hidden.to_numpy().reshape(-1, 4).tolist()


def test_a_small_quarter_takes_its_whole_year_along_zeros_included():
    assert withheld([3, 9, 0, 20], [2, 8, 8, 8], [6, 7, 8, 9], [0, 5, 0, 6]) == [
        [True] * 4,
        [True] * 4,
        [False] * 4,
        [False] * 4,
    ]


def test_of_a_year_that_is_withheld_no_quarter_is_shown():
    assert withheld([0, 2, 0, 0]) == [[True] * 4]
    assert withheld([6, 7, 8, 9], year_withheld=True) == [[True] * 4]


def test_a_year_with_a_quarter_that_nobody_sent_has_no_total_to_take_from():
    assert withheld([3, None, 9, 0]) == [[True, False, False, False]]


@pytest.mark.parametrize(("small", "other"), [(1, 12), (4, 8)])
def test_a_small_quarter_alone_under_london_takes_another_boroughs_year_along(small, other):
    """All sent: London less the others would be the small quarter, were it not rounded."""
    assert withheld([small, 9, 9, 9], [6, 9, 9, 9], [other, 9, 9, 9], [40, 9, 9, 9]) == [
        [True] * 4,
        [False] * 4,
        [True] * 4,
        [False] * 4,
    ]


def test_small_quarters_that_hide_each_other_under_london_take_nobody_along():
    assert withheld([2, 9, 9, 9], [3, 9, 9, 9], [40, 9, 9, 9])[2] == [False] * 4


def test_where_a_borough_sent_nothing_londons_estimate_hides_the_others():
    assert withheld([2, 9, 9, 9], [None, 9, 9, 9], [40, 9, 9, 9])[2] == [False] * 4


@pytest.mark.parametrize("total", range(5, 20))
def test_each_quarter_of_a_withheld_year_can_be_anything_even_for_who_knows_the_rule(total):
    """Every four quarters with this total that the rule withholds look the same to a reader."""
    alike = [
        counts
        for counts in product(range(total + 1), repeat=4)
        if sum(counts) == total and any(1 <= one <= 4 for one in counts)
    ]
    for quarter in range(4):
        assert {0, 1, 2, 3, 4} <= {counts[quarter] for counts in alike}
    tried = alike[:: len(alike) // 20 + 1]
    others = ([50] * 4 * len(tried), [60] * 4 * len(tried))
    hidden = withheld([one for counts in tried for one in counts], *others)  # a year for each
    assert hidden[: len(tried)] == [[True] * 4] * len(tried)


def test_the_release_shows_all_quarters_of_a_published_year_or_none(published):
    own = published["indicator_id"].isin(SHARED) & published["level"].eq("borough")
    quarters = published[own & published["period_type"].eq("quarter")]
    years = published[own & published["period_type"].eq("four_quarters")]
    years = years.set_index(["indicator_id", "area_code", years["period_end"].dt.year])["value"]
    keys = ["indicator_id", "area_code", quarters["period_end"].dt.year]
    tried = 0
    for place, held in quarters.groupby(keys):
        shown = held["value"].notna()
        assert not held["value"].between(1, 4).any()
        if place in years.index and pd.notna(years[place]):
            tried += 1
            assert shown.all() or not shown.any()
            assert not shown.all() or held["value"].sum() == years[place]
    assert tried > 300


def test_boroughs_have_quarters_of_years_that_are_over(published):
    own = published["indicator_id"].isin(SHARED) & published["level"].eq("borough")
    newest = published[own].groupby("period_type")["period_end"].max()

    assert newest["quarter"] == newest["four_quarters"]
    assert newest["quarter"].month == 12
