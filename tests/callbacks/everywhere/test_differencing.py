"""A reader who takes published sums from published sums learns no withheld count.

Shown of the rows as the API gives them to anyone, and of the release as it is downloaded: nothing
else is published by area, since pages, pictures, embeds and searches read the release alone and
every change, share, limit or model of theirs is worked out from its rows.
"""

from io import BytesIO
from zipfile import ZipFile

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from data.model import Level, Measure
from data.pipeline.areas.regions import REGION_OF
from tests.numbers.bounds import Bound, Cell, Range
from tests.numbers.linear_attack import known_of, withheld_of

SMALL = range(1, 5)
# London's quarter is rounded to 10, that of households in a refuge twice; years of regions, which
# are what their councils are held against, are sums of four such quarters.
ROUNDED = {
    "da_homelessness_households": {"borough": 5.0, "council": 40.0},
    "homelessness_in_refuge": {"borough": 10.0, "council": 40.0},
    "homelessness_da_priority_need": {"borough": 5.0, "council": 20.0},
}
REFUGE, PRIORITY = "homelessness_in_refuge", "homelessness_da_priority_need"
APART = ["da_offences", "da_vwi_offences"]
# Withheld by their publisher, in the same table and beside the same rounded total as here.
PUBLISHERS_OWN = {"children_da_parent", "children_da_child"}
SEXUAL = ["sexual_offences", "rape_offences"]
OUTCOMES = ["da_positive_outcome_rate", "da_vwi_positive_outcome_rate"]
NUMBERS = ["numerator", "denominator", "value", "lower", "upper"]


@pytest.fixture(scope="module")
def published(offered):
    """The rows that the API gives, with days as days."""
    days = {name: pd.to_datetime(offered[name]) for name in ("period_start", "period_end")}
    return offered.assign(**days)


@pytest.fixture(scope="module")
def release_rows(fetch):
    """The table of figures in the file of the whole release."""
    with ZipFile(BytesIO(fetch("release.zip").data)) as files:
        [name] = [one for one in files.namelist() if one.endswith("metrics.parquet")]
        return pd.read_parquet(BytesIO(files.read(name)))


@pytest.fixture(scope="module")
def parents(repository):
    found = {}
    for level in (Level.WARD, Level.BOROUGH):
        areas = repository.areas(level)
        found |= dict(zip(areas["area_code"], areas["parent_code"], strict=True))
    return found


def above(rows, parents):
    """The area above each, councils outside London being parts of their region."""
    councils = rows.loc[rows["level"].eq("council"), "area_code"]
    return parents | {one: REGION_OF[one] for one in councils}


def counts_of(published, catalogue):
    """Each measure of counts of which we withhold one of an area below London."""
    below = published[published["status"].eq("suppressed") & published["level"].ne("london")]
    for name in sorted(set(below["indicator_id"])):
        if catalogue.indicators[name].unit.measure is Measure.COUNT and name not in PUBLISHERS_OWN:
            yield name, published[published["indicator_id"].eq(name)]


def recovered(rows, *, parents):
    """Return the withheld counts of a measure that sums pin so far that one of 1 to 4 is out."""
    name = rows["indicator_id"].iloc[0]
    known = known_of(
        rows,
        parents=above(rows, parents),
        rounded=ROUNDED.get(name),
        whole_years=name in (REFUGE, PRIORITY),
    )
    found = []
    for cells in withheld_of(rows):
        asked = [one for one in cells if one in known.cells]
        # Counts that fit all that is published, found for another cell, leave most of them open.
        if is_pinned(known.seen_of(asked), alone=len(cells) == 1):
            least, most = known.range_of(asked)
            if is_pinned(Range(least, most), alone=len(cells) == 1):
                found.append((cells, least, most))
    return found


def is_pinned(held, *, alone):
    """Tell whether a range rules out one of the counts of 1 to 4, or is narrower than those."""
    out = alone and not (held.least <= 1 and held.most >= max(SMALL))
    return out or held.most - held.least < len(SMALL) - 1


@given(
    limits=st.lists(st.tuples(st.integers(0, 4), st.integers(5, 9) | st.just(np.inf)), min_size=1),
    asked=st.integers(1, 9),
    spare=st.tuples(st.integers(0, 9), st.integers(0, 9) | st.just(np.inf)),
    bound=st.booleans(),
)
def test_what_one_sum_leaves_is_what_linear_programming_finds(limits, asked, spare, bound):
    day = pd.Timestamp("2025-07-31")
    cells = {Cell(f"{place:02}", day, day): Range(*one) for place, one in enumerate(limits)}
    least = sum(low for low, _ in limits)
    whole = Range(least + spare[0] - 5, least + spare[0] + spare[1])
    part = Bound(cells, {frozenset(cells): whole} if bound else {})
    some = set(list(cells)[:asked])

    assume(sum(high for _, high in limits) >= whole.least)
    assert part.of_one_sum(some) == part.by_programming(some)


