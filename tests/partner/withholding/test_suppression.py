"""Nothing small of the trial pack can be worked out by whoever reads all of it. All made up."""

import numpy as np
import pandas as pd
import pytest

from data.partner.model import PackTable
from tests.partner.withholding.attack import open_range


@pytest.fixture(scope="module")
def trial(trial_set):
    return trial_set.run


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
