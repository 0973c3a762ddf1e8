from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from data.model import Era, Flag, Measure
from data.pipeline.figures.rows import add_flag, in_table_shape, metric_rows
from data.schemas import Metrics


class OneBreak:
    """Definitions with a hard break on 1 March 2024. Made up, save for the day."""

    def __init__(self, measure):
        unit = SimpleNamespace(plural="things", measure=measure)
        self.indicators = {"things": SimpleNamespace(unit=unit, series_id="series")}

    def era_of(self, series_id, start, end):
        assert series_id == "series"
        day = date(2024, 3, 1)
        if start < day <= end:
            return None
        return Era(id="after" if start >= day else "before", title="An era")


def values(*ends, **columns):
    period_end = pd.to_datetime(list(ends))
    return pd.DataFrame(
        {
            "area_code": "E12000007",
            "area_name": "London",
            "level": "london",
            "period_type": "rolling_12",
            "period_start": period_end - pd.DateOffset(years=1) + pd.DateOffset(days=1),
            "period_end": period_end,
            "status": "published",
            "source_id": "made_up",
            "value": 20.0,
            "lower": 10.0,
            "upper": 30.0,
        }
        | columns
    )


def build(frame, *, measure=Measure.COUNT):
    return metric_rows(frame, indicator_id="things", definitions=OneBreak(measure))


def test_rows_keep_the_contract_of_the_metrics_table():
    rows = build(values("2024-02-29", "2025-02-28"))

    Metrics.validate(rows)
    assert list(rows["era"].isna()) == [False, True]
    assert set(rows["unit"]) == {"things"}


def test_a_count_that_straddles_a_hard_break_is_shown_without_an_interval():
    rows = build(values("2024-12-31"))

    assert list(rows["status"]) == ["not_comparable"]
    assert rows.loc[0, "value"] == 20
    assert rows[["lower", "upper", "era"]].isna().all(axis=None)


@pytest.mark.parametrize("measure", [Measure.RATE, Measure.SHARE, Measure.RATIO])
def test_nothing_but_a_count_is_made_for_a_period_that_straddles_a_hard_break(measure):
    rows = build(values("2024-02-29", "2024-12-31"), measure=measure)

    assert list(rows["period_end"]) == [pd.Timestamp("2024-02-29")]


def test_a_withheld_row_carries_no_number_at_all():
    rows = in_table_shape(
        values("2024-02-29", status="suppressed", numerator=3.0, denominator=20.0).assign(
            indicator_id="things", unit="things"
        )
    )

    numbers = ["numerator", "denominator", "value", "lower", "upper"]
    assert rows[numbers].isna().all(axis=None)


def test_the_order_of_rows_does_not_depend_on_the_order_they_came_in():
    frame = values("2023-02-28", "2022-02-28", "2024-02-29")

    pd.testing.assert_frame_equal(build(frame), build(frame.iloc[::-1]))


def test_flags_stand_in_one_order_and_once():
    flags = pd.Series(["", "u", "r p"])

    marked = add_flag(flags, Flag.PROVISIONAL, where=pd.Series([True, True, True]))

    assert list(marked) == ["p", "p u", "p r"]
