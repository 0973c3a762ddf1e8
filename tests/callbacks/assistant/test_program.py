"""The assistant as a program: its tools, its refusals, its stream."""

import pytest

from tests.callbacks.assistant.asked import REFUSED

SAYS = {
    "postcode": "borough or a ward instead",
    "blank": "words: ",
    "long": "words: ",
    "misspelt": "areas: ",
    "unknown": "The tool search finds ids",
    "no_area": "There is no area E09999999",
    "bad_day": "is neither a day such as 2025-07-31",
    "backwards": "`to` lies before `from`",
    "too_many": "limit: ",
    "bad_cursor": "cursor is not a cursor",
    "old_release": "this is release 2025-08",
    "elsewhere": "indicator: String should match",
    "no_source": "There is no source of that id",
    "no_name": "indicator: Field required",
    "no_tool": "there are search, indicator, values, evidence",
}


def test_there_are_four_tools_that_only_read(told):
    assert list(told["tools"]) == ["search", "indicator", "values", "evidence"]
    for one in told["tools"].values():
        assert one.annotations.read_only_hint
        assert one.input_schema["additionalProperties"] is False
        assert all("description" in each for each in one.input_schema["properties"].values()), one


def test_whoever_asks_is_told_how_to_say_a_figure_and_whom_to_call(told):
    for words in ("must_read", "null is never zero", "999", "0808 2000 247"):
        assert words in told["instructions"]


@pytest.mark.parametrize("name", REFUSED)
def test_a_question_that_cannot_be_answered_is_refused_in_words(refusal, name):
    assert SAYS[name] in refusal(name)


def test_a_refusal_does_not_say_a_postcode_again(refusal):
    assert "SW1A" not in refusal("postcode")


def test_nothing_is_written_beside_the_protocol(told):
    assert told["complaints"] == ""