def test_no_sum_of_months_areas_or_parts_pins_a_withheld_count(published, catalogue, parents):
    tried = 0
    for name, rows in counts_of(published, catalogue):
        assert recovered(rows, parents=parents) == [], name
        tried += len(withheld_of(rows))
    assert tried > 100


def test_the_attack_finds_a_count_that_a_longer_period_gives_away(published, parents):
    """A planted leak: four quarters are published of which one is withheld."""
    rows = published[published["indicator_id"].eq("da_homelessness_households")]
    hidden = rows[rows["period_type"].eq("quarter") & rows["status"].eq("suppressed")].iloc[0]
    year = rows["period_type"].eq("four_quarters") & rows["area_code"].eq(hidden["area_code"])
    year &= rows["period_start"].le(hidden["period_start"])
    year &= rows["period_end"].ge(hidden["period_end"]) & rows["status"].eq("suppressed")
    planted = rows.copy()
    planted.loc[rows.index[year][:1], ["status", "numerator"]] = ["published", 30.0]

    assert recovered(planted, parents=parents)


@pytest.mark.parametrize("name", [REFUGE, PRIORITY])
def test_the_attack_finds_a_quarter_of_which_the_three_others_are_shown(published, parents, name):
    """A planted leak: of a year that is published with none of its quarters, three are shown."""
    rows = published[published["indicator_id"].eq(name) & published["level"].ne("council")].copy()
    quarter = rows["level"].eq("borough") & rows["period_type"].eq("quarter")
    years = rows[rows["period_type"].eq("four_quarters") & rows["value"].ge(len(SMALL))]
    years = years[years["level"].eq("borough")].set_index(["area_code", "period_start"])["value"]
    hidden = rows[quarter & rows["status"].eq("suppressed")]
    first = next(
        one for one in hidden.itertuples() if (one.area_code, one.period_start) in years.index
    )
    near = hidden[hidden["area_code"].eq(first.area_code)]
    others = near[near["period_end"].dt.year.eq(first.period_end.year)].index[1:]
    rows.loc[others, "status"] = "published"
    rows.loc[others, "numerator"] = (years[first.area_code, first.period_start] - 2) / len(others)

    assert [cells for cells, _, _ in recovered(rows, parents=parents)]


def test_the_attack_finds_a_ward_that_its_borough_gives_away(published, parents):
    """A planted leak: of a borough's withheld wards all but one are shown, and few are left."""
    rows = published[published["indicator_id"].eq("da_vwi_offences")].copy()
    borough = rows["area_code"].map(parents)
    first = rows[rows["level"].eq("ward") & rows["status"].eq("suppressed")].iloc[0]
    year = rows["period_type"].eq("rolling_12") & rows["period_end"].eq(first["period_end"])
    near = rows["level"].eq("ward") & year & borough.eq(parents[first["area_code"]])
    total = rows.loc[year & rows["area_code"].eq(parents[first["area_code"]]), "numerator"].sum()
    shown = rows.index[near & rows["status"].eq("suppressed")][1:]
    spare = total - rows.loc[near, "numerator"].sum() - 2
    rows.loc[shown, "status"] = "published"
    rows.loc[shown, "numerator"] = spare / len(shown)

    assert recovered(rows, parents=parents)


def test_what_is_left_of_a_whole_is_never_one_to_four(published):
    """Offences without injury, and offences without a borough, which nobody prints as such."""
    tried = 0
    named = published[published["indicator_id"].isin(APART)]
    keys = ["level", "area_code", "period_type", "period_end"]
    both = named.pivot_table(index=keys, columns="indicator_id", values="numerator")
    rest = (both[APART[0]] - both[APART[1]]).dropna()
    assert not rest.between(1, 4).any()
    tried += len(rest)
    for name in APART:
        rows = published[published["indicator_id"].eq(name) & published["numerator"].notna()]
        for kind, held in rows.groupby("period_type"):
            boroughs = held[held["level"].eq("borough")].groupby("period_end")["numerator"]
            london = held[held["level"].eq("london")].set_index("period_end")["numerator"]
            sums = boroughs.sum()[boroughs.size().eq(32)]
            left = (london.reindex(sums.index) - sums).dropna()
            assert not left.between(1, 4).any(), (name, kind)
            tried += len(left)
    assert tried > 3000


