"""The catalogue is complete: every indicator and caveat, with what belongs to it."""

import csv
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.model import Availability, Level, Polarity, Severity

SHARED = Path(__file__).resolve().parents[4] / "shared"
INDICATORS = [
    "da_offences",
    "da_offences_rate",
    "da_offences_rate_16plus",
    "da_vwi_offences",
    "da_without_injury_offences",
    "da_vwi_offences_rate",
    "da_vwi_share",
    "da_share_of_all_offences",
    "da_share_of_violence_with_injury",
    "da_positive_outcome_rate",
    "da_vwi_positive_outcome_rate",
    "da_unassigned_share",
    "coercive_control_offences",
    "vawg_offences",
    "vawg_victims",
    "sexual_offences",
    "sexual_offences_rate",
    "rape_offences",
    "rape_offences_rate",
    "da_homicide_victims",
    "da_homelessness_households",
    "da_homelessness_rate",
    "da_homelessness_share",
    "homelessness_in_refuge",
    "homelessness_da_priority_need",
    "children_da_parent",
    "children_da_parent_rate",
    "children_da_child",
    "marac_cases",
    "marac_repeat_share",
    "repeat_victims",
    "repeat_locations_share",
    "da_prosecutions",
    "da_convictions",
    "da_conviction_rate",
    "survey_domestic_abuse",
    "survey_partner_abuse",
    "survey_known_to_police",
    "police_trust",
    "police_fair_treatment",
    "sanction_detection_rate",
    "estimated_cost",
    "bcu_open_cases",
    "bcu_vacancy_rate",
    "protective_orders",
    "offences_by_relationship",
    "refuge_spaces_per_10k",
    "population",
    "imd_2025_score",
    "bcu",
]
CAVEATS = [
    "recorded_not_prevalence",
    "better_recording",
    "most_not_reported",
    "hotspots_show_reporting",
    "neighbours_call",
    "service_draws_reports",
    "repeat_locations_not_victims",
    "no_league_table",
    "connect_break",
    "principal_crime_rule",
    "borough_by_place_of_incident",
    "outcomes_not_conversion",
    "repeat_targets_caution",
    "homicide_small_numbers",
    "cost_is_population_share",
    "city_policed_separately",
    "unassigned_offences",
    "provisional_months",
    "homelessness_imputed",
    "marac_missing",
    "gender_and_groups",
]
BOROUGH_MAP = {
    "da_offences",
    "da_offences_rate",
    "da_offences_rate_16plus",
    "da_vwi_offences",
    "da_without_injury_offences",
    "da_vwi_offences_rate",
    "da_vwi_share",
    "da_share_of_all_offences",
    "da_share_of_violence_with_injury",
    "da_positive_outcome_rate",
    "da_vwi_positive_outcome_rate",
    "da_homelessness_households",
    "da_homelessness_rate",
    "da_homelessness_share",
    "homelessness_in_refuge",
    "homelessness_da_priority_need",
    "da_homicide_victims",
    "children_da_parent",
    "children_da_parent_rate",
    "sexual_offences",
    "sexual_offences_rate",
    "rape_offences",
    "rape_offences_rate",
    "vawg_offences",
}


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.load()


def test_every_indicator_of_the_product_has_a_definition_and_no_other_has(catalogue):
    assert set(catalogue.indicators) == set(INDICATORS)


def test_every_caveat_of_the_product_is_written(catalogue):
    assert set(CAVEATS) <= set(catalogue.caveats)


def test_every_indicator_opens_with_a_caveat_that_must_be_read(catalogue):
    for indicator_id in catalogue.indicators:
        assert catalogue.caveats_for(indicator_id)[0].severity is Severity.MUST_READ, indicator_id


def test_every_caveat_stands_beside_an_indicator_a_view_or_a_printed_figure(catalogue):
    used = {one for item in catalogue.indicators.values() for one in item.caveat_ids}
    viewed = {one.id for one in catalogue.caveats.values() if one.views or one.facts}

    assert set(catalogue.caveats) == used | viewed


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_an_indicator_says_what_to_ask_next_and_of_whom(catalogue, indicator_id):
    questions = catalogue.indicators[indicator_id].ask_next

    assert 2 <= len(questions) <= 4
    for question in questions:
        assert question.ask.endswith("?")
        assert question.of


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_an_indicator_says_what_it_shows_and_does_not_show(catalogue, indicator_id):
    indicator = catalogue.indicators[indicator_id]

    assert indicator.question.endswith("?")
    for text in (indicator.definition, indicator.shows, indicator.does_not_show):
        assert text.endswith(".")
    assert indicator.shows != indicator.does_not_show
    assert indicator.numerator.endswith(".")


