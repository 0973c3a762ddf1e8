"""The list of what nobody publishes, against every [x] of every page, both ways."""

import re
from html import unescape

import pytest

from callbacks.pages.not_published.page import every_blank
from components.frame.unpublished import with_marks_linked
from components.links import Links
from components.pages.justice.stages import STAGES
from data.evidence.not_published import OTHERS
from tests import surface
from tests.callbacks.page_text import main_of, text_of
from tests.markup import Markup

PAGE = "not-published"
PLAIN = ("code", "pre", "svg", "summary", "option", "caveat", "dt")  # where it stays a sign


class Marks(Markup):
    """Every [x] of a page, with the address that it leads to, "" where it is no link."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag, attrs):
        if tag not in {"br", "img", "input", "meta", "link", "hr", "col"}:
            held = dict(attrs)
            named = "caveat" if "data-caveat-id" in held else tag
            self.inside.append((named, held.get("href", "")))

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop()[0] not in {tag, "caveat"}:
            pass

    def handle_data(self, data):
        if "[x]" in data:
            href = next((href for tag, href in reversed(self.inside) if tag == "a"), "")
            tags = [tag for tag, _ in self.inside]
            where = next((one for one in PLAIN if one in tags), "") or (
                "cell" if tags[-1] == "td" and data.strip() == "[x]" else "text"
            )
            self.found.append((where, unescape(href)))


def marks(text):
    reader = Marks()
    reader.feed(main_of(text))
    return reader.found


@pytest.fixture(scope="module")
def blanks(site):
    return every_blank(site)


def test_every_blank_of_the_definitions_stands_in_the_list_once(ask, blanks, catalogue):
    page = ask(PAGE).text
    keys = [one.key for one in blanks]

    assert len(set(keys)) == len(keys)
    for one in blanks:
        assert page.count(f'id="{one.key}"') == 1, one.key
    words = text_of(main_of(page))
    gaps = [
        gap
        for statements in (
            catalogue.recommendations,
            catalogue.outcomes_2015,
            catalogue.national_indicators,
            catalogue.reported,
        )
        for one in statements.values()
        for gap in one.gaps
    ]
    gaps += [one.missing for one in catalogue.strategy_2005.measured() if one.missing]
    gaps += [
        one.missing for theme in catalogue.plan_2008.themes for one in theme.actions if one.missing
    ]
    without = [one for one in catalogue.indicators.values() if one.missing]
    assert len(blanks) == len(gaps) + len(without)
    for gap in gaps:
        assert gap.what in words
        assert gap.holder in words
    for one in without:
        assert one.missing.what in words


def test_each_line_says_who_asked_since_when_and_who_holds_it_and_leads_there(ask, blanks):
    page = ask(PAGE).text
    for one in blanks:
        row = re.search(rf'<tr id="{one.key}">.*?</tr>', page, re.DOTALL)[0]
        assert f"<td>{one.since}</td>" in row
        assert 2004 < one.since < 2021, one.key
        address = unescape(re.search(r'<a href="([^"]+)"', row)[1])
        path, _, anchor = address.lstrip("/").partition("#")
        there = ask(path)
        assert there.status == 200, address
        assert not anchor or f'id="{anchor}"' in there.text, address


def test_the_list_is_by_addressee_and_only_others_have_no_name(ask, blanks):
    page = ask(PAGE).text
    named = {one.addressee for one in blanks}

    assert {"The Metropolitan Police", "The Mayor’s Office for Policing and Crime"} <= named
    assert sum(one.addressee == OTHERS for one in blanks) < len(blanks) / 4
    for name in named:
        assert f">{name}</h2>" in page


def test_every_sign_on_every_page_leads_to_the_list_or_stands_in_a_table_that_does(walked, blanks):
    keys = {one.key for one in blanks}
    led = 0
    for address in surface.every_page():
        if address == PAGE or "glossary" in address:
            continue
        found = marks(walked[address].text)
        for where, href in found:
            if where in {*PLAIN, "cell"}:
                continue
            assert "/not-published" in href, (address, where)
            anchor = href.partition("#")[2]
            assert anchor in {*keys, "series"}, (address, href)
            led += 1
        if any(where == "cell" for where, _ in found):
            assert any("/not-published" in href for _, href in found), address
    assert led > 100


def test_every_blank_is_led_to_by_the_sign_where_it_stands(ask, blanks):
    for one in blanks:
        if one.path.startswith("indicators/"):
            continue  # the page is of that blank alone
        page = ask(one.path.partition("#")[0]).text
        assert re.search(rf'"/not-published[^"#]*#{one.key}"', page), one.key


def test_what_a_stage_lacks_is_named_in_the_list(blanks):
    keys = {one.key for one in blanks}
    lacking = [one for one in STAGES if one.missing]

    assert lacking
    assert {one.missing_key for one in lacking} <= keys


def test_the_tile_on_london_leads_to_who_holds_it(ask):
    tiles = re.search(r'<ul[^>]*class="headlines".*?</ul>', ask("").text, re.DOTALL)[0]

    assert re.findall(r'<a [^>]*href="([^"]+)"[^>]*>Not published</a>', tiles) == [
        "/not-published#repeat-victims"
    ]


def test_series_with_blanks_of_their_own_are_named_with_their_publisher(ask):
    words = text_of(main_of(ask(PAGE).text))

    assert "Met monthly" in words or "Metropolitan Police" in words
    assert "Ministry of Housing" in words


LINKED = '<a href="/not-published#series" class="unpublished" aria-label="'


def test_a_sign_becomes_a_link_in_text_and_once_in_a_table_without_a_key():
    def linked(text):
        return with_marks_linked(text, links=Links()).count(LINKED)

    assert linked("<p>no figure [x]</p><p>2</p>") == 1
    assert linked("<table><tr><td>[x]</td><td>[x]</td></tr></table>") == 1
    assert linked("<table><caption>[x] no figure</caption><tr><td>[x]</td></tr></table>") == 1
    assert linked("<table><tr><td>[x]</td></tr></table>" * 2) == 2
    for closed in ("a", "code", "summary", "svg", "option", "button"):
        assert linked(f"<{closed}>[x]</{closed}>") == 0
    assert linked('<p title="[x]">none</p>') == 0


def test_a_sign_beside_a_measure_that_nobody_publishes_leads_to_its_line():
    blanks = ("protective_orders",)
    orders = '<a href="/indicators/protective_orders">Orders</a>'
    led = '"/not-published#protective-orders"'

    def linked(text, indicator=""):
        return with_marks_linked(text, links=Links(), indicator=indicator, blanks=blanks)

    assert led in linked(f"<li>{orders} [x]</li>")
    assert led in linked(f"<tr><th>{orders}</th><td>[x] Nobody publishes it.</td></tr>")
    assert led in linked("<p>None: nobody publishes it [x]</p>", "protective_orders")
    assert led not in linked(f"<li>{orders}</li><li>Offences [x]</li>")
    assert led not in linked("<p>no figure [x]</p>", "da_offences")


def test_each_recommendation_without_a_figure_leads_to_what_is_missing_of_it(ask):
    rows = re.search(r"recommendations-table.*?</table>", ask("scrutiny").text, re.DOTALL)[0]
    led = re.findall(r'"#recommendation-(\d+)".{,200}?/not-published#(\w+)"', rows)

    assert led
    assert all(key == f"r{int(number):02}" for number, key in led)
