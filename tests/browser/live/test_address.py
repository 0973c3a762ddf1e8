"""Choices are mirrored into the address, and the history does not grow. The page is made up."""

import pytest

pytestmark = pytest.mark.usefixtures("stub_dash")

PAGE = """<!doctype html><html lang="en"><head><title>Boroughs</title>
<script src="/assets/address.js"></script></head></html>"""
PLAN = {
    "names": ["borough", "indicator", "period"],
    "defaults": {"indicator": "da_offences_rate", "borough": ["camden", "barnet"]},
}


@pytest.fixture
def address_after(page, site):
    """Open an address, replace the choices and give the new path with query and fragment."""

    def replace(*values, start="/"):
        site.add("/", PAGE)
        page.goto(site.address + start)
        answer = page.evaluate(
            "values => window.dash_clientside.address.replace(...values)", [*values, PLAN]
        )
        assert answer == {"no": "update"}
        page.evaluate("dash_clientside.address.write()")
        return page.evaluate("location.pathname + location.search + location.hash")

    return replace


def test_choices_are_written_in_one_order_whatever_the_order_of_the_controls(address_after):
    assert address_after("ealing", "da_offences", "2025-07-31") == (
        "/?indicator=da_offences&period=2025-07-31&borough=ealing"
    )


def test_several_boroughs_repeat_the_name(address_after):
    assert address_after(["ealing", "brent"], None, None) == "/?borough=ealing&borough=brent"


def test_what_stands_at_its_default_is_left_out(address_after):
    assert address_after(["camden", "barnet"], "da_offences_rate", None) == "/"


@pytest.mark.parametrize("empty", [None, "", []])
def test_an_emptied_choice_leaves_the_address(address_after, empty):
    assert address_after(empty, None, None, start="/?borough=ealing") == "/"


def test_our_own_names_without_a_control_here_are_kept_and_strangers_are_not(address_after):
    start = "/?utm_source=mail&view=table&order=name#map"

    assert address_after(None, "da_offences", None, start=start) == (
        "/?indicator=da_offences&view=table&order=name#map"
    )


def test_odd_characters_cannot_add_a_name(address_after):
    assert address_after("a&view=x#y", None, None) == "/?borough=a%26view%3Dx%23y"


def test_the_history_does_not_grow_and_back_leaves_the_page(page, site, address_after):
    page.goto(site.add("/before", PAGE))
    address_after("ealing", None, None)
    length = page.evaluate("history.length")
    for borough in ("brent", "camden", "barnet"):
        page.evaluate(
            "([borough, plan]) => dash_clientside.address.replace(borough, null, null, plan)",
            [borough, PLAN],
        )

    page.wait_for_url("**/?borough=barnet")
    assert page.evaluate("history.length") == length
    page.go_back()
    assert page.url.endswith("/before")


CHOOSE = """plan => {
  window.written = 0;
  const replace = history.replaceState;
  history.replaceState = function () { window.written += 1; replace.apply(history, arguments); };
  for (let times = 0; times < 150; times += 1) {
    for (const one of ['brent', 'camden', 'ealing']) {
      dash_clientside.address.replace(one, null, null, plan);
    }
  }
  return location.search;
}"""


def test_choices_in_quick_succession_are_written_once(page, address_after):
    address_after("sutton", None, None)

    assert page.evaluate(CHOOSE, PLAN) == "?borough=sutton"
    page.wait_for_url("**/?borough=ealing")
    assert page.evaluate("window.written") == 1


def test_a_choice_taken_back_at_once_leaves_the_address_as_it_was(page, address_after):
    address_after("ealing", None, None)

    page.evaluate(CHOOSE, PLAN)
    page.evaluate("() => dash_clientside.address.write()")

    assert page.evaluate("window.written") == 0


@pytest.mark.parametrize("deed", ["key", "click", "press"])
def test_whatever_a_reader_does_next_finds_the_address_written(page, address_after, deed):
    address_after("sutton", None, None)
    page.evaluate(CHOOSE, PLAN)

    found = page.evaluate(
        """deed => {
          const event = { key: 'keydown', click: 'click', press: 'pointerdown' }[deed];
          document.body.dispatchEvent(new Event(event, { bubbles: true }));
          return location.search;
        }""",
        deed,
    )

    assert found == "?borough=ealing"