def test_a_rate_or_share_says_what_it_is_divided_by(catalogue):
    for indicator in catalogue.indicators.values():
        divided = indicator.unit.measure in {"rate", "share", "ratio"}
        assert not divided or (indicator.denominator and indicator.unit.per), indicator.id
        assert not (indicator.unit.measure == "count" and indicator.denominator), indicator.id


def test_the_interval_is_the_one_the_measure_asks_for(catalogue):
    method = {"rate": "Byar", "ratio": "Byar", "share": "Wilson", "count": "Byar"}
    for indicator in catalogue.indicators.values():
        if indicator.series_id in {"met_da", "met_vawg", "homelessness", "homicide"}:
            assert method[indicator.unit.measure] in indicator.interval, indicator.id
            widened = indicator.series_id == "met_da" and indicator.unit.measure != "share"
            assert ("widened by the dispersion φ" in indicator.interval) == widened, indicator.id


def test_recorded_abuse_is_neither_good_nor_bad(catalogue):
    for indicator in catalogue.indicators.values():
        recorded = indicator.series_id in {"met_da", "met_vawg", "homelessness", "marac", "cps"}
        if recorded and indicator.id != "da_unassigned_share":
            assert indicator.polarity is Polarity.NEITHER, indicator.id


def test_the_london_map_offers_what_has_borough_values(catalogue):
    offered = {item.id for item in catalogue.indicators.values() if item.borough_map}

    assert offered == BOROUGH_MAP
    assert all(Level.BOROUGH in catalogue.indicators[one].levels for one in offered)


def test_wards_have_years_alone_and_homicide_no_borough_year(catalogue):
    for indicator in catalogue.indicators.values():
        assert indicator.levels.get(Level.WARD, ("rolling_12",)) == ("rolling_12",), indicator.id
    assert catalogue.indicators["da_homicide_victims"].levels[Level.BOROUGH] == ("ten_years",)


def test_a_figure_that_is_missing_names_who_asked_for_it(catalogue):
    missing = {
        item.id: item.recommendations
        for item in catalogue.indicators.values()
        if item.missing is not None
    }

    assert missing == {
        "repeat_victims": (1,),
        "repeat_locations_share": (1,),
        "protective_orders": (5,),
        "offences_by_relationship": (),
        "refuge_spaces_per_10k": (9, 11, 13),
    }
    not_published = {
        item.id
        for item in catalogue.indicators.values()
        if item.availability is Availability.NOT_PUBLISHED
    }
    assert not_published == {
        "protective_orders",
        "offences_by_relationship",
        "refuge_spaces_per_10k",
    }


def test_small_police_counts_are_withheld(catalogue):
    for indicator in catalogue.indicators.values():
        if indicator.series_id in {"met_da", "met_vawg", "homicide", "homelessness"}:
            rule = indicator.disclosure
            limits = (rule.suppress_below, rule.rate_needs, rule.low_reliability_below)
            assert limits == (5, 10, 50), indicator.id


def test_the_met_file_says_how_old_it_is(catalogue):
    source = catalogue.sources["met_monthly"]

    assert str(source.extract_date) == "2025-08-02"
    assert str(source.data_to) == "2025-07-31"
    assert str(source.next_due) == "2025-09-05"


def test_a_due_date_that_is_an_estimate_says_so(catalogue):
    for source in catalogue.sources.values():
        if source.next_due and source.id != "met_monthly":
            assert "our estimate" in source.note.replace("\n", " "), source.id
        if source.next_due:
            assert source.data_to < source.next_due, source.id


def test_only_the_closed_source_is_kept_out_of_downloads(catalogue):
    closed = {source.id for source in catalogue.sources.values() if not source.redistribute}
    withheld = {item.id for item in catalogue.indicators.values() if not item.redistribute}

    assert closed == {"safelives_marac", "mopac_attitudes"}
    trust = {"police_trust", "police_fair_treatment"}
    assert withheld == {"marac_cases", "marac_repeat_share", *trust}


@pytest.mark.raw
@pytest.mark.skipif(not SHARED.exists(), reason="the raw files are not here")
def test_the_files_of_every_source_exist(catalogue):
    for source in catalogue.sources.values():
        for name in source.raw_files:
            assert (SHARED / "data" / name).is_file(), (source.id, name)


@pytest.mark.raw
@pytest.mark.skipif(not SHARED.exists(), reason="the report facts are not here")
def test_facts_named_by_an_indicator_exist(catalogue):
    path = SHARED / "data" / "published" / "report_facts.csv"
    with path.open(encoding="utf-8", newline="") as file:
        known = {row["fact_id"] for row in csv.DictReader(file)}

    named = {one for item in catalogue.indicators.values() for one in item.fact_ids}
    assert len(named) > 80
    assert named <= known
