"""Laney's u′ chart against published values, an independent recount, and by property."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.natural.limits import natural_limits
from data.natural.season import season_of
from data.natural.signals import ROW, in_a_row, outside
from tests.paths import ROOT

# The reference values of the package clinical-qikit 0.5.0 ("Laney 2002, u' chart overdispersion",
# fixtures/spc/up_laney_overdispersion.json): centre 0.14, upper limit 0.538936170212766, lower 0.
LANEY_EVENTS, LANEY_UNITS = [10, 20, 5, 25, 10], [100] * 5
# SAS/QC User's Guide, data set Fabric3: defects of 20 rolls of 30 square metres; the u chart, which
# u′ is where σ is 1, has the upper limit 0.53928480 and the lower 0.
FABRIC = [6, 9, 14, 17, 3, 8, 9, 2, 14, 1, 3, 5, 6, 9, 10, 12, 11, 4, 9, 4]
counts = st.lists(st.integers(0, 400), min_size=3, max_size=40)


def whole(numbers):
    return [slice(0, len(numbers))]


def test_the_published_u_prime_chart_gives_its_centre_and_limits():
    found = natural_limits(LANEY_EVENTS, LANEY_UNITS, parts=whole(LANEY_EVENTS))

    assert found.centre.tolist() == pytest.approx([0.14] * 5)
    assert found.upper.tolist() == pytest.approx([0.538936170212766] * 5, abs=1e-15)
    assert found.lower.tolist() == [0.0] * 5


def test_without_more_variation_than_chance_it_is_the_published_u_chart():
    units = np.full(len(FABRIC), 30.0)
    found = natural_limits(FABRIC, units, parts=whole(FABRIC))

    plain = found.centre + (found.upper - found.centre) / found.sigma_z
    assert [f"{one:.8f}" for one in plain] == ["0.53928480"] * len(FABRIC)
    assert found.lower.tolist() == [0.0] * len(FABRIC)


def test_a_series_that_moves_less_than_chance_keeps_the_limits_of_chance():
    found = natural_limits([100] * 12, [30] * 12, parts=[slice(0, 12)])

    assert found.sigma_z == 1
    assert found.upper[0] == pytest.approx(100 / 30 + 3 * np.sqrt(100 / 30 / 30))


def test_no_move_is_measured_across_a_gap():
    events, days = [100] * 6 + [400] * 6, [30] * 12

    joined = natural_limits(events, days, parts=[slice(0, 12)])
    apart = natural_limits(events, days, parts=[slice(0, 6), slice(6, 12)])

    assert apart.sigma_z == 1 < joined.sigma_z


@given(counts)
def test_limits_lie_round_the_centre_and_are_never_narrower_than_chance(events):
    days = np.full(len(events), 30.0)
    found = natural_limits(events, days, parts=whole(events))
    chance = 3 * np.sqrt(found.centre / days)

    assert (found.lower <= found.centre).all()
    assert (found.lower >= 0).all()
    assert (found.upper - found.centre >= chance - 1e-9).all()


@pytest.mark.parametrize(
    ("events", "days", "said"),
    [
        ([5], [30], "too few counts"),
        ([5, 6], [30, 0], "above 0"),
        ([5, -6], [30, 30], "not negative"),
    ],
)
def test_what_no_limit_can_be_drawn_from_is_refused(events, days, said):
    with pytest.raises(ValueError, match=said):
        natural_limits(events, days, parts=whole(events))


def test_a_season_is_told_from_two_years_and_not_from_less():
    months = [1 + place % 12 for place in range(36)]
    rates = [20.0 if month in {6, 7, 8} else 10.0 for month in months]

    season = season_of(rates, months, parts=[slice(0, 36)])

    assert season.mean() == pytest.approx(1)
    assert season[5] / season[0] == pytest.approx(2)
    assert season_of(rates[:23], months[:23], parts=[slice(0, 23)]) is None
    assert season_of(rates, months, parts=[slice(0, 18), slice(18, 36)]) is None


def test_a_steady_rise_is_no_season():
    months = [1 + place % 12 for place in range(48)]

    season = season_of([100.0 + place for place in range(48)], months, parts=[slice(0, 48)])

    assert season == pytest.approx(np.ones(48), abs=0.002)


def test_the_first_rule_is_a_month_outside_its_own_limits():
    found = outside([5, 10, 15], lower=[6, 6, 6], upper=[14, 14, 15])

    assert found.tolist() == [-1, 0, 0]


def test_the_second_rule_is_eight_in_a_row_on_one_side_and_no_gap_is_crossed():
    up, down = [11.0] * ROW, [9.0] * (ROW - 1)
    rates = up + down + [10.0] + up

    found = in_a_row(rates, centre=[10] * len(rates), parts=[slice(0, len(rates))])
    cut = in_a_row(rates, centre=[10] * len(rates), parts=[slice(0, 4), slice(4, len(rates))])

    assert found.tolist() == [1] * 8 + [0] * 8 + [1] * 8
    assert cut.tolist() == [0] * 16 + [1] * 8


def test_london_s_months_under_connect_lie_as_an_independent_recount_found():
    metrics = pd.read_parquet(ROOT / "data" / "published" / "metrics.parquet")
    months = metrics[
        metrics["indicator_id"].eq("da_offences")
        & metrics["level"].eq("london")
        & metrics["period_type"].eq("month")
        & metrics["era"].eq("from_2024_03")
    ].sort_values("period_end")
    days = (months["period_end"] - months["period_start"]).dt.days + 1

    found = natural_limits(months["value"], days, parts=[slice(0, len(months))])
    rates = (months["value"] / days).to_numpy()
    named = months["period_end"].dt.strftime("%Y-%m").to_numpy()
    sides = outside(rates, lower=found.lower, upper=found.upper)

    assert round(rates[0]) == 216
    assert [round(one[0]) for one in (found.lower, found.upper)] == [222, 267]
    assert named[sides < 0].tolist() == ["2024-03"]
    assert named[sides > 0].tolist() == ["2025-06", "2025-07"]
    assert [round(one) for one in rates[-2:]] == [272, 288]
