"""What is asked before a candidate is served. Rows are altered."""

import pandas as pd
import pytest

from data.pipeline.release.questions import questions

JULY = pd.Timestamp("2025-07-01")
NOTHING = pd.Series(dtype=float, index=pd.DatetimeIndex([]))


@pytest.fixture
def of_london(published):
    return published[published["level"].eq("london")]


def changed(rows, *, by):
    chosen = (
        rows["indicator_id"].eq("da_offences")
        & rows["period_type"].eq("month")
        & rows["period_start"].eq(JULY)
    )
    assert chosen.sum() == 1
    return rows.assign(value=rows["value"].where(~chosen, rows["value"] * by))


def test_the_same_rows_raise_nothing(of_london):
    far = pd.Series([0.07], index=[JULY])

    assert questions(of_london, last=of_london, printed=far) == []


def test_a_first_release_is_to_be_looked_at(of_london):
    assert questions(of_london, last=None, printed=NOTHING) == [
        "there was no release before to hold this one against"
    ]


def test_rows_that_are_gone_are_counted_by_measure(of_london):
    kept = of_london[of_london["indicator_id"].ne("da_offences")]
    gone = len(of_london) - len(kept)

    assert questions(kept, last=of_london, printed=NOTHING)[0] == (
        f"{gone} rows of da_offences are gone"
    )


@pytest.mark.parametrize(("by", "asked"), [(1.02, False), (1.04, True), (0.96, True)])
def test_a_month_that_moved_by_more_than_three_in_a_hundred_is_asked_about(of_london, by, asked):
    lines = questions(changed(of_london, by=by), last=of_london, printed=NOTHING)

    assert ("da_offences of London in 2025-07 changed by" in "".join(lines)) is asked


@pytest.mark.parametrize(("apart", "asked"), [(0.01, False), (-0.03, True)])
def test_a_month_that_came_far_from_the_publishers_total_is_asked_about(of_london, apart, asked):
    printed = pd.Series([apart], index=[JULY])
    lines = questions(changed(of_london, by=1.001), last=of_london, printed=printed)

    assert lines == (["2025-07 is -3.0% from the publisher's London total"] if asked else [])
