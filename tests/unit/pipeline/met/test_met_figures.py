"""Acceptance figures and traps of the Met's series, on the committed table."""

import pandas as pd
import pytest

from data.catalogue import Catalogue
from data.schemas import Metrics

LONDON = "E12000007"
CITY = "E09000001"
BREAKS = pd.to_datetime(["2013-04-01", "2024-03-01"])
MET = (
    "da_offences",
    "da_offences_rate",
    "da_vwi_offences",
    "da_vwi_offences_rate",
    "da_vwi_share",
    "da_share_of_all_offences",
    "da_share_of_violence_with_injury",
    "da_positive_outcome_rate",
    "da_vwi_positive_outcome_rate",
)


def pick(published, indicator, *, area=LONDON, period_type="rolling_12", end=None):
    rows = published[
        published["indicator_id"].eq(indicator)
        & published["area_code"].eq(area)
        & published["period_type"].eq(period_type)
    ]
    return rows[rows["period_end"].eq(pd.Timestamp(end))].iloc[0] if end else rows


@pytest.mark.parametrize(
    ("period_type", "end", "count", "status"),
    [
        ("calendar_year", "2011-12-31", 46_212, "published"),
        ("calendar_year", "2014-12-31", 64_576, "published"),
        ("calendar_year", "2018-12-31", 85_529, "published"),
        ("calendar_year", "2019-12-31", 89_512, "published"),
        ("calendar_year", "2013-12-31", 52_576, "not_comparable"),
        ("financial_year", "2018-03-31", 78_865, "published"),
        ("financial_year", "2023-03-31", 95_280, "published"),
        ("financial_year", "2024-03-31", 94_891, "not_comparable"),
        ("financial_year", "2025-03-31", 87_558, "published"),
    ],
)
def test_london_offences_are_those_the_design_names(published, period_type, end, count, status):
    row = pick(published, "da_offences", period_type=period_type, end=end)

    assert (row["value"], row["status"]) == (count, status)


@pytest.mark.parametrize("end", ["2016-12-31", "2017-12-31"])
def test_a_year_with_months_nobody_has_is_missing_and_not_joined(published, end):
    row = pick(published, "da_offences", period_type="calendar_year", end=end)

    assert row["status"] == "missing"


def test_the_ten_months_between_two_sources_are_missing(published):
    months = pick(published, "da_offences", period_type="month").set_index("period_end")
    missing = months[months["status"].eq("missing")]

    assert [f"{day:%Y-%m}" for day in (missing.index.min(), missing.index.max())] == [
        "2016-06",
        "2017-03",
    ]
    assert len(missing) == 10
    assert len(months) == len(pd.period_range("2008-04", "2025-07", freq="M"))


@pytest.mark.parametrize(
    ("end", "source"),
    [
        ("2016-05-31", "met_recorded_crime_2008_2016"),
        ("2017-04-30", "gla_state_of_london"),
        ("2021-07-31", "gla_state_of_london"),
        ("2021-08-31", "met_monthly"),
    ],
)
def test_each_month_of_london_names_its_source(published, end, source):
    row = pick(published, "da_offences", period_type="month", end=end)

    assert row["source_id"] == source


def test_no_figure_but_a_count_straddles_a_hard_break(published):
    met = published[published["indicator_id"].isin([*MET, "coercive_control_offences"])]
    for day in BREAKS:
        across = met[met["period_start"].lt(day) & met["period_end"].ge(day)]
        assert set(across["indicator_id"]) <= {"da_offences", "da_vwi_offences"}
        assert "published" not in set(across["status"])
        assert across["era"].isna().all()
        assert across[["lower", "upper"]].isna().all(axis=None)
    within = met[met["status"].eq("published")]
    assert within["era"].notna().all()


