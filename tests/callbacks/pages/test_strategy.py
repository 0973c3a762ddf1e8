"""The page on the strategy of 2005 over HTTP, on the published release."""

import re

import pytest

from data.model import SHORTHAND, Status
from tests.callbacks.page_text import main_of, text_of
from tests.words import forbidden_words


@pytest.fixture(scope="module")
def get(ask):
    def page(address: str = "") -> str:
        answer = ask(f"strategy{address}")
        assert answer.status == 200
        return main_of(answer.text)

    return page


@pytest.fixture(scope="module")
def strategy(catalogue):
    return catalogue.strategy_2005


def rows_of(page):
    table = page[page.index("strategy-actions") :]
    return re.findall(r'<th scope="row"[^>]*>(.*?)</th>', table)


def test_it_has_the_four_aims_the_thirteen_priorities_and_what_underlies_them(strategy):
    assert [one.id for one in strategy.aims] == [
        "choices", "accountable", "tolerance", "young", "delivery",
    ]  # fmt: skip
    assert len([one for one in strategy.priorities if one.kind == "service"]) == 8
    assert len([one for one in strategy.priorities if one.kind == "process"]) == 5


def test_every_agency_that_was_to_lead_is_there_with_its_actions(strategy):
    assert set(strategy.leads()) >= {
        "Association of London Government",
        "CAFCASS",
        "Crown Prosecution Service",
        "Government Office for London",
        "Greater London Authority",
        "HM Prison Service",
        "Housing Corporation, London region",
        "Local authorities",
        "London Child Protection Committee",
        "London Criminal Justice Board",
        "London Probation Area",
        "London Regional NHS",
        "Metropolitan Police Authority",
        "Metropolitan Police Service",
        "Respect",
        "Women's Aid",
    }
    assert len(list(strategy.led())) > 150


def test_all_of_it_is_on_the_page_in_plain_words(get, strategy):
    page = get()
    said = text_of(page)

    assert all(one.says in said for one in strategy.aims if one.id != "delivery")
    assert all(one.title in said and one.became in said for one in strategy.priorities)
    assert len(rows_of(page)) == len(list(strategy.led()))
    assert forbidden_words(said) == []


def test_each_action_leads_to_the_measure_that_bears_on_it_or_says_who_could_publish(get, strategy):
    page = get()
    said = text_of(page)

    for one in strategy.measured():
        assert all(f'href="/indicators/{each}"' in page for each in one.indicator_ids)
        if one.missing:
            gap = f"{SHORTHAND[Status.MISSING]} {one.missing.what}"
            assert gap in said
            assert one.missing.holder in said


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=bail", {"bail"}),
        ("q=MURDER+reviews", {"murder", "review"}),
        ("q=interpreter&lead=metropolitan-police-service", {"interpreter"}),
    ],
)
def test_actions_are_found_by_words_in_any_case(get, asked, found):
    rows = rows_of(get(f"?{asked}"))

    assert 0 < len(rows) < 20
    assert all(any(word in row.casefold() for row in rows) for word in found)


def test_actions_are_found_by_lead_agency_and_by_aim(get, strategy):
    led = [one for one in strategy.led() if one.lead == "CAFCASS"]
    under = [one for one in led if one.aim.id == "choices"]

    assert len(rows_of(get("?lead=cafcass"))) == len(led)
    assert len(rows_of(get("?lead=cafcass&aim=choices"))) == len(under)


def test_what_nothing_holds_says_what_to_do(get):
    assert "No action holds these words. Take one away" in get("?q=zeppelin")


def test_an_agency_that_is_none_is_no_page(ask):
    assert ask("strategy?lead=nobody").status == 404
