"""Suppression, and a reader who tries to undo it. Counts are made up where they are not read."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.model import Disclosure
from data.pipeline.figures.disclosure import months_left_open, reveals_months, small, with_secondary
from data.pipeline.figures.measures import counts, rates, shares
from data.pipeline.met import wards as met_wards

RULE = Disclosure(reason="A test of the rule.")
NUMBERS = ["numerator", "denominator", "value", "lower", "upper"]


def figures(*numerators, denominator=1000.0):
    return pd.DataFrame({"numerator": [float(n) for n in numerators], "denominator": denominator})


def test_one_to_four_are_withheld_and_zero_and_five_are_not():
    rows = counts(figures(0, 1, 4, 5, np.nan).drop(columns="denominator"), rule=RULE)

    assert list(rows["status"]) == ["published", "suppressed", "suppressed", "published", "missing"]


def test_no_rate_is_made_from_fewer_than_ten_events_and_up_to_49_it_is_flagged():
    rows = rates(figures(9, 10, 49, 50), rule=RULE, per=1000)

    assert list(rows["status"]) == ["suppressed", *["published"] * 3]
    assert list(rows["flags"]) == ["", "u", "u", ""]


def test_a_count_below_ten_stands_alone_and_is_flagged():
    rows = counts(figures(5, 9, 10).drop(columns="denominator"), rule=RULE)

    assert list(rows["flags"]) == ["u", "u", ""]


def test_a_share_that_leaves_one_to_four_is_withheld():
    rows = shares(figures(97, 100, 90, denominator=100.0), rule=RULE)

    assert list(rows["status"]) == ["suppressed", "published", "published"]


def test_a_rate_without_residents_is_missing_and_never_zero():
    rows = rates(figures(20, denominator=np.nan), rule=RULE, per=1000)

    assert list(rows["status"]) == ["missing"]
    assert rows["value"].isna().all()


def test_a_second_cell_is_withheld_where_a_total_would_give_the_first_away():
    cells = pd.Series([3.0, 40.0, 12.0, 30.0])

    withheld = with_secondary(cells, groups=pd.Series(["Barnet"] * 4), rule=RULE)

    assert list(withheld) == [True, True, False, False]


def test_a_cell_too_small_to_hide_another_is_passed_over():
    cells = pd.Series([3.0, 5.0, 12.0, 30.0])

    withheld = with_secondary(cells, groups=pd.Series(["Barnet"] * 4), rule=RULE)

    assert list(withheld) == [True, False, True, False]


def test_a_group_with_nothing_large_enough_is_withheld_whole_zeros_included():
    cells = pd.Series([1.0, 1.0, 0.0, 6.0])

    assert with_secondary(cells, groups=pd.Series(["Barnet"] * 4), rule=RULE).all()


def test_groups_without_a_small_count_lose_nothing():
    cells = pd.Series([5.0, 40.0, 0.0, np.nan])

    assert not with_secondary(cells, groups=pd.Series(["Barnet"] * 4), rule=RULE).any()


def most_possible(total, *, primaries):
    """The most one small cell may be, for a reader who knows the total and which cells are small.

    Each other small cell takes at least 1, and the one that hides them at least the threshold.
    The least is always 1, because nothing is known of how large the hider is.
    """
    return min(RULE.suppress_below - 1, total - (primaries - 1) - RULE.suppress_below)


@settings(deadline=None)
@given(st.lists(st.integers(0, 60), min_size=3, max_size=12))
def test_no_small_count_can_be_worked_out_from_its_group_and_total(cells):
    numbers = pd.Series(cells, dtype="float64")
    withheld = with_secondary(numbers, groups=pd.Series(["one"] * len(cells)), rule=RULE)
    primary = small(numbers, rule=RULE)
    hiders = withheld & ~primary

    assert withheld[primary].all()
    assert hiders.any() <= primary.any()
    if primary.any() and not withheld.all():
        assert hiders.sum() == 1
        most = most_possible(numbers[withheld].sum(), primaries=primary.sum())
        assert most == RULE.suppress_below - 1


@settings(deadline=None)
@given(st.lists(st.integers(5, 60), min_size=2, max_size=8), st.randoms())
def test_which_cell_hides_a_small_one_does_not_depend_on_how_large_it_is(large, random):
    groups = pd.Series(["one"] * (len(large) + 1))
    large = [count + 10 for count in large]
    shuffled = random.sample(large, k=len(large))

    found = [
        with_secondary(pd.Series([2.0, *cells], dtype="float64"), groups=groups, rule=RULE)
        for cells in (large, shuffled)
    ]

    assert list(found[0]) == list(found[1])


@settings(deadline=None)
@given(st.lists(st.integers(0, 30), min_size=12, max_size=40))
def test_sliding_sums_leave_each_month_as_wide_a_range_as_is_claimed(months):
    known = pd.Series(months, dtype="float64")
    windows = known.rolling(12).sum().dropna().reset_index(drop=True)
    width = months_left_open(windows)

    # Give all there is to one month of the first year, as far as no month falls below zero.
    chains = [known.iloc[start::12] for start in range(12)]
    spare = [chain.min() for chain in chains]
    assert width == pytest.approx(sum(spare))
    for start in range(12):
        moved = known.copy()
        for other in range(12):
            moved.iloc[other::12] -= spare[other]
        moved.iloc[start::12] += sum(spare)
        again = moved.rolling(12).sum().dropna().reset_index(drop=True)
        assert moved.ge(0).all()
        assert again.to_numpy() == pytest.approx(windows.to_numpy())


def test_months_that_sliding_sums_would_pin_are_noticed():
    quiet = pd.Series([0.0] * 11 + [2.0] + [0.0] * 12)
    busy = pd.Series([8.0] * 24)

    assert reveals_months(quiet.rolling(12).sum().dropna())
    assert not reveals_months(busy.rolling(12).sum().dropna())


def test_a_reader_of_the_outcome_windows_pins_no_month(published):
    outcomes = published[
        published["indicator_id"].isin(["da_positive_outcome_rate", "da_vwi_positive_outcome_rate"])
        & published["status"].eq("published")
        # London's months are published: none of its counts is small.
        & published["level"].eq("borough")
    ]
    assert published.loc[outcomes.index, "period_type"].eq("rolling_12").all()
    keys = ["indicator_id", "area_code", "era"]
    for key, rows in outcomes.groupby(keys):
        windows = rows.sort_values("period_end")["numerator"]
        assert months_left_open(windows) > 3, key


def test_no_estimated_flag_comes_or_goes_and_names_the_month_read_as_zero(published):
    outcomes = published[
        published["indicator_id"].str.endswith("positive_outcome_rate")
        & published["status"].eq("published")
    ]
    estimated = outcomes["flags"].str.contains("e")

    assert (
        estimated.groupby([outcomes["indicator_id"], outcomes["area_code"], outcomes["era"]])
        .nunique()
        .eq(1)
        .all()
    )


def test_no_small_count_is_left_in_the_computed_counts_and_no_number_beside_a_blank(published):
    computed = published[published["status"].isin(["published", "not_comparable"])]
    met = computed[computed["source_id"].str.startswith(("met_", "gla_"))]

    assert not met["numerator"].between(1, 4).any()
    withheld = published[published["status"].eq("suppressed")]
    assert withheld[NUMBERS].isna().all(axis=None)


def test_what_is_withheld_as_a_ward_count_is_withheld_as_a_rate(published):
    keys = ["area_code", "period_end"]
    wards = published[published["level"].eq("ward") & published["status"].eq("suppressed")]
    by_count = wards[wards["indicator_id"].eq("da_vwi_offences")].set_index(keys).index
    rate_rows = published[published["indicator_id"].eq("da_vwi_offences_rate")].set_index(keys)

    held = rate_rows.index.intersection(by_count)
    assert len(held) > 0
    assert set(rate_rows.loc[held, "status"]) == {"suppressed"}


@pytest.mark.raw
def test_each_borough_and_year_that_withholds_a_ward_withholds_two(published, raw):
    borough = met_wards.residents(raw)["borough_code"]
    wards = published[
        published["indicator_id"].eq("da_vwi_offences")
        & published["level"].eq("ward")
        & published["status"].eq("suppressed")
    ]
    held = wards.groupby([wards["area_code"].map(borough), "period_end"]).size()

    assert held.min() >= 2


def test_a_met_series_that_withholds_a_month_publishes_no_sum_that_holds_it(published):
    met = published[published["source_id"].str.startswith("met_")]
    months = met[met["period_type"].eq("month") & met["status"].eq("suppressed")]
    sums = met[met["period_type"].isin(["rolling_12", "financial_year", "calendar_year"])]

    assert len(months) > 0
    for month in months.itertuples():
        same = sums["indicator_id"].eq(month.indicator_id) & sums["area_code"].eq(month.area_code)
        holds = sums["period_start"].le(month.period_start) & sums["period_end"].ge(
            month.period_end
        )
        assert not (same & holds & sums["value"].notna()).any()
