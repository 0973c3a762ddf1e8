"""The page on scrutiny over HTTP, on the published release."""

import re

import pytest

from components.words.values import format_value
from data.model import Level, PeriodType
from tests.callbacks.page_text import empty_parts, main_of, quotes_of, text_of
from tests.words import forbidden_words


@pytest.fixture(scope="module")
def page(server):
    answer = server.test_client().get("/scrutiny")
    assert answer.status_code == 200
    return answer.text


def statement(page, anchor):
    return text_of(re.search(rf'<article id="{anchor}".*?</article>', page, re.DOTALL)[0])


def test_each_recommendation_has_its_own_address_and_all_its_parts(page, catalogue):
    for one in catalogue.recommendations.values():
        said = statement(page, f"recommendation-{one.number}")
        assert one.ask in said
        assert "What the figures here show now" in said
        assert all(gap.what in said and gap.holder in said for gap in one.gaps)
        assert all(question.ask in said for question in one.questions)
        assert (f"Due {one.due}" in said) == bool(one.due)


def test_what_the_figures_show_now_is_read_from_the_release(page, catalogue, repository):
    indicator = catalogue.indicators["da_positive_outcome_rate"]
    rows = repository.values(indicator.id, level=Level.LONDON, period_type=PeriodType.ROLLING_12)
    newest = rows[rows["value"].notna()].iloc[-1]
    written = format_value(newest["value"], unit=indicator.unit)
    assert f"{written} outcomes per 100 offences" in statement(page, "recommendation-2")


def test_repeat_victims_show_what_is_known_and_x_for_the_rest(page):
    said = statement(page, "recommendation-1")
    assert "over 13,600 victims" in said
    assert "[x] Repeat victims by borough and by year" in said
    assert "A fall in recorded repeats is not by itself a success." in said


def test_what_nobody_publishes_says_who_could(page):
    assert "[x] not published. Could publish it: The Metropolitan Police, or the Home" in statement(
        page, "recommendation-5"
    )


def test_the_outcomes_of_2015_and_the_indicators_of_2005_are_there(page, catalogue):
    for one in catalogue.outcomes_2015.values():
        assert one.now in statement(page, f"outcome-{one.id}")
    for one in catalogue.national_indicators.values():
        assert one.today in statement(page, f"national-{one.id.lower()}")


def test_every_printed_figure_leads_to_its_own_page(page, catalogue):
    named = {fact for one in catalogue.recommendations.values() for fact in one.fact_ids}
    assert all(f'href="/evidence/{fact_id}"' in page for fact_id in named)


def test_the_page_says_nothing_that_judges_and_has_no_empty_part(page):
    assert forbidden_words(text_of(main_of(page)), quotes=quotes_of(page)) == []
    assert empty_parts(main_of(page)) == []
    assert "_dash-renderer" not in page


def test_sixteen_rows_tell_topic_addressee_due_date_and_state_and_lead_to_their_evidence(
    page, catalogue
):
    table = re.search(r'<table class="[^"]*recommendations-table.*?</table>', page, re.DOTALL)[0]
    rows = re.findall(r"<tr>(.*?)</tr>", table.split("<tbody>")[1], re.DOTALL)

    assert page.index("recommendations-table") < page.index("<article")
    assert len(rows) == len(catalogue.recommendations) == 16
    for row, one in zip(rows, catalogue.recommendations.values(), strict=True):
        assert f'href="#recommendation-{one.number}"' in row
        assert text_of(row).startswith(f"{one.number}. {one.topic}")
        assert len(one.topic.split()) <= 5
        assert one.addressee in text_of(row)
        assert re.search(
            r"gap|printed figures alone|not published \[x\]", text_of(row), re.IGNORECASE
        )
        assert f'<article id="recommendation-{one.number}"' in page