def test_violence_with_injury_is_part_of_domestic_abuse_and_never_added(published):
    keys = ["area_code", "period_type", "period_end"]
    whole = published[published["indicator_id"].eq("da_offences")].set_index(keys)["value"]
    part = published[published["indicator_id"].eq("da_vwi_offences")].set_index(keys)["value"]
    share = (part / whole).dropna()

    assert share.between(0, 1).all()
    # File 4 of the manifest adds the two (115,240 in 2022); the count alone is 95,660.
    row = pick(published, "da_offences", period_type="calendar_year", end="2022-12-31")
    assert row["value"] == 95_660


@pytest.mark.parametrize("indicator", MET)
def test_the_city_is_not_applicable_wherever_a_borough_has_a_figure(published, indicator):
    rows = published[published["indicator_id"].eq(indicator)]
    boroughs = rows[rows["level"].eq("borough")]
    periods = ["period_type", "period_end"]
    city = boroughs[boroughs["area_code"].eq(CITY)]

    assert set(city["status"]) == {"not_applicable"}
    assert len(city) == len(boroughs[periods].drop_duplicates())
    assert boroughs.groupby(periods)["area_code"].nunique().eq(33).all()


def test_the_two_false_dips_are_marked_in_every_borough_and_nowhere_else(published):
    for indicator in ("da_offences", "da_vwi_offences"):
        rows = published[
            published["indicator_id"].eq(indicator) & published["period_type"].eq("month")
        ]
        marked = rows[rows["flags"].str.contains("u")]

        assert {f"{day:%Y-%m}" for day in marked["period_end"]} == {"2023-03", "2023-10"}
        assert set(marked["level"]) == {"borough"}
        assert len(marked) == 64


def test_the_share_without_a_borough_is_shown_and_explains_the_dips(published):
    months = pick(published, "da_unassigned_share", period_type="month").set_index("period_end")

    assert months.loc["2023-10-31", "value"] == pytest.approx(10.2, abs=0.05)
    assert months.loc["2023-03-31", "value"] == pytest.approx(5.8, abs=0.05)
    assert (months["numerator"].sum(), months["denominator"].sum()) == (10_163, 374_099)


def test_boroughs_and_offences_without_one_add_up_to_london_each_month(published):
    rows = published[
        published["indicator_id"].eq("da_offences") & published["period_type"].eq("month")
    ]
    boroughs = rows[rows["level"].eq("borough")].groupby("period_end")["value"].sum()
    unassigned = pick(published, "da_unassigned_share", period_type="month").set_index("period_end")
    london = rows[rows["area_code"].eq(LONDON)].set_index("period_end")["value"]

    total = boroughs + unassigned["numerator"]
    assert (total == london.reindex(total.index)).all()
    assert len(total) == 48


def test_june_and_july_2025_and_every_period_that_holds_them_are_provisional(published):
    rows = published[
        published["indicator_id"].isin([*MET, "da_unassigned_share"])
        & published["status"].isin(["published", "not_comparable"])
    ]
    holds = rows["period_end"].gt("2025-05-31")

    assert (rows["flags"].str.contains("p") == holds).all()


def test_rates_divide_by_the_rebased_estimate_of_the_year_of_the_seventh_month(published):
    # ONS mid-2022 of the 32 boroughs, rebased: the year to March 2023 has October 2022 as seventh.
    row = pick(published, "da_offences_rate", end="2023-03-31")

    assert row["denominator_period"] == "mid-2022"
    assert row["value"] == pytest.approx(95_280 / row["denominator"] * 1000)
    late = pick(published, "da_offences_rate", end="2025-07-31")
    assert late["denominator_period"] == "mid-2024, the latest there is"


def test_no_london_rate_is_made_before_the_one_population_series_begins(published):
    rates = pick(published, "da_offences_rate")

    assert rates["period_end"].min() == pd.Timestamp("2019-06-30")


def test_ward_rates_divide_by_census_residents(published):
    wards = published[published["level"].eq("ward") & published["denominator"].notna()]

    assert set(wards["denominator_period"]) == {"Census 2021"}


def test_wards_have_fixed_years_to_july_and_nothing_finer(published):
    wards = published[published["level"].eq("ward")]

    assert set(wards["period_type"]) == {"rolling_12"}
    assert {(day.month, day.day) for day in wards["period_end"]} == {(7, 31)}
    assert wards["group"].isna().all()