def test_sexual_offences_that_are_not_rape_are_never_one_to_four(published):
    named = published[published["indicator_id"].isin(SEXUAL) & published["level"].eq("borough")]
    keys = ["area_code", "period_type", "period_end"]
    both = named.pivot_table(index=keys, columns="indicator_id", values="numerator").dropna()
    rest = both[SEXUAL[0]] - both[SEXUAL[1]]

    assert len(rest) > 10_000
    assert not rest.between(1, 4).any()


def windows_of(published):
    """Outcomes of twelve months by area and era: given out, with a part, and without a borough."""
    tables = {}
    for name in OUTCOMES:
        rows = published[published["indicator_id"].eq(name) & published["era"].notna()]
        rows = rows[rows["period_type"].eq("rolling_12")]
        tables[name] = rows.pivot_table(
            index=["era", "period_end"], columns="area_code", values="numerator"
        )
    every, injury = (tables[name] for name in OUTCOMES)
    london = "E12000007"
    for table in (every, injury):
        table["no borough"] = table[london] - table.drop(columns=london).sum(axis=1)
    yield from (("all", every), ("with injury", injury), ("without injury", every - injury))


def months_of_london(published):
    """Months of London's outcomes by era, where they are published: of all, and of the parts."""
    held = {}
    for name in OUTCOMES:
        rows = published[published["indicator_id"].eq(name) & published["level"].eq("london")]
        months = rows[rows["period_type"].eq("month") & rows["numerator"].notna()]
        held[name] = months.set_index(["era", "period_end"])["numerator"].sort_index()
    every, injury = (held[name] for name in OUTCOMES)
    return {"all": every, "with injury": injury, "without injury": (every - injury).dropna()}


def left_open(least, spare, *, london):
    """Return how far each month of each area can move, London's months being known or not.

    Months a year apart move together, so that each area shares its spare outcomes out over twelve
    months; where London's months are known, so are the sums of those shares.
    """
    most = spare.to_numpy()[:, None].repeat(12, axis=1)
    if london is None:
        return most
    shared = london.to_numpy()[:12] - least.sum(axis=0).to_numpy()
    others = spare.sum() - most
    lowest = np.maximum(0, np.maximum(shared - others, most - (shared.sum() - shared)))
    return np.minimum(most, shared) - lowest


def test_windows_of_outcomes_pin_no_month_nor_what_is_left_of_them(published):
    """Months of boroughs' outcomes are not published, so no window less another may give one.

    Two windows a month apart differ by one month less the same month a year before, so months a
    year apart are one unknown, which is known to within what is left of the first window once
    every other unknown is at its least.
    """
    tried, london = 0, months_of_london(published)
    for kind, table in windows_of(published):
        for era, held in table.drop(columns="E12000007").groupby("era"):
            steps = held.diff().iloc[1:].reset_index(drop=True)
            fallen = (-steps.groupby(steps.index % 12).cumsum()).clip(lower=0)
            least = fallen.groupby(fallen.index % 12).max().reindex(range(12), fill_value=0.0).T
            spare = held.iloc[0] - least.sum(axis=1)
            known = london[kind].get(era) if len(london[kind]) else None
            for months in (None, known):
                open_ = left_open(least, spare, london=months)
                assert open_.min() >= max(SMALL) - 1, (kind, era)
                tried += open_.shape[0]
    assert tried > 150
    assert (
        not published[
            published["indicator_id"].isin(OUTCOMES) & published["period_type"].eq("month")
        ]["level"]
        .isin(["borough", "ward"])
        .any()
    )


def test_no_rate_share_or_limit_stands_beside_a_withheld_count(published, catalogue):
    """It would be that count again, once it is multiplied by what is known."""
    keys = ["area_code", "period_type", "period_end"]
    root = published["indicator_id"].str.removesuffix("_rate").str.removesuffix("_share")
    tried = 0
    for name, rows in counts_of(published, catalogue):
        hidden = rows[rows["status"].eq("suppressed")][keys]
        beside = hidden.merge(published[root.eq(name.removesuffix("_households"))], on=keys)
        assert beside[NUMBERS].isna().all(axis=None), name
        tried += len(beside)
    assert tried > 100


def test_the_release_that_is_downloaded_has_no_row_more_than_the_api(published, release_rows):
    keys = ["indicator_id", "area_code", "period_type", "period_end", "group"]
    both = release_rows.merge(published, on=keys, how="left", suffixes=("", "_offered"))

    assert len(release_rows) > 20_000
    for name in NUMBERS:
        ours, theirs = both[name], both[f"{name}_offered"].astype(float)
        assert np.isclose(ours, theirs, rtol=1e-9, equal_nan=True).all(), name
