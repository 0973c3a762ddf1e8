"""The self-assessments at every boundary, for made-up boroughs."""

import pytest

from data.catalogue import Catalogue
from data.evidence.assessment import (
    AnswerError,
    assess,
    bvpi_score,
    levels_of_score,
    meets,
    read_answers,
)
from data.evidence.facts import Facts
from data.framework_model import Condition, Framework, Needs, QuestionKind
from data.repository import ParquetRepository
from data.settings import Settings

CATALOGUE = Catalogue.load()
FRAMEWORK = CATALOGUE.framework
ITEMS = list(CATALOGUE.bvpi_225.values())
PLANS = [one.id for one in FRAMEWORK.plans]
# Made up: each just meets its level and nothing above.
JUST = {
    1: {
        "advocates": ["1"],
        "bvpi": ["50"],
        "arrests": ["50"],
        "survivors": ["consulted"],
        "named": ["4"],
        "schools": ["2"],
        "data_agencies": ["6"],
        "yes": ["fulltime", "hostels", "councillor", "budget", "safeguarding"],
        **{one: ["1"] for one in PLANS[:5]},
    }
}
JUST[2] = {
    **JUST[1],
    "advocates": ["3"],
    "named": ["6"],
    "landlords": ["3"],
    "arrests": ["65"],
    "sdvc": ["ready"],
    "bvpi": ["75"],
    "coordinator": ["part_time"],
    "budget_share": ["15"],
    "survivors": ["ongoing"],
    "schools": ["4"],
    "surgeries": ["2"],
    "beds": ["1"],
    "yes": [
        *(one for one in JUST[1]["yes"] if one != "budget"),
        *("child_worker", "handover", "senior", "mental", "school_place"),
        *("maternity", "protocol", "outside_courts"),
    ],
    **{one: ["2"] for one in PLANS[:7]},
}
JUST[3] = {
    **JUST[2],
    "advocates": ["4"],
    "named": ["8"],
    "arrests": ["80"],
    "sdvc": ["in_place"],
    "bvpi": ["90"],
    "coordinator": ["permanent"],
    "budget_share": ["25"],
    "schools": ["6"],
    "surgeries": ["4"],
    "beds": ["2"],
    "yes": [
        *JUST[2]["yes"],
        *("sanctuary", "child_services", "vigilance", "personnel", "substance", "respect"),
    ],
    **{one: ["1"] for one in PLANS[7:9]},
}
EVERY = [(one.level, one.id) for one in FRAMEWORK.criteria]


def level_of(query):
    return assess(read_answers(query, FRAMEWORK), FRAMEWORK).level


def criterion(criterion_id):
    [found] = [one for one in FRAMEWORK.criteria if one.id == criterion_id]
    return found


def one_short(query, condition):
    """The same borough just short of one condition."""
    asked = {one.id: one for one in FRAMEWORK.questions}
    if condition.plans:
        wanted = "2" if condition.fully else "12"
        held = [one for one in PLANS if query.get(one, ["0"])[0] in wanted]
        lost = held[condition.plans - 1 :]
        kept = {name: values for name, values in query.items() if name not in lost}
        return kept | ({one: ["1"] for one in lost} if condition.fully else {})
    question = asked[condition.question]
    if question.kind is QuestionKind.NUMBER:
        return {**query, question.id: [str(condition.at_least - question.step)]}
    if question.kind is QuestionKind.TICK:
        return {**query, "yes": [one for one in query["yes"] if one != question.id]}
    below = [one.value for one in question.choices if one.value not in condition.one_of]
    return {**query, question.id: below[-1:]}


def test_every_criterion_of_the_three_levels_is_there():
    counted = [sum(one.level == level for one in FRAMEWORK.criteria) for level in (1, 2, 3)]

    assert counted == [12, 21, 17]
    assert len(PLANS) == 18


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_made_up_borough_that_just_meets_a_level_reaches_it_and_no_more(level):
    assert level_of(JUST[level]) == level


def test_no_answer_reaches_no_level_and_misses_everything():
    result = assess(read_answers({}, FRAMEWORK), FRAMEWORK)

    assert result.level == 0
    assert result.next.level == 1
    assert [len(one.met) for one in result.levels] == [0, 0, 0]


@pytest.mark.parametrize(("level", "criterion_id"), EVERY, ids=[name for _, name in EVERY])
def test_one_criterion_short_is_one_level_lower_and_names_what_is_missing(level, criterion_id):
    query, each = JUST[level], criterion(criterion_id)
    lost = each.conditions if each.needs is Needs.ANY else each.conditions[:1]
    for condition in lost:
        query = one_short(query, condition)

    result = assess(read_answers(query, FRAMEWORK), FRAMEWORK)

    assert result.level == level - 1
    assert [one.id for one in result.next.missing] == [criterion_id]


