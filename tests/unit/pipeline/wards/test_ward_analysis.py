"""Classes of areas on a made-up town of 12 by 12 squares with one high corner."""

import numpy as np
import pandas as pd
import pytest

from data.pipeline.areas.neighbours import Geography
from data.pipeline.raw.faults import InputFault
from data.pipeline.wards.analysis import hotspot_table
from data.pipeline.wards.kept_model import NOTHING

pytestmark = pytest.mark.usefixtures("drawn_once")
SIDE = 12
CODES = [f"E05{number:06d}" for number in range(SIDE * SIDE)]
PLACES = [(x, y) for x in range(SIDE) for y in range(SIDE)]
HIGH = [CODES[PLACES.index((x, y))] for x in range(4) for y in range(4)]
QUIET_IN_HIGH = CODES[PLACES.index((1, 1))]
FAR = CODES[-1]


@pytest.fixture(scope="module")
def geography():
    borders = [
        (CODES[first], CODES[second], 100.0)
        for first, (x, y) in enumerate(PLACES)
        for second, (u, v) in enumerate(PLACES)
        if first < second and abs(x - u) + abs(y - v) == 1
    ]
    centres = pd.DataFrame(PLACES, index=CODES, columns=["x", "y"], dtype=float)
    return Geography(pd.DataFrame(borders, columns=["left", "right", "metres"]), centres)


@pytest.fixture
def figures():
    noise = np.random.default_rng(3).normal(100, 8, len(CODES)).round()
    rows = pd.DataFrame(
        {
            "indicator_id": "da_offences_rate",
            "level": "ward",
            "period_start": pd.Timestamp(2024, 8, 1),
            "period_end": pd.Timestamp(2025, 7, 31),
            "era": "from_2024_03",
            "area_code": CODES,
            "count": noise,
            "residents": 10_000.0,
            "covered": True,
            "rate_shown": True,
            "listed": False,
        }
    )
    rows.loc[rows["area_code"].isin(HIGH), "count"] += 100
    rows.loc[rows["area_code"].eq(QUIET_IN_HIGH), "count"] = 20
    return rows


def run(figures, geography, **pooled):
    """Test the year to July 2025, with a year before it from which it differs a little."""
    counts = figures.set_index("area_code")["count"].fillna(0)
    for code, count in pooled.items():
        counts[code] = count
    eras = counts.rename_axis("area_code").rename("da_offences_rate").to_frame()
    eras.index = pd.MultiIndex.from_product([["from_2024_03"], eras.index])
    table = hotspot_table(
        pd.concat([earlier(figures), figures]),
        eras=eras,
        geographies={"ward": geography},
        model=NOTHING,
    )
    return table[table["period_end"].eq(pd.Timestamp(2025, 7, 31))].set_index("area_code")


def earlier(figures):
    shift = pd.DateOffset(years=1)
    return figures.assign(
        count=figures["count"] + np.arange(len(figures)) % 3,
        period_start=figures["period_start"] - shift,
        period_end=figures["period_end"] - shift,
    )


def test_a_group_is_found_and_the_rest_is_not_distinguishable(figures, geography):
    table = run(figures, geography)

    more = set(table.index[table["group_class"].eq("more")])
    assert more <= {*HIGH, *CODES[4 * SIDE : 4 * SIDE + 4], *CODES[4 : 4 * SIDE : SIDE]}
    assert len(more & set(HIGH)) >= 5
    assert table.loc[FAR, "group_class"] == "not_distinguishable"


def test_an_area_unlike_its_own_neighbours_is_named(figures, geography):
    assert run(figures, geography).loc[QUIET_IN_HIGH, "outlier"] == "low_among_high"


def test_a_ward_may_differ_from_its_group_and_each_is_said(figures, geography):
    """The quiet square lies in the high corner: its own rate is low, its group is high."""
    row = run(figures, geography).loc[QUIET_IN_HIGH]

    assert row["own_class"] == "below"
    assert row["group_class"] == "more"


def test_areas_left_out_say_why_and_have_no_result(figures, geography):
    figures.loc[0, "listed"] = True
    figures.loc[1, ["count", "rate_shown"]] = [np.nan, False]
    figures.loc[2, "covered"] = False

    table = run(figures, geography).iloc[:3]

    assert table["left_out"].tolist() == ["listed", "withheld", "not_covered"]
    assert table["group_class"].eq("not_tested").all()
    assert table[["z", "p_value", "p_error", "q_value", "smoothed_rate"]].isna().all(axis=None)
    assert table["own_class"].eq("not_tested").all()
    assert not table["borderline"].any()


def test_a_withheld_count_changes_nothing_whatever_it_was(figures, geography):
    """It is unknown to the analysis, even where sums of a whole era hold it."""
    figures.loc[1, ["count", "rate_shown"]] = [np.nan, False]

    one, four = (run(figures, geography, **{CODES[1]: count}) for count in (1, 4))

    pd.testing.assert_frame_equal(one, four)


def test_a_smoothed_rate_is_withheld_where_the_rate_is(figures, geography):
    figures.loc[5, ["count", "rate_shown"]] = [7, False]

    row = run(figures, geography).loc[CODES[5]]

    assert row["group_class"] != "not_tested"
    assert np.isnan(row["smoothed_rate"])


def test_a_class_that_another_method_changes_is_marked_with_its_name(figures, geography):
    spread = figures.assign(residents=np.where(figures["area_code"].isin(HIGH), 20_000.0, 10_000))

    table = run(spread, geography)

    in_group = table.loc[HIGH]
    assert "counts" in " ".join(in_group["depends_on"])


def test_an_area_cut_off_by_those_left_out_stops_the_run(figures, geography):
    figures.loc[figures["area_code"].isin([CODES[1], CODES[SIDE]]), "listed"] = True

    with pytest.raises(InputFault, match=f"{CODES[0]} has no neighbour"):
        run(figures, geography)
