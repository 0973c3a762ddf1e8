"""A reader who tries to work out what a pack withholds. Counts are made up."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from data.partner.model import PackTable
from data.pipeline.partner.withholding.suppression import FIXED, Sum, small_counts, withhold
from tests.partner.runs import run
from tests.partner.trial_extract import write_trial


def open_range(published, sums, position, *, least, most):
    """Return the whole numbers a withheld count can be, for one who knows all that is published.

    Args:
        published: Counts, NaN where withheld.
        sums: Total and parts, by position.
        position: Of the count that is sought.
        least: What each withheld count is at least.
        most: And at most.
    """
    known = ~np.isnan(published)
    low, high = np.where(known, published, least), np.where(known, published, most)
    rows = np.zeros((len(sums), len(published)))
    for number, (total, parts) in enumerate(sums):
        rows[number, total] = -1
        rows[number, list(parts)] = 1
    found = []
    for direction in (1, -1):
        goal = np.zeros(len(published))
        goal[position] = direction
        answer = milp(
            goal,
            constraints=LinearConstraint(rows, 0, 0),
            bounds=Bounds(low, high),
            integrality=np.ones(len(published)),
        )
        # Without an upper end the answer is unbounded, which is as open as can be.
        found.append(round(direction * answer.fun) if answer.status == 0 else np.inf)
    return found[0], found[1]


def two_way(cells):
    """Return the counts of a table with its totals, and the sums between them."""
    cells = np.asarray(cells, dtype=float)
    whole = np.vstack([cells, cells.sum(axis=0)])
    whole = np.column_stack([whole, whole.sum(axis=1)])
    position = np.arange(whole.size).reshape(whole.shape)
    sums = [(row[-1], row[:-1]) for row in position]
    sums += [(column[-1], column[:-1]) for column in position.T]
    cost = np.ones(whole.shape)
    cost[-1, :] = cost[:, -1] = 20
    cost[-1, -1] = FIXED
    return whole.ravel(), sums, cost.ravel()


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.lists(st.one_of(st.integers(0, 6), st.integers(0, 90)), min_size=3, max_size=3),
        min_size=2,
        max_size=6,
    )
)
def test_no_small_cell_of_a_table_by_two_features_can_be_worked_out(cells):
    numbers, sums, cost = two_way(cells)
    described = small_counts(numbers, cost=cost, sums=[Sum(*one) for one in sums])
    withheld = withhold(described)
    assume(withheld is not None)

    small = (numbers >= 1) & (numbers <= 4)
    published = np.where(withheld, np.nan, numbers)
    assert withheld[small].all()
    assert withheld.any() == small.any()
    # The reader knows the rule, and even which of the withheld counts are the small ones.
    least, most = np.where(small, 1, 5), np.where(small, 4, np.inf)
    for position in np.flatnonzero(small):
        low, high = open_range(published, sums, position, least=least, most=most)
        assert (low, high) == (1, 4)


def test_a_table_that_even_withholding_all_would_not_protect_is_refused():
    numbers, sums, cost = two_way([[1, 0, 0], [0, 0, 0]])

    assert withhold(small_counts(numbers, cost=cost, sums=[Sum(*one) for one in sums])) is None


def test_without_a_small_count_nothing_is_withheld():
    numbers, sums, cost = two_way([[10, 0, 5], [7, 90, 0]])

    assert not withhold(small_counts(numbers, cost=cost, sums=[Sum(*one) for one in sums])).any()


def test_the_attack_finds_a_count_that_its_total_gives_away():
    sums = [(3, [0, 1, 2])]
    published = np.array([np.nan, 40, 30, 73])

    low, high = open_range(published, sums, 0, least=np.ones(4), most=np.full(4, 4))
    assert (low, high) == (3, 3)


def test_a_zero_is_published_where_it_says_nothing_of_anybody():
    numbers, sums, cost = two_way([[3, 0, 40], [30, 0, 50]])
    withheld = withhold(small_counts(numbers, cost=cost, sums=[Sum(*one) for one in sums]))

    assert not withheld.reshape(3, 4)[:2, 1].any()


def test_which_of_two_parts_hides_a_small_one_does_not_depend_on_how_large_they_are():
    found = []
    for others in ([50, 20, 90], [20, 90, 50], [90, 50, 20]):
        numbers = [2, *others, 2 + sum(others)]
        cost = [1, 1.001, 1.002, 1.003, FIXED]
        counts = small_counts(numbers, cost=cost, sums=[Sum(4, range(4))])
        found.append(withhold(counts).tolist())

    assert found == [[True, True, False, False, False]] * 3


@pytest.fixture(scope="module")
def trial(tmp_path_factory):
    folder = tmp_path_factory.mktemp("trial")
    write_trial(folder)
    return run(folder, work=tmp_path_factory.mktemp("work"))


def attacked(trial, which, end):
    """Return the true rows, those of the pack, and the sums that any reader knows of."""
    (truth,) = [one for one in trial.tables if one.table == which and str(one.year_end) == end]
    rows = trial.counts[
        trial.counts["table"].eq(which.value) & trial.counts["period_end"].eq(pd.Timestamp(end))
    ]
    keys = ["area_code", "category", "sex", "age"]
    assert rows[keys].to_numpy().tolist() == truth.rows[keys].to_numpy().tolist()
    rows = rows.reset_index(drop=True)
    # Whoever knows the rules knows that what no record ever has is a zero.
    rows["value"] = rows["value"].mask(rows["status"].eq("not_applicable"), 0)
    return truth.rows, rows, [(one.total, one.parts) for one in truth.sums]


@pytest.mark.parametrize(
    "which", [PackTable.ACCUSED, PackTable.VICTIMS, PackTable.OFFENCE_TYPES, PackTable.REFERRALS]
)
def test_no_small_count_of_the_trial_pack_can_be_worked_out(trial, which):
    truth, rows, sums = attacked(trial, which, "2008-03-31")
    small = truth["value"].between(1, 4).to_numpy()

    assert small.any() == (which is not PackTable.VICTIMS)
    for position in np.flatnonzero(small):
        low, high = open_range(
            rows["value"].to_numpy(),
            sums,
            position,
            least=np.where(small, 1, 5),
            most=np.where(small, 4, np.inf),
        )
        assert (low, high) == (1, 4)


@pytest.mark.parametrize("end", ["2002-03-31", "2007-03-31", "2008-03-31"])
def test_no_small_area_with_fewer_than_ten_can_be_worked_out(trial, end):
    truth, rows, sums = attacked(trial, PackTable.INCIDENTS_BY_AREA, end)
    lsoa = truth["area_level"].eq("lsoa").to_numpy()
    few = lsoa & truth["value"].lt(10).to_numpy()

    assert few.any()
    assert rows.loc[few, "value"].isna().all()
    least = np.where(few, 0, np.where(lsoa, 10, 5))
    for position in np.flatnonzero(few):
        low, high = open_range(
            rows["value"].to_numpy(), sums, position, least=least, most=np.where(few, 9, np.inf)
        )
        assert (low, high) == (0, 9)


def test_no_small_number_of_locations_can_be_worked_out(trial):
    truth, rows, sums = attacked(trial, PackTable.REPEAT_LOCATIONS, "2007-03-31")
    blank = rows["value"].isna()
    parts = {
        "several": (truth["value"], rows["value"]),
        "once": (truth["denominator"] - truth["value"], rows["denominator"] - rows["value"]),
        "all": (truth["denominator"], rows["denominator"]),
    }

    assert 0 < blank.sum() < len(rows)
    for numbers, published in parts.values():
        small = numbers.between(1, 4).to_numpy()
        assert blank[small].all()
        for position in np.flatnonzero(small):
            low, high = open_range(
                published.to_numpy(),
                sums,
                position,
                least=np.zeros(len(rows)),
                most=np.full(len(rows), np.inf),
            )
            assert low <= 1
            assert high >= 4


def test_locations_are_withheld_wherever_the_incidents_of_their_area_are(trial):
    counts = trial.counts[trial.counts["period_end"].eq("2007-03-31")].set_index("area_code")
    incidents = counts[counts["table"].eq("incidents_by_area")]["status"]
    places = counts[counts["table"].eq("repeat_locations")]["status"]

    hidden = incidents.index[incidents.eq("suppressed")]
    assert len(hidden)
    assert places.loc[hidden].eq("suppressed").all()
