"""Every form of every page, sent as a browser without scripts sends it, ends at a page."""

import json
import re
from html import unescape
from urllib.parse import urlencode

import pytest

from callbacks.address.router import NEWEST
from tests import surface

pytestmark = pytest.mark.long

FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
SELECT = re.compile(r"<select\b([^>]*)>(.*?)</select>", re.DOTALL)
OPTION = re.compile(r"<option\b([^>]*)>")
INPUT = re.compile(r"<input\b([^>]*)>")
WHOLE = ("indicator", "period_type", "view")
PLAN = re.compile(r'data-mirror="([^"]+)"')
MOST_OPTIONS = 3  # of any other box


def attribute(name, attributes):
    found = re.search(rf'\b{name}="([^"]*)"', attributes)
    return unescape(found[1]) if found else ""


def forms(page):
    """Each form that asks for a page: its address, what it holds, and the options of each box."""
    for attributes, inner in FORM.findall(page):
        if attribute("method", attributes) == "post":
            continue
        held, boxes = {}, {}
        for box, options in SELECT.findall(inner):
            name = attribute("name", box)
            # A heading among the options is disabled: no browser sends it.
            offered = [one for one in OPTION.findall(options) if "disabled" not in one]
            values = [attribute("value", one) for one in offered]
            chosen = [one for one in offered if "selected" in one]
            if name and values:
                held[name] = attribute("value", chosen[0]) if chosen else values[0]
                boxes[name] = values
        for one in INPUT.findall(inner):
            kind, name = attribute("type", one), attribute("name", one)
            if name and (kind not in {"checkbox", "radio"} or "checked" in one):
                held[name] = attribute("value", one)
        yield attribute("action", attributes), held, boxes


def sent(page):
    """Each address that one choice in one box leads to, all else left as it is."""
    for action, held, boxes in forms(page):
        where = action.partition("#")[0]
        yield f"{where}?{urlencode(held)}"
        for name, values in boxes.items():
            step = 1 if name in WHOLE else max(1, len(values) // MOST_OPTIONS)
            for value in values[::step]:
                yield f"{where}?{urlencode(held | {name: value})}"


def test_no_form_of_any_page_ends_in_a_page_not_found(ask):
    pages = [one for one in surface.every_page() if one not in surface.NOT_THERE]
    addresses = dict.fromkeys(address for page in pages for address in sent(ask(page).text))

    assert len(addresses) > 100
    for address in addresses:
        assert ask(address.lstrip("/")).status == 200, address


@pytest.mark.parametrize("path", ["", "compare"])
def test_a_form_falls_back_to_the_newest_period_of_the_measure_and_says_so(ask, path):
    form = "period_type=rolling_12&period=2025-07-31&borough=brent"
    answer = ask(f"{path}?indicator=da_homelessness_rate&{form}")

    assert answer.status == 200
    assert NEWEST in answer.text
    assert "period ending 31 July 2025" in answer.text


@pytest.mark.parametrize(
    ("page", "name", "said"),
    [
        ("compare?borough=brent", "borough", "You chose 9 boroughs: the first 6 are shown."),
        ("brief?borough=croydon", "indicator", "You chose 9 measures: the first 8 are shown."),
    ],
)
def test_a_form_with_more_ticked_than_fit_shows_as_many_as_do_and_says_so(ask, page, name, said):
    whole = ask(page).text
    boxes = [one for one in INPUT.findall(whole) if attribute("type", one) == "checkbox"]
    ticked = [attribute("value", one) for one in boxes if attribute("name", one) == name]
    [held] = [held for action, held, _ in forms(whole) if name in held and "search" not in action]
    asked = held | {name: list(dict.fromkeys(ticked))[:9]}
    answer = ask(f"{page.partition('?')[0]}?{urlencode(asked, doseq=True)}")

    assert answer.status == 200
    assert said in answer.text


def test_a_view_that_is_there_says_nothing_of_another_period(ask):
    form = "period_type=rolling_12&period=2025-07-31"

    assert NEWEST not in ask(f"?indicator=da_offences_rate&{form}").text


@pytest.mark.parametrize(
    "query",
    ["indicator=da_offences_rate&period=1900-01-01", "period=2025-06-30x&indicator=da_offences"],
)
def test_a_period_that_no_measure_has_stays_unknown(ask, query):
    assert ask(f"?{query}").status == 404


def test_each_choice_that_is_answered_before_dash_has_a_box_of_its_name(ask):
    planned = 0
    for page in surface.every_page():
        text = ask(page).text
        stands = text.partition('id="react-entry-point"')[0]
        for plan in PLAN.findall(stands):
            planned += 1
            for name in json.loads(unescape(plan))["names"]:
                assert f'name="{name}"' in stands, (page, name)

    assert planned > 4  # London, a measure, compare, justice, and their views
