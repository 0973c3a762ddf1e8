"""A group has a figure only where each of its boroughs has one. The counts are made up."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import Catalogue
from data.groups.members import Group
from data.groups.totals import group_rows
from data.schemas import Metrics
from data.statistics.widening import UNWIDENED

INDICATORS = Catalogue.load().indicators
STATUSES = ("published", "suppressed", "not_applicable", "missing", "not_comparable")
REASONS = ("not_applicable", "suppressed", "missing", "not_comparable")
CODES = tuple(f"E0900000{place}" for place in range(1, 7))
COUNTED = ("published", "not_comparable")


def made_up(statuses, counts, *, absent=()):
    rows = pd.DataFrame(
        {
            "area_code": CODES,
            "status": statuses,
            "numerator": [
                float(count) if status in COUNTED else None
                for status, count in zip(statuses, counts, strict=True)
            ],
        }
    )
    rows = rows.assign(
        value=rows["numerator"],
        area_name=rows["area_code"],
        flags="",
        period_type="quarter",
        period_start=pd.Timestamp("2024-01-01"),
        period_end=pd.Timestamp("2024-03-31"),
        era="made_up",
        source_id="made_up",
    )
    return rows[~rows["area_code"].isin(absent)].reindex(columns=list(Metrics.to_schema().columns))


def together(rows, codes):
    return group_rows(
        rows,
        group=Group(tokens=(), codes=tuple(codes), names=tuple(codes), command=""),
        name="Made up",
        indicator=INDICATORS["da_homelessness_households"],
        stated=UNWIDENED,
    )


SIX = st.lists(st.sampled_from(STATUSES), min_size=6, max_size=6)
COUNTS = st.lists(st.one_of(st.just(0), st.integers(5, 400)), min_size=6, max_size=6)
SOME = st.sets(st.sampled_from(CODES), min_size=2)


@given(SIX, COUNTS, SOME)
def test_a_number_is_given_where_all_have_one_and_is_their_sum(statuses, counts, codes):
    [row] = together(made_up(statuses, counts), sorted(codes)).to_dict("records")
    held = {code: status for code, status in zip(CODES, statuses, strict=True) if code in codes}
    added = sum(count for code, count in zip(CODES, counts, strict=True) if code in codes)

    if set(held.values()) <= set(COUNTED):
        assert row["value"] == row["numerator"] == added
    else:
        assert pd.isna([row[name] for name in ("value", "numerator", "lower", "upper")]).all()
    assert row["status"] == next((one for one in REASONS if one in held.values()), "published")


@given(COUNTS, SOME, st.sampled_from(CODES))
def test_a_borough_without_a_row_leaves_the_group_without_a_figure(counts, codes, absent):
    made = together(made_up(["published"] * 6, counts, absent={absent}), sorted(codes))

    assert [pd.isna(one) for one in made["value"]] == [absent in codes]
    assert (made["status"] == ("missing" if absent in codes else "published")).all()


@given(COUNTS, SOME)
def test_few_events_are_marked_by_the_group_s_own_count(counts, codes):
    [row] = together(made_up(["published"] * 6, counts), sorted(codes)).to_dict("records")

    assert row["flags"] == ("u" if row["numerator"] < 10 else "")
