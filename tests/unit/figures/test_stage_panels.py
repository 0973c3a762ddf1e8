import pytest

from components.frame.static_html import to_html
from components.pages.justice.facts import ACCUSED, AGES, VICTIM_AGES, VICTIMS, numbered
from components.pages.justice.stage_panels import StageFigure, StagePanel, stage_panels
from components.pages.justice.stages import STAGES
from data.units import MixedUnitsError
from tests.words import forbidden_words


def figure(kind, value="1"):
    return StageFigure(value=value, words="made up; London, 2019", href="/evidence/XX1", kind=kind)


def test_a_stage_of_two_units_cannot_be_built():
    with pytest.raises(MixedUnitsError, match="charge, victim"):
        StagePanel("Charged of victims", figures=[figure("charge"), figure("victim")])


def test_a_stage_without_a_figure_cannot_be_built():
    with pytest.raises(MixedUnitsError):
        StagePanel("Nothing", figures=[])


def test_each_stage_names_its_unit_its_missing_figure_and_the_gap_to_the_next():
    written = to_html(
        stage_panels(
            [
                StagePanel("A", figures=[figure("offence", "7")], gap="Not the same cases."),
                StagePanel("B", figures=[figure("other", "9")], missing="London: none."),
            ]
        )
    )

    assert written.index("counted in offences") < written.index("Not the same cases.")
    assert written.index("Not the same cases.") < written.index("counted as printed")
    assert '<span class="stage-value">[x]</span><span class="stage-words">London: none.' in written
    assert "%" not in written


def test_between_any_two_stages_a_gap_is_named_in_neutral_words():
    for stage in STAGES:
        assert stage.gap.endswith("."), stage.heading
        assert stage.published or stage.fact_ids
        assert forbidden_words(f"{stage.heading} {stage.missing} {stage.gap}") == []


def test_the_tables_of_accused_and_victims_name_neighbouring_facts_without_overlap():
    rows = [numbered(first, AGES) for first in ACCUSED]
    rows += [numbered(first, VICTIM_AGES) for first in VICTIMS]
    ids = [fact_id for row in rows for fact_id in row.values()]

    assert ids == [f"RF{number:04d}" for number in range(158, 215)]
