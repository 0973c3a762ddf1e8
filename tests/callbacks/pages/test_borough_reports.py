"""What the five reports printed of a borough, on that borough's page."""

import re

import pytest

from components.words.facts import as_printed
from data.evidence.facts import Facts
from tests.callbacks.page_text import main_of, text_of

THEMES = {1: 27, 2: 9, 3: 5, 4: 4, 5: 9, 6: 5}


@pytest.fixture(scope="module")
def part(ask):
    def found(slug: str) -> str:
        page = main_of(ask(f"borough/{slug}").text)
        return re.search(r"<details[^>]*reports-part.*", page, re.DOTALL)[0]

    return found


@pytest.fixture(scope="module")
def facts(repository):
    return Facts(repository.evidence())


def row(part, head):
    return text_of(
        re.search(rf"<tr[^>]*><th[^>]*>{re.escape(head)}</th>.*?</tr>", part, re.DOTALL)[0]
    )


def test_the_incidents_of_seven_years_are_on_the_boroughs_own_page(part, facts):
    shown = part("barking-and-dagenham")

    for number in range(151, 158):
        one = facts[f"RF0{number}"]
        assert f'<a href="/evidence/{one.fact_id}">{as_printed(one)}</a>' in shown


def test_types_of_offence_have_their_number_and_their_share_side_by_side(part):
    shown = part("barking-and-dagenham")

    assert row(shown, "ABH") == "ABH 724 36.1%"
    assert row(shown, "Rape") == "Rape 6 17.6%"
    assert row(shown, "Grand Total").endswith("3,733 16.9%")


def test_ethnicity_of_referrals_stands_beside_residents_with_its_caveat(part):
    shown = part("barking-and-dagenham")

    assert row(shown, "White") == "White 57.75% 83.51%"
    assert row(shown, "Unknown") == "Unknown 21.22% n/a"
    assert 'data-caveat-id="referrals_not_need"' in shown


def test_the_action_plan_is_there_from_1a_to_6e_with_outcomes(part, catalogue):
    shown = text_of(part("barking-and-dagenham"))
    themes = catalogue.plan_2008.themes

    assert {one.number: len(one.actions) for one in themes} == THEMES
    for theme in themes:
        assert all(one.id.startswith(str(theme.number)) for one in theme.actions)
        for one in theme.actions:
            assert f"{one.id}. {one.what} {one.outcome}" in shown


def test_work_in_wards_where_few_report_leads_to_what_is_recorded(part):
    shown = part("barking-and-dagenham")
    action = re.search(r"3c\. Work in wards where few report it\..*?</tr>", shown, re.DOTALL)[0]

    assert 'href="/indicators/da_offences_rate"' in action


@pytest.mark.parametrize("slug", ["barking-and-dagenham", "tower-hamlets", "croydon"])
def test_boroughs_named_in_2015_are_told_so_on_their_own_pages(part, slug):
    assert 'href="/evidence/RF0435"' in part(slug)


def test_a_borough_without_a_plan_here_has_its_printed_figures_alone(part):
    shown = part("croydon")

    assert 'href="/evidence/RF0368"' in shown
    assert "action plan" not in shown
    assert 'href="/evidence?area=croydon&amp;borough=croydon"' in shown


def test_a_borough_that_no_report_counted_has_no_such_part(ask):
    assert "reports-part" not in main_of(ask("borough/bexley").text)


@pytest.mark.parametrize("slug", ["barnet", "enfield", "barking-and-dagenham"])
def test_where_sources_differ_the_finding_stands_below(part, facts, catalogue, slug):
    shown = part(slug)
    found = set(re.findall(r'href="/evidence/([A-Z]{2}[0-9]{4})"', shown))
    differing = {each for one in found for each in facts[one].disagreements}

    assert differing
    assert all(catalogue.disagreements[each].finding in text_of(shown) for each in differing)
