"""Changes of several boroughs at once: facts, drawing and words. All figures are made up."""

import pandas as pd
import pytest

from components.figures.changes import ChangeRow, dumbbell_figure, percentage_figure
from components.figures.theme import Ink
from components.words.change_spread import (
    change_cells,
    change_heading,
    changes_one_by_one,
    signed,
    summary_of_changes,
)
from data.model import Measure
from data.statistics.area_changes import (
    AreaChange,
    any_given,
    like_month_changes,
    newest_with_change,
    year_changes,
)
from data.statistics.change import Change, Reason, Refusal
from tests.unit.metric_rows import BREAKS, CONNECT, OFFENCES, RATE, frame, months, row
from tests.words import forbidden_words

CODES = ["E09000003", "E09000004", "E09000005"]
NAMES = dict(zip(CODES, ["Barnet", "Bexley", "Brent"], strict=True))


def two_years(**counts):
    """Return two years inside one era for each borough: (earlier, later)."""
    rows = []
    for code, pair in zip(CODES, counts.values(), strict=False):
        for value, start, end in zip(
            pair, ("2021-08-01", "2022-08-01"), ("2022-07-31", "2023-07-31"), strict=True
        ):
            rows.append(
                row(
                    value,
                    area_code=code,
                    area_name=NAMES[code],
                    period_start=start,
                    period_end=end,
                )
            )
    return frame(rows)


def changes(values, until="2023-07-31"):
    return year_changes(values, CODES, period_end=until, measure=Measure.COUNT, breaks=BREAKS)


GIVEN = changes(two_years(barnet=(1000, 1200), bexley=(1000, 1010), brent=(1000, None)))


def test_each_area_has_its_change_or_its_reason_in_the_order_asked_for():
    assert [each.area_code for each in GIVEN] == CODES
    assert GIVEN[0].change.percentage == pytest.approx(20)
    assert GIVEN[2].change == Refusal(reason=Reason.BLANK)


def twelve_months(values):
    """Return a borough's rolling twelve months, one more month each, the first to July 2021."""
    rows = []
    for value, end in zip(
        values, pd.date_range("2021-07-31", periods=len(values), freq="ME"), strict=True
    ):
        start = end - pd.offsets.MonthEnd(12) + pd.Timedelta(days=1)
        rows.append(row(value, area_code=CODES[0], period_start=start, period_end=end))
    return frame(rows)


@pytest.mark.parametrize(
    "values",
    [
        [1000] * 49,  # to July 2025: the last change is that of the year to February 2024
        [1000] * 20,
        [None] * 49,
        [1000] * 25 + [None] * 24,
        [5] * 49,  # too few for a change
        [1000] * 12,  # no year before
    ],
)
def test_the_newest_period_with_a_change_is_the_first_whose_changes_are_not_all_refused(values):
    table = twelve_months(values)
    ends = [str(one.date()) for one in reversed(table["period_end"])]
    asked = {"measure": Measure.COUNT, "breaks": BREAKS}
    one_by_one = [
        end for end in ends if any_given(year_changes(table, CODES, period_end=end, **asked))
    ]

    assert newest_with_change(table, CODES, ends=ends, **asked) == next(iter(one_by_one), None)


def test_a_year_after_the_break_has_no_change_and_like_months_of_its_era_have():
    series = pd.concat(
        [
            months("2024-01-01", [50.0] * 2 + [100.0] * 12 + [150.0] * 5, area_code=code)
            for code in CODES
        ]
    )
    like = like_month_changes(series, CODES, until="2025-07-31", breaks=BREAKS)

    assert any_given(like)
    assert like[0].change.ratio == pytest.approx(1.5)
    assert like[0].change.earlier.start.isoformat() == "2024-03-01"
    assert not any_given(like_month_changes(series, CODES, until="2024-12-31", breaks=BREAKS))


def test_the_heading_names_nobody_and_the_words_count_what_is_beyond_chance():
    assert change_heading(GIVEN) == "Changes run from +1.0% to +20.0%"
    words = summary_of_changes(GIVEN, unit=OFFENCES)

    assert words.startswith("The year to July 2023 compared with the year to July 2022.")
    assert "One of two changes is more than chance" in words
    assert "too narrow" in words


def test_every_area_without_a_change_is_named_with_its_reason():
    said = changes_one_by_one(
        GIVEN, names=NAMES, unit=OFFENCES, london=None, chosen=[CODES[0]], uncovered=["City"]
    )
    text = " ".join(said)

    assert said[0].startswith("Barnet: ")
    assert "Bexley" not in text
    assert "Brent: no change is given" in text
    assert "City: not covered by this source [z]." in text
    assert not forbidden_words(text)


def test_where_no_change_can_be_given_the_break_is_named_and_no_percentage_is():
    refused = [
        AreaChange(area_code=code, change=Refusal(reason=Reason.STRADDLES, break_=CONNECT))
        for code in CODES
    ]
    said = " ".join(
        changes_one_by_one(
            refused, names=NAMES, unit=OFFENCES, london=None, chosen=[], uncovered=[]
        )
    )

    assert change_heading(refused) == "No change can be given"
    assert summary_of_changes(refused, unit=OFFENCES) == ""
    assert "1 March 2024" in said
    assert "%" not in said
    assert change_cells(refused[0].change, unit=RATE) == ("[b]",) * 5


def test_an_area_that_is_not_covered_is_never_written_as_zero():
    assert change_cells(None, unit=OFFENCES) == ("[z]",) * 5


def drawn():
    return [
        ChangeRow(code=each.area_code, name=NAMES[each.area_code], text="", change=each.change)
        for each in GIVEN
        if isinstance(each.change, Change)
    ]


def test_a_change_that_chance_could_make_is_hollow_and_intervals_hold_their_dots():
    figure = percentage_figure(drawn(), london=None)
    [dots] = figure["data"]

    assert dots["marker"]["color"] == [Ink.AREA, Ink.PAPER]
    assert min(dots["error_x"]["array"] + dots["error_x"]["arrayminus"]) > 0
    assert any(shape["x0"] == 0 for shape in figure["layout"]["shapes"])


def test_both_values_stand_on_one_row_and_no_line_joins_two_areas():
    figure = dumbbell_figure(drawn(), decimals=0, earlier="Earlier", later="Later")
    line, earlier, later = figure["data"]

    assert line["x"][2::3] == [None, None]
    assert line["y"][0] == line["y"][1]
    assert earlier["x"] == [1000, 1000]
    assert later["x"] == [1200, 1010]


@pytest.mark.parametrize(
    ("percent", "written"), [(4.21, "+4.2%"), (-0.31, "−0.3%"), (0.02, "0.0%"), (-0.02, "0.0%")]
)
def test_a_signed_percentage_has_no_signed_zero(percent, written):
    assert signed(percent) == written
