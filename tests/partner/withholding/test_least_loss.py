"""As little is withheld as keeps small counts unknown, whoever looks. All counts are made up."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from data.pipeline.partner.withholding import least_loss
from data.pipeline.partner.withholding.layer import Sum, class_limits, size_class, small_layer
from data.pipeline.partner.withholding.least_loss import missed, protect
from tests.partner.withholding.attack import audited, open_range

CELLS = st.lists(
    st.lists(st.one_of(st.integers(0, 6), st.integers(0, 90)), min_size=3, max_size=3),
    min_size=2,
    max_size=5,
)


def two_way(cells):
    """Return the counts of a table with its totals, the sums between them, and which are totals."""
    cells = np.asarray(cells, dtype=float)
    whole = np.vstack([cells, cells.sum(axis=0)])
    whole = np.column_stack([whole, whole.sum(axis=1)])
    position = np.arange(whole.size).reshape(whole.shape)
    sums = [(row[-1], row[:-1]) for row in position]
    sums += [(column[-1], column[:-1]) for column in position.T]
    total = np.zeros(whole.shape, dtype=bool)
    total[-1, :] = total[:, -1] = True
    return whole.ravel(), sums, total.ravel()


def one_way(*parts):
    """Return the counts of a list with its total last, their sum, and which is the total."""
    return np.array([*parts, sum(parts)], float), [(len(parts), range(len(parts)))], None


def protected(numbers, sums, total=None, **layer):
    """Withhold what has to be; the last count is published come what may."""
    fixed = np.arange(len(numbers)) == len(numbers) - 1
    return protect(
        [small_layer(numbers, sums=[Sum(*one) for one in sums], **layer)],
        weights=missed(numbers, total=fixed if total is None else total),
        fixed=fixed,
        also=np.zeros_like(fixed),
    )


def known_of(numbers):
    """Return what a reader knows of withheld counts who knows the rules and how cover is chosen."""
    small = (numbers >= 1) & (numbers <= 4)
    least, most = class_limits(numbers)
    return small, np.where(small, 1, np.maximum(least, 5)), np.where(small, 4, most)


@settings(deadline=None, max_examples=40)
@given(CELLS)
def test_no_small_cell_of_a_table_by_two_features_can_be_worked_out(cells):
    numbers, sums, total = two_way(cells)
    found = protected(numbers, sums, total)
    small, least, most = known_of(numbers)
    assume(not small[-1])

    published = np.where(found.withheld, np.nan, numbers)
    assert found.withheld[small].all()
    assert found.withheld.any() == small.any()
    for position in np.flatnonzero(small):
        low, high = open_range(published, sums, position, least=least, most=most)
        if position not in found.cut:
            assert (low, high) == (1, 4)
        else:
            assert (low < high) == (position not in found.bare)


@settings(deadline=None, max_examples=25)
@given(cells=CELLS)
def test_an_auditor_of_tables_finds_every_small_cell_as_open_as_we_do(tmp_path_factory, cells):
    numbers, sums, total = two_way(cells)
    found = protected(numbers, sums, total)
    small, least, most = known_of(numbers)
    assume(not small[-1])
    seen = audited(
        tmp_path_factory.mktemp("jj"), numbers, sums,
        withheld=found.withheld, small=small, least=least, most=most,
    )  # fmt: skip

    assert set(seen) == set(np.flatnonzero(found.withheld))
    for position in set(np.flatnonzero(small)) - found.cut:
        assert seen[position] == (1, 4)


@settings(deadline=None, max_examples=30)
@given(st.lists(st.one_of(st.integers(0, 9), st.integers(0, 600)), min_size=2, max_size=7))
def test_no_choice_of_less_weight_protects_a_list(parts):
    numbers, sums, _ = one_way(*parts)
    found = protected(numbers, sums)
    small, least, most = known_of(numbers)
    assume(not small[-1] and not found.cut)
    weights = missed(numbers, total=np.arange(len(numbers)) == len(parts))
    others = np.flatnonzero(~small[:-1] & (numbers[:-1] > 0))

    def safe(covers):
        published = np.where(small, np.nan, numbers)
        published[list(covers)] = np.nan
        return all(
            open_range(published, sums, position, least=least, most=most) == (1, 4)
            for position in np.flatnonzero(small)
        )

    choices = [one for size in range(len(others) + 1) for one in combinations(others, size)]
    lightest = min(weights[list(one)].sum() for one in choices if safe(one))
    taken = found.withheld & ~small
    assert weights[taken].sum() == pytest.approx(lightest)


def test_what_was_asked_first_and_is_large_is_spared():
    common_assault, *others, robbery, arson = 242, 90, 60, 12, 3, 44
    numbers, sums, _ = one_way(common_assault, *others, robbery, arson)

    assert np.flatnonzero(protected(numbers, sums).withheld).tolist() == [3, 4]  # the 12 covers


def test_small_counts_that_cover_each_other_cost_nothing_else():
    numbers, sums, _ = one_way(242, 3, 2, 60)

    assert np.flatnonzero(protected(numbers, sums).withheld).tolist() == [1, 2]


def test_of_two_that_are_missed_alike_the_later_is_withheld():
    numbers, sums, _ = one_way(2, 60, 70, 80)

    assert np.flatnonzero(protected(numbers, sums).withheld).tolist() == [0, 3]


def test_rare_cells_of_unknown_sex_take_one_cell_of_each_band_and_no_more():
    female = [6, 40, 80, 100, 120, 262, 150, 90, 40, 20]
    male = [5, 10, 20, 30, 40, 50, 40, 30, 20, 10]
    unknown = [1, 2, 0, 1, 3, 4, 1, 0, 2, 0]
    numbers, sums, total = two_way([female, male, unknown])
    shape = (4, 11)
    withheld = protected(numbers, sums, total).withheld.reshape(shape)

    assert withheld[2, :10].sum() == 7
    assert withheld[[0, 1, 3], :10].sum() == 7
    assert not withheld[0, 5]  # the largest


def test_a_size_is_known_by_its_class_and_never_closer():
    assert size_class([0, 4, 5, 24, 25, 99, 100, 500]).tolist() == [0, 0, 1, 1, 2, 2, 3, 4]
    low, high = class_limits([4, 24, 700])
    assert (low.tolist(), high.tolist()) == ([0, 5, 500], [4, 24, np.inf])


def test_cover_whose_class_would_narrow_a_small_count_is_not_enough():
    # 3 + 24 = 27: whoever knows that the cover is below 25 knows that the small one is above 2.
    numbers, sums, _ = one_way(3, 24, 200, 300)
    found = protected(numbers, sums)

    assert np.flatnonzero(found.withheld).tolist() != [0, 1]
    assert not found.cut


def test_a_total_that_leaves_less_room_cuts_the_range_and_nothing_more_goes():
    numbers, sums, _ = one_way(3, 3, 0)
    found = protected(numbers, sums)

    assert found.withheld.tolist() == [True, True, False, False]
    assert (found.cut, found.bare) == ({0, 1}, frozenset())


def test_parts_that_their_total_gives_away_are_told():
    numbers, sums, _ = one_way(4, 4, 0)

    assert protected(numbers, sums).bare == {0, 1}


def test_a_small_area_whose_ward_holds_four_costs_the_table_nothing():
    """The ward leaves its areas at most four: once the whole table went for want of a nine."""
    areas = [4, 0, 0, 30, 20, 25, 12, 40]
    wards = [4, 75, 52]
    numbers = np.array([*areas, *wards, 131], float)
    sums = [(8, [0, 1, 2]), (9, [3, 4, 5]), (10, [6, 7]), (11, [8, 9, 10])]
    few = np.arange(12) < 8
    found = protected(numbers, sums, ~few, below=np.where(few, 10, 5), zero_is_small=few)

    assert {0, 1, 2, 8} <= set(np.flatnonzero(found.withheld))
    assert found.withheld.sum() < 7
    assert not found.bare


@pytest.mark.parametrize("cells", [[[10, 0, 5], [7, 90, 0]], [[50]]])
def test_without_a_small_count_nothing_is_withheld(cells):
    numbers, sums, total = two_way(cells)

    assert not protected(numbers, sums, total).withheld.any()


def test_a_zero_is_published_where_it_says_nothing_of_anybody():
    numbers, sums, total = two_way([[3, 0, 40], [30, 0, 50]])

    assert not protected(numbers, sums, total).withheld.reshape(3, 4)[:2, 1].any()


def test_where_the_search_has_to_end_early_nothing_small_is_told_and_no_cover_is_idle(monkeypatch):
    numbers, sums, total = two_way([[3, 60, 40, 80], [30, 70, 50, 90], [2, 40, 30, 70]])
    best = protected(numbers, sums, total)
    monkeypatch.setattr(least_loss, "milp", lambda *_, **__: type("Cut", (), {"status": 1}))
    found = protected(numbers, sums, total)

    small, least, most = known_of(numbers)
    published = np.where(found.withheld, np.nan, numbers)
    for position in np.flatnonzero(small):
        assert open_range(published, sums, position, least=least, most=most) == (1, 4)
    assert found.withheld.sum() <= best.withheld.sum() + 2


def test_the_attack_finds_a_count_that_its_total_gives_away(tmp_path):
    numbers, sums, _ = one_way(3, 40, 30)
    withheld = small = np.array([True, False, False, False])
    published = np.where(withheld, np.nan, numbers)

    least, most = np.ones(4), np.full(4, 4)
    assert open_range(published, sums, 0, least=least, most=most) == (3, 3)
    seen = audited(tmp_path, numbers, sums, withheld=withheld, small=small, least=least, most=most)
    assert seen == {0: (3, 3)}