@pytest.mark.parametrize("criterion_id", [one.id for one in FRAMEWORK.criteria])
def test_one_condition_short_fails_unless_another_will_do(criterion_id):
    each = criterion(criterion_id)
    for condition in each.conditions:
        answers = read_answers(one_short(JUST[each.level], condition), FRAMEWORK)
        others = [one for one in each.conditions if one is not condition]
        alone = each.model_copy(update={"conditions": (*others, condition)})
        spare = each.needs is Needs.ANY and any(
            meets(each.model_copy(update={"conditions": (one,)}), answers) for one in others
        )
        assert meets(alone, answers) is spare


def test_one_of_several_ways_is_enough_where_the_report_says_or():
    emergency = {**JUST[2], "surgeries": ["0"], "yes": [*JUST[2]["yes"], "emergency"]}
    substance = {
        **JUST[2],
        "yes": [*(one for one in JUST[2]["yes"] if one != "mental"), "substance"],
    }

    assert level_of(emergency) == 2
    assert level_of(substance) == 2


def test_a_higher_level_is_not_reached_past_a_gap_below():
    gap = {**JUST[3], "yes": [one for one in JUST[3]["yes"] if one != "hostels"]}
    result = assess(read_answers(gap, FRAMEWORK), FRAMEWORK)

    assert result.level == 0
    assert not result.levels[2].missing


def test_a_commitment_alone_is_not_full_integration():
    stated = {**JUST[2], **{one: ["1"] for one in PLANS}}

    assert level_of(stated) == 1


def test_barking_and_dagenham_2008_comes_out_as_its_report_says():
    query = {}
    for one in FRAMEWORK.example.answers:
        query.setdefault(one.name, []).append(one.value)
    result = assess(read_answers(query, FRAMEWORK), FRAMEWORK)

    assert "fully meets level one and meets some criteria of level two" in FRAMEWORK.example.quote
    assert result.level == 1
    assert 0 < len(result.levels[1].met) < len(result.levels[1].met + result.levels[1].missing)


@pytest.mark.parametrize(
    "query",
    [
        {"advocates": ["many"]},
        {"advocates": ["-1"]},
        {"bvpi": ["100.1"]},
        {"bvpi": ["nan"]},
        {"bvpi": ["inf"]},
        {"sdvc": ["soon"]},
        {"yes": ["no_such"]},
        {"lpsa": ["3"]},
    ],
)
def test_an_answer_that_the_form_cannot_give_is_refused(query):
    with pytest.raises(AnswerError):
        read_answers(query, FRAMEWORK)


def test_an_empty_box_is_no_answer():
    assert read_answers({"advocates": [""], "view": ["framework"]}, FRAMEWORK).numbers == {}


@pytest.mark.parametrize(
    ("yes", "score", "levels"),
    [
        (0, 0.0, ()),
        (5, 45.4545, ()),
        (6, 54.5454, (1,)),
        (8, 72.7272, (1,)),
        (9, 81.8181, (1, 2)),
        (10, 90.9090, (1, 2, 3)),
        (11, 100.0, (1, 2, 3)),
    ],
)
def test_bvpi_225_is_the_share_of_eleven_questions_and_meets_levels_at_their_boundaries(
    yes, score, levels
):
    given = bvpi_score([one.id for one in ITEMS[:yes]], ITEMS)

    assert len(ITEMS) == 11
    assert given == pytest.approx(score, abs=1e-3)
    assert levels_of_score(given, FRAMEWORK, question="bvpi") == levels


@pytest.mark.parametrize(
    ("condition", "fault"),
    [
        (Condition(question="no_such"), "no question"),
        (Condition(question="advocates"), "does not fit"),
        (Condition(question="sdvc", one_of=("soon",)), "does not fit"),
        (Condition(question="fulltime", at_least=1), "does not fit"),
        (Condition(plans=19), "more plans"),
    ],
)
def test_a_criterion_that_no_answer_could_meet_is_refused(condition, fault):
    raw = FRAMEWORK.model_dump()
    raw["criteria"][0]["conditions"] = [condition.model_dump()]

    with pytest.raises(ValueError, match=fault):
        Framework.model_validate(raw)


def test_thresholds_are_those_that_are_printed():
    facts = Facts(ParquetRepository.open(Settings().release_dir).evidence())
    printed = [one for one in FRAMEWORK.criteria if one.fact_ids]
    assert len(printed) == 25
    for one in printed:
        asked = {each.at_least or each.plans for each in one.conditions} - {None}
        assert asked == {facts[each].number for each in one.fact_ids}, one.id
        assert all(f"level {one.level}" == facts[each].period for each in one.fact_ids), one.id


def test_names_in_an_address_are_told_apart_and_fit_into_one():
    names = [one.id for one in FRAMEWORK.questions] + PLANS + ["yes", "view"]
    kinds = [one.kind for one in FRAMEWORK.questions]

    assert len(set(names)) == len(names)
    # Each question and plan sends one field at most; the router refuses more than 60.
    assert len(kinds) + len(PLANS) + 1 <= 60
