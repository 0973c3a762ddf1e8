"""Which printed figures a caveat is for: the rule of each caveat, held to what the figures are."""

import pytest

from data.catalogue import Catalogue
from data.caveats import is_for_fact
from data.repository import ParquetRepository
from data.settings import Settings

# What the figures of a caveat may be: themes, kinds of unit. A caveat that was moved falls out.
MAY_BE = {
    "recorded_not_prevalence": (
        {"recorded", "reporting"},
        {"offence", "incident", "victim", "other"},
    ),
    "most_not_reported": ({"reporting"}, {"victim", "incident", "offence"}),
    "repeat_locations_not_victims": ({"recorded"}, {"location", "incident"}),
    "no_league_table": ({"recorded"}, {"incident", "offence"}),
    "connect_break": ({"recorded"}, {"offence"}),
    "repeat_targets_caution": ({"recorded", "services"}, {"victim", "offence", "case"}),
    "homicide_small_numbers": ({"deaths"}, {"victim", "offence"}),
    "cost_is_population_share": ({"costs"}, {"money"}),
    "homelessness_counts_duty": ({"housing"}, {"household"}),
    "sanctuary_not_for_all": (
        {"housing", "costs"},
        {"household", "money", "victim", "other", "place"},
    ),
    "marac_counts_cases": ({"services", "people"}, {"case", "person"}),
    "prosecutions_are_defendants": ({"justice"}, {"defendant", "case"}),
    "detections_not_outcomes": ({"justice", "people", "standards"}, {"outcome", "victim"}),
    "survey_definitions_differ": ({"survey", "reporting"}, {"victim"}),
    "commands_not_boroughs": ({"services"}, {"case", "post"}),
    "parity_misleads": ({"survey", "people"}, {"victim", "case", "incident", "person"}),
    "incidents_not_offences": ({"recorded", "people"}, {"incident", "offence", "victim"}),
    "accused_not_charge_rate": ({"justice", "people"}, {"charge", "victim"}),
    "collection_differs": ({"people", "services", "housing", "reporting"}, {"other", "victim"}),
    "referrals_not_need": ({"people"}, {"other", "person"}),
}
# What must be read wherever a figure of this theme and kind stands.
ALWAYS = (
    ("recorded", "offence", "recorded_not_prevalence"),
    ("recorded", "incident", "recorded_not_prevalence"),
    ("justice", "defendant", "prosecutions_are_defendants"),
    ("housing", "household", "homelessness_counts_duty"),
)
# Shares of violent crime; what a map shows; repeats at one scheme; households that had no duty.
NOT_THESE = {"RF0088", "RF0328", "RF0503", "RF0083", "GE0132", "GE0134", "GL0060"}


@pytest.fixture(scope="module")
def evidence():
    return ParquetRepository.open(Settings().release_dir).evidence()


@pytest.fixture(scope="module")
def caveats():
    return [one for one in Catalogue.load().caveats.values() if one.facts]


def misplaced(caveats, evidence):
    """Yield caveat and figure wherever the figure is nothing that the caveat is about."""
    for caveat in caveats:
        themes, kinds = MAY_BE[caveat.id]
        for row in evidence.itertuples():
            fits = row.theme in themes and row.unit_kind in kinds
            if is_for_fact(caveat, row.fact_id) and not fits:
                yield caveat.id, row.fact_id


def test_every_caveat_of_printed_figures_has_a_rule_here(caveats):
    assert {one.id for one in caveats} == set(MAY_BE)


def test_each_figure_of_a_caveat_is_what_the_caveat_is_about(caveats, evidence):
    assert list(misplaced(caveats, evidence)) == []


def test_a_caveat_that_was_moved_to_other_figures_is_found(caveats, evidence):
    moved = next(one for one in caveats if one.id == "homicide_small_numbers")
    planted = moved.model_copy(update={"facts": ("RF0031-0045",)})

    assert list(misplaced([planted], evidence))


def test_every_span_begins_and_ends_at_a_figure_that_is_there(caveats, evidence):
    known = set(evidence["fact_id"]) | set(" ".join(evidence["former_ids"]).split())
    ends = {
        (one.id, f"{span[:2]}{end}")
        for one in caveats
        for span in one.facts
        for end in span[2:].split("-")
    }

    assert {pair for pair in ends if pair[1] not in known} == set()


@pytest.mark.parametrize(("theme", "kind", "needed"), ALWAYS)
def test_what_must_be_read_with_every_figure_of_a_kind_is(caveats, evidence, theme, kind, needed):
    caveat = next(one for one in caveats if one.id == needed)
    of_kind = evidence[(evidence["theme"] == theme) & (evidence["unit_kind"] == kind)]
    bare = [one for one in of_kind["fact_id"] if not is_for_fact(caveat, one)]

    assert len(of_kind)
    assert set(bare) <= NOT_THESE


@pytest.mark.parametrize(
    ("span", "fact_id", "held"),
    [
        ("RF0158", "RF0158", True),
        ("RF0158", "RF0159", False),
        ("RF0158-0215", "RF0158", True),
        ("RF0158-0215", "RF0215", True),
        ("RF0158-0215", "RF0216", False),
        ("RF0158-0215", "GE0160", False),
    ],
)
def test_a_span_holds_both_of_its_ends_and_no_other_series(caveats, span, fact_id, held):
    assert is_for_fact(caveats[0].model_copy(update={"facts": (span,)}), fact_id) is held
