import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.figures.multiples import Size, shared_scale
from components.figures.points import Cell, PointSeries, points_figure
from components.figures.spread import spread_figure
from components.figures.trend import trend_figure
from data.model import UnitKind
from data.units import MixedUnitsError, one_kind, one_unit
from tests.unit.metric_rows import OFFENCES, boroughs, months

KINDS = st.sampled_from(list(UnitKind))


@given(st.lists(KINDS, min_size=1))
def test_one_kind_is_given_back_and_any_second_one_is_refused(kinds):
    if len(set(kinds)) == 1:
        assert one_kind(kinds) == kinds[0]
    else:
        with pytest.raises(MixedUnitsError, match="its own panel"):
            one_kind(kinds)


def test_a_view_of_nothing_has_no_unit():
    with pytest.raises(MixedUnitsError, match="none"):
        one_kind([])


def test_a_share_of_offences_is_no_count_of_offences():
    with pytest.raises(MixedUnitsError, match="% of offences, offences"):
        one_unit(["offences", "% of offences"])


@given(KINDS, KINDS)
def test_no_two_kinds_stand_in_one_table_of_points(first, second):
    series = [
        PointSeries("Made up", kind=kind, unit="percent", cells={"2020": Cell("1%", 1.0)}, mark=n)
        for n, kind in enumerate((first, second))
    ]

    if first == second:
        assert points_figure(series, periods=["2020"])["kind"] == first
    else:
        with pytest.raises(MixedUnitsError):
            points_figure(series, periods=["2020"])


def test_no_two_units_stand_in_one_chart_over_time():
    series = [
        (name, months("2024-04-01", [5, 6], unit=unit).assign(text=""))
        for name, unit in (("A", "offences"), ("B", "outcomes per 100 offences"))
    ]

    assert trend_figure(series[:1], breaks=(), decimals=0)["data"]
    with pytest.raises(MixedUnitsError):
        trend_figure(series, breaks=(), decimals=0)


def test_no_two_units_share_the_scale_of_small_charts():
    offences, victims = (
        months("2024-04-01", [5, 6], unit=unit).to_dict("records")
        for unit in ("offences", "victims")
    )

    assert shared_scale([offences, offences], size=Size(100, 50)) is not None
    with pytest.raises(MixedUnitsError):
        shared_scale([offences, victims], size=Size(100, 50))


def test_no_two_units_stand_among_the_dots_of_the_boroughs():
    rows = boroughs(1.0, 2.0).assign(text="", short_name=["A", "B"])
    mixed = pd.concat([rows[:1], rows[1:].assign(unit="victims")])

    assert spread_figure(rows.to_dict("records"), unit=OFFENCES, london=None)["data"]
    with pytest.raises(MixedUnitsError):
        spread_figure(mixed.to_dict("records"), unit=OFFENCES, london=None)