def test_the_share_of_violence_is_about_a_third_and_of_all_offences_about_a_tenth(published):
    # If file 5 held non-domestic violence alone, as the GLA's label has it, this would be 24%.
    violence = pick(published, "da_share_of_violence_with_injury", end="2023-03-31")
    everything = pick(published, "da_share_of_all_offences", end="2023-03-31")

    assert violence["value"] == pytest.approx(22_896 / 77_488 * 100)
    assert everything["value"] == pytest.approx(95_280 / 882_360 * 100)


@pytest.mark.parametrize(
    ("year", "share"), [("2011-12-31", 46_212 / 817_087), ("2015-12-31", 72_521 / 735_596)]
)
def test_the_early_share_takes_both_its_parts_from_one_workbook(published, year, share):
    row = pick(published, "da_share_of_all_offences", end=year)

    assert row["value"] == pytest.approx(share * 100)
    assert row["source_id"] == "met_recorded_crime_2008_2016"


def test_windows_with_an_outcome_cell_read_as_zero_are_estimated(published):
    outcomes = published[published["indicator_id"].eq("da_vwi_positive_outcome_rate")]

    estimated = outcomes[outcomes["flags"].str.contains("e")]
    assert set(estimated["level"]) == {"borough"}
    assert estimated["area_code"].nunique() < 32


def test_coercive_control_starts_with_the_law_and_breaks_with_the_system(published):
    months = pick(published, "coercive_control_offences", period_type="month")

    assert months["period_end"].min() == pd.Timestamp("2015-12-31")
    assert months.iloc[0]["status"] == "suppressed"
    eras = months.groupby("era")["period_start"].min()
    assert eras["from_2024_03"] == pd.Timestamp("2024-03-01")


def test_what_is_published_is_defined_and_at_a_level_its_definition_names(published):
    indicators = Catalogue.load().indicators
    for key, rows in published.groupby("indicator_id"):
        offered = {
            (level.value, kind.value)
            for level, kinds in indicators[key].levels.items()
            for kind in kinds
        }
        found = set(rows[["level", "period_type"]].drop_duplicates().itertuples(index=False))
        assert {tuple(pair) for pair in found} <= offered, key


def test_every_source_of_a_row_is_in_the_catalogue(published):
    assert set(published["source_id"]) <= set(Catalogue.load().sources)


def test_the_committed_table_keeps_its_contract(published):
    Metrics.validate(published)


def test_offences_without_injury_are_what_is_left_of_all_offences(published):
    for area, kind in ((LONDON, "month"), ("E09000007", "month"), ("E09000007", "rolling_12")):
        parts = [
            pick(published, one, area=area, period_type=kind).set_index("period_end")["value"]
            for one in ("da_offences", "da_vwi_offences", "da_without_injury_offences")
        ]
        every, injury, rest = (one.reindex(parts[2].index) for one in parts)

        assert len(rest) > 30
        assert (every - injury).equals(rest)


def test_rates_of_those_aged_16_and_over_rest_on_the_census_and_are_estimates(published):
    rates = published[published["indicator_id"].eq("da_offences_rate_16plus")]
    shown = rates[rates["status"].eq("published")]
    boroughs = shown[shown["level"].eq("borough")].drop_duplicates("area_code")
    barking = pick(published, "da_offences_rate_16plus", area="E09000002", end="2025-07-31")
    london = pick(published, "da_offences_rate_16plus", end="2025-07-31")

    assert set(shown["denominator_period"]) == {"Census 2021, aged 16 and over"}
    assert shown["flags"].str.contains("e").all()
    assert set(shown["denominator"][shown["level"].eq("london")]) == {boroughs["denominator"].sum()}
    # All residents less the youngest band, as the file has them; London without the City.
    assert barking["denominator"] == 218_876 - 60_284
    assert london["denominator"] == 8_799_697 - 1_800_003 - 7_955
    assert round(barking["value"] / london["value"], 2) == 1.67
