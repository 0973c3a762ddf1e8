"""What a measure shows now, in words. All figures are made up."""

from components.words.latest import describe_latest
from data.model import Citation, Missing
from tests.unit.metric_rows import RATE, indicator, row


def test_each_group_is_said_with_its_interval_its_place_and_its_period():
    rows = [
        row(12.5, lower=12.0, upper=13.0, group="women"),
        row(4.0, group=None),
    ]

    first, second = describe_latest(rows, indicator=indicator(RATE))

    assert first.startswith("12.5 offences per 1,000 residents (Barnet, ")
    assert ", women; 95% interval 12.0 to 13.0)" in first
    assert "interval" not in second


def test_what_nobody_publishes_is_marked_with_who_could():
    asked = Citation(source_id="assembly_2020", place="Recommendation 1")
    missing = Missing(what="No series.", could_publish="The Met.", asked_by=asked)
    unpublished = indicator(RATE).model_copy(update={"missing": missing})

    assert describe_latest([], indicator=unpublished) == [
        "[x] not published. Could publish it: The Met."
    ]
    assert describe_latest([], indicator=indicator(RATE)) == ["[x] no figure"]
