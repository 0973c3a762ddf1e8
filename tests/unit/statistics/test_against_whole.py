"""Changes of areas held against all of them: on the published table, and on made-up counts."""

from datetime import date

import pytest
from scipy.special import chdtrc

from data.catalogue import Catalogue
from data.model import Level, Measure, PeriodType, Status
from data.repository import ParquetRepository
from data.statistics.against_whole import against_whole
from data.statistics.area_change import changes_beside_all
from data.statistics.change import Change, Reading
from data.statistics.change_between import change_between
from data.statistics.pairs import Pair
from data.statistics.widening import Dispersions
from tests.paths import ROOT

NEAR = pytest.approx


@pytest.fixture(scope="module")
def repository():
    return ParquetRepository.open(ROOT / "data" / "published")


def found(repository, indicator_id, *, widened=True):
    boroughs, london = (
        repository.values(indicator_id, level=level, period_type=PeriodType.MONTH)
        for level in (Level.BOROUGH, Level.LONDON)
    )
    stated = repository.manifest["dispersion"] if widened else ()
    return changes_beside_all(
        boroughs,
        london=london,
        measure=Measure.COUNT,
        breaks=Catalogue.load().breaks_for(indicator_id),
        until=None,
        spread=Dispersions(stated),
    )


def test_no_borough_s_change_differs_from_all_though_most_are_more_than_nothing(repository):
    """March to July 2024 and 2025, as an independent recount found them."""
    plain = found(repository, "da_offences", widened=False)
    against = plain.against

    assert (round(against.chi_squared, 1), against.freedom) == (49.9, 31)
    assert round(against.p_value, 3) == 0.017
    assert round(chdtrc(31, against.chi_squared / 1.65), 2) == 0.51
    assert (round(plain.london.size, 1), round(against.size, 1)) == (12.0, 13.3)
    assert (
        sum(
            one.change.beyond_chance
            for one in plain.areas.values()
            if isinstance(one.change, Change)
        )
        == 26
    )

    wide = found(repository, "da_offences")
    assert round(wide.against.phi, 2) == 1.40
    assert wide.against.differing == []
    assert wide.against.p_value > 0.05
    assert wide.london.launch.date == date(2024, 3, 1)


@pytest.mark.parametrize(
    ("indicator_id", "size", "limits"),
    [
        ("da_vwi_offences", 1.2, (-1.8, 4.3)),
        ("da_without_injury_offences", 15.4, (13.5, 17.3)),
    ],
)
def test_london_s_change_is_split_by_injury(repository, indicator_id, size, limits):
    london = found(repository, indicator_id, widened=False).london

    assert round(london.size, 1) == size
    assert tuple(round(each, 1) for each in london.limits) == limits


def change(earlier, later, *, of=(float("nan"), float("nan")), measure=Measure.COUNT):
    def reading(count, year, whole):
        value = count if measure is Measure.COUNT else 100 * count / whole
        return Reading(
            identity=("made_up", "x", "borough", "x", None, "rolling_12"),
            start=date(year, 1, 1),
            end=date(year, 12, 31),
            numerator=count,
            denominator=whole,
            value=value,
            status=Status.PUBLISHED,
            flags=frozenset(),
            era="one",
            measure=measure,
        )

    pair = Pair(earlier=reading(earlier, 2021, of[0]), later=reading(later, 2022, of[1]))
    return change_between(pair, breaks=[])


ALIKE = {f"area {number}": change(1000, 1100) for number in range(9)}


def test_areas_that_changed_alike_do_not_differ_and_one_that_did_not_does():
    alike = against_whole(ALIKE)
    apart = against_whole(ALIKE | {"other": change(1000, 1500)})

    assert alike.size == NEAR(10)
    assert alike.differing == []
    assert alike.chi_squared == NEAR(0, abs=1e-9)
    assert apart.differing == ["other"]
    assert apart.areas["other"].limits.lower > 0


def test_a_wide_spread_of_counts_sets_fewer_areas_apart():
    changes = ALIKE | {"other": change(1000, 1250)}
    wide = {code: Change(**{**vars(one), "phi": 4.0}) for code, one in changes.items()}

    assert against_whole(changes).differing == ["other"]
    assert against_whole(wide).differing == []
    assert against_whole(wide).p_value > against_whole(changes).p_value


def test_shares_are_held_against_the_share_of_all_in_points():
    def share(later):
        return change(100, later, of=(1000, 1000), measure=Measure.SHARE)

    found = against_whole({str(n): share(110) for n in range(9)} | {"other": share(180)})

    assert found.in_points
    assert found.differing == ["other"]
    assert found.size == NEAR(1.7)
    assert found.areas["other"].size == NEAR(6.3)


def test_few_areas_are_not_held_against_themselves():
    assert against_whole(dict(list(ALIKE.items())[:7])) is None
