"""Months beside their limits: eras, gaps, words and the figure. All rows are made up."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.figures.natural import natural_figure
from components.words.natural import describe_natural, describe_rolled, signal_words
from data.model import Level, Measure, PeriodType
from data.natural.months import LIMITS_FROM, counted_monthly, natural_months
from data.natural.rolled import rolled
from data.selection import as_records
from tests.unit.metric_rows import BREAKS, OFFENCES, RATE, SHARE, era_of, frame, indicator, row

STARTS = pd.date_range("2023-01-01", "2025-07-01", freq="MS")
values_of_months = st.lists(st.integers(1, 500), min_size=len(STARTS), max_size=len(STARTS))


def months(values, *, starts=STARTS, **parts):
    ends = [start + pd.offsets.MonthEnd(0) for start in starts]
    return frame(
        [
            row(
                float(value),
                period_type="month",
                period_start=start,
                period_end=end,
                era=era_of(start, end),
                **parts,
            )
            for start, end, value in zip(starts, ends, values, strict=True)
        ]
    )


def steady(**changed):
    held = {f"{start:%Y-%m}": 1000 for start in STARTS} | {
        key.replace("_", "-").lstrip("m"): value for key, value in changed.items()
    }
    return months(list(held.values()))


def test_each_side_of_a_break_has_a_centre_and_limits_of_its_own():
    made = natural_months(steady(m2024_06=1500), per=None)
    before, after = (part for _, part in made.groupby("era", sort=False))

    assert len(before) == 14
    assert before["centre"].eq(before["centre"].iloc[0]).all()
    assert before["centre"].iloc[0] != after["centre"].iloc[0]
    assert before["outside"].eq(0).all()
    assert after.loc[after["outside"].ne(0), "period_end"].dt.strftime("%Y-%m").tolist() == [
        "2024-06"
    ]


@settings(deadline=None, max_examples=25)
@given(values_of_months, st.integers(2, 400))
def test_what_lies_behind_a_break_never_moves_what_lies_before_it(values, factor):
    starts = [start >= pd.Timestamp(2024, 3, 1) for start in STARTS]
    other = [value * factor if late else value for value, late in zip(values, starts, strict=True)]
    one, two = (natural_months(months(given), per=None) for given in (values, other))
    columns = ["rate", "centre", "lower_limit", "upper_limit", "outside", "in_a_row"]
    early = one["era"].eq("2013_04_to_2024_02")

    pd.testing.assert_frame_equal(one.loc[early, columns], two.loc[early, columns])


@settings(deadline=None, max_examples=25)
@given(values_of_months)
def test_no_line_of_the_figure_has_months_of_two_stretches(values):
    figure = natural_figure(natural_months(months(values), per=None), breaks=BREAKS)

    for trace in figure["data"]:
        assert len({day < "2024-03-01" for day in trace["x"]}) == 1


def test_fewer_than_twelve_months_have_no_limits_and_say_so():
    few = STARTS[-(LIMITS_FROM - 1) :]
    made = natural_months(months([1000] * len(few), starts=few), per=None)

    assert made[["centre", "lower_limit", "upper_limit", "sigma_z"]].isna().all(axis=None)
    assert "limits are drawn from 12 on" in " ".join(
        describe_natural(as_records(made), unit=OFFENCES, breaks=())
    )
    assert signal_words(as_records(made)[0]) == "no limits"
    assert len(natural_figure(made, breaks=())["data"]) == 2  # the months, and their marks


def test_a_season_is_taken_out_only_where_an_era_has_twenty_four_months_in_a_row():
    starts = pd.date_range("2021-01-01", "2025-07-01", freq="MS")
    values = [1300 if start.month in {6, 7, 8} else 1000 for start in starts]
    made = natural_months(months(values, starts=starts), per=None)
    seasons = made.groupby("era", sort=False)["seasonal"].first().tolist()

    assert seasons == [True, False]
    assert made.loc[made["seasonal"], "outside"].eq(0).all()


def test_a_gap_cuts_the_line_and_the_row():
    kept = [start for start in STARTS if start != pd.Timestamp(2024, 10, 1)]
    made = natural_months(months([1000] * len(kept), starts=kept), per=None)

    assert made["part"].nunique() == 3


def test_a_signal_is_said_with_its_month_its_limits_and_what_to_ask():
    made = natural_months(steady(m2024_06=1500, m2025_02=500), per=None)
    said = " ".join(describe_natural(as_records(made), unit=OFFENCES, breaks=BREAKS))

    assert "Above the limits: June 2024 (50.0; limits " in said
    assert "Below the limits: February 2025 (17.9; limits " in said
    assert "What to ask of such months" in said
    assert "No limit and no row of months crosses 1 March 2024." in said
    assert not {"worse", "better", "improved", "alarm"} & set(said.lower().split())


def test_months_without_a_signal_ask_for_no_reason():
    made = natural_months(steady(), per=None)
    said = " ".join(describe_natural(as_records(made), unit=OFFENCES, breaks=()))

    assert "none calls for a reason of its own" in said
    assert "What to ask" not in said


def test_a_row_of_eight_is_said_with_its_months():
    late = {f"m2024_{month:02d}": 900 for month in range(3, 13)}
    made = natural_months(steady(**late), per=None)
    said = " ".join(describe_natural(as_records(made), unit=OFFENCES, breaks=()))

    assert "March 2024 to December 2024: 10 months in a row below the centre." in said


def test_a_month_just_outside_is_written_with_the_digits_that_tell_it_from_its_limit():
    made = natural_months(steady(m2024_06=1500), per=None)
    close = made["period_end"].eq(pd.Timestamp(2024, 6, 30))
    made.loc[close, "rate"] = made.loc[close, "upper_limit"] + 0.001
    said = " ".join(describe_natural(as_records(made), unit=OFFENCES, breaks=()))
    [value, limit] = (
        said.split("June 2024 (")[1].split(")")[0].replace("; limits", " to").split(" to ")[::2]
    )

    assert float(value) > float(limit)


def test_outcomes_are_set_on_the_offences_of_their_month():
    rows = months([10.0] * len(STARTS), numerator=50.0, denominator=500.0)
    made = natural_months(rows, per=100)

    assert made["opportunity"].eq(5).all()
    assert made["rate"].eq(10).all()
    assert made["sigma_z"].eq(1).all()


def test_what_moved_a_twelve_month_figure_are_the_months_that_left_and_came():
    values = [100.0] * 14 + [100.0] * 5 + [200.0] * 7 + [300.0] * 5
    monthly = months(values)
    ends = [pd.Timestamp(2025, 2, 28), pd.Timestamp(2025, 7, 31)]
    years = frame(
        [
            row(
                float(monthly["value"].where(monthly["period_end"].le(end)).dropna()[-12:].sum()),
                period_start=end + pd.Timedelta(days=1) - pd.DateOffset(months=12),
                period_end=end,
            )
            for end in ends
        ]
    )
    found = rolled(years, natural_months(monthly, per=None))

    assert found.months == 5
    assert found.left.rate == pytest.approx(500 / 153)
    assert found.came.rate == pytest.approx(1500 / 153)
    said = describe_rolled(found, unit=OFFENCES)
    assert "five months left, March to July 2024 at 3.3 offences a day" in said
    assert "as many came in, March to July 2025 at 9.8" in said
    assert rolled(years.iloc[:1], natural_months(monthly, per=None)) is None


@pytest.mark.parametrize(
    ("unit", "kinds", "expected"),
    [
        (OFFENCES, (PeriodType.MONTH,), True),
        (OFFENCES, (PeriodType.QUARTER,), False),
        (RATE, (PeriodType.MONTH,), False),
        (SHARE, (PeriodType.MONTH,), False),
        (RATE.model_copy(update={"measure": Measure.RATIO}), (PeriodType.MONTH,), True),
    ],
)
def test_counts_and_ratios_by_month_have_a_chart_and_shares_have_none(unit, kinds, expected):
    one = indicator(unit).model_copy(update={"levels": {Level.LONDON: kinds}})

    assert counted_monthly(one, Level.LONDON) is expected
    assert not counted_monthly(one.model_copy(update={"by_group": True}), Level.LONDON)
    assert counted_monthly(one, Level.BOROUGH) is False


def test_a_place_without_a_figure_has_no_months():
    blank = months([np.nan] * len(STARTS), status="not_applicable")

    assert natural_months(blank, per=None).empty
