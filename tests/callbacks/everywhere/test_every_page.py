"""What a reader finds in the same place and form on every page, and on the map's own document."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from components.pages.compare.page import VIEWS
from data.helplines import load_helplines
from tests import surface
from tests.callbacks.page_text import quotes_of, text_of
from tests.callbacks.tree import Tree
from tests.words import forbidden_words

FRAMED = ("hotspots/map", "embed/")
# What may not stand in a title: it shows in the tab and stays in the browser's history.
TELLING = re.compile(
    r"abuse|violen|domestic|homicid|victim|coerci|refuge|marac|survivor|offen[cd]|crime|police",
    re.IGNORECASE,
)
# A name must say more than what kind of thing it names.
EMPTY_NAMES = {"chart", "map", "image", "graph", "picture", "figure", ""}
# Of the HTML that the page on embedding gives to copy: a word of the standard, not of ours.
SNIPPET = "allow-top-navigation-by-user-activation"
NAMED_ROLES = {"img", "listbox", "application", "group", "region", "dialog"}


@pytest.fixture(scope="session")
def trees(walked, refused):
    pages = {**{one: walked[one] for one in surface.every_page()}, "429": refused["429 page"]}
    return {address: Tree(answer.text).root for address, answer in pages.items()}


@pytest.fixture(scope="session")
def english(trees):
    """Without those x holds these."""
    found = {one: tree for one, tree in trees.items() if "lang=" not in one}
    assert len(found) == len(trees) - 1
    return found


@pytest.fixture(scope="session")
def documents(trees, walked):
    framed = {
        one: Tree(answer.text).root
        for one, answer in walked.items()
        if one.startswith(FRAMED) and answer.kind == "text/html"
    }
    assert framed
    return {**trees, **framed}


def test_titles_are_neutral_and_no_two_pages_share_one(documents):
    titles = {address: tree.all("title")[0].text for address, tree in documents.items()}

    assert [one for one in titles.values() if TELLING.search(one)] == []
    own = Counter(titles[address] for address in surface.pages())
    assert [title for title, times in own.items() if times > 1] == []


def test_every_measure_has_a_title_of_its_own(ask, catalogue):
    titles = [
        re.search("<title>(.*?)</title>", ask(f"indicators/{one}").text)[1]
        for one in catalogue.indicators
    ]

    assert len(set(titles)) == len(titles)
    assert not [one for one in titles if TELLING.search(one)]


def test_every_document_says_its_language_and_how_it_is_scaled(documents):
    for address, tree in documents.items():
        assert tree.all("html")[0].attrs["lang"] == "en-GB", address
        [view] = [one for one in tree.all("meta") if one.attrs.get("name") == "viewport"]
        assert "maximum-scale" not in view.attrs["content"], address
        assert "user-scalable" not in view.attrs["content"], address


def test_every_page_has_one_main_heading_and_skips_no_level(documents):
    for address, tree in documents.items():
        found = tree.all("h1", "h2", "h3", "h4", "h5", "h6")
        levels = [int(one.tag[1]) for one in found]
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        steps = pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), (address, levels)
        assert all(one.text for one in found), address


def test_every_page_has_its_landmarks_once_and_each_menu_a_name(trees):
    for address, tree in trees.items():
        assert len(tree.all("main")) == 1, address
        for tag in ("header", "footer"):
            outer = [one for one in tree.all(tag) if not one.inside("main", "article", "section")]
            assert len(outer) == 1, (address, tag)
        names = [one.attrs.get("aria-label") for one in tree.all("nav")]
        assert all(names), address
        assert len(set(names)) == len(names), address


def test_the_skip_link_leads_to_the_main_part_and_the_exit_comes_next(trees):
    for address, tree in trees.items():
        first, second = tree.all("a", "button", "input", "select")[:2]
        assert first.attrs["href"] == "#" + tree.all("main")[0].attrs["id"], address
        assert "data-exit" in second.attrs, address


def test_the_exit_is_the_same_on_every_page_and_works_as_a_link(english):
    seen = set()
    for address, tree in english.items():
        header = next(one for one in tree.all("header") if not one.inside("main"))
        [exit_link] = [one for one in header.all("a") if "data-exit" in one.attrs]
        assert exit_link.attrs["href"].startswith("https://"), address
        assert {"nofollow", "noreferrer"} <= set(exit_link.attrs["rel"].split()), address
        assert "Emergency" in exit_link.text, address
        assert "target" not in exit_link.attrs, address
        seen.add((exit_link.text, *sorted(exit_link.attrs.items())))
        assert [one for one in tree.all("script") if "exit.js" in one.attrs.get("src", "")]
    assert len(seen) == 1


def test_the_support_lines_stand_in_the_same_place_on_every_page(english):
    said = set()
    for address, tree in english.items():
        footer = next(one for one in tree.all("footer") if not one.inside("main"))
        lines = footer.all("ul")[0]
        assert "999" in footer.text, address
        for one in load_helplines():
            assert one.number in lines.text, (address, one.name)
        assert "does not clear your browser" in footer.text, address
        said.add((footer.all("h2")[0].text, lines.text, tree.walk() is None))
    assert len(said) == 1


def test_every_embed_has_the_exit_a_support_line_and_the_statement(documents):
    embeds = {one: tree for one, tree in documents.items() if one.startswith("embed/")}

    assert len(embeds) > 6
    for address, tree in embeds.items():
        first = tree.all("a", "button", "input", "select", "summary")[0]
        assert "data-exit" in first.attrs, address
        footer = tree.all("footer")[-1]
        assert "999" in footer.text, address
        assert load_helplines()[0].number in footer.text, address
        assert "/accessibility" in {one.attrs["href"] for one in footer.all("a")}, address
        assert len(tree.all("main")) == 1, address


def test_the_statements_are_linked_from_every_page(trees):
    for address, tree in trees.items():
        footer = next(one for one in tree.all("footer") if not one.inside("main"))
        targets = {one.attrs["href"].partition("?")[0] for one in footer.all("a")}
        assert {"/accessibility", "/privacy", "/contact"} <= targets, address


def test_every_table_has_a_caption_and_every_heading_of_it_a_scope(documents):
    tables = 0
    for address, tree in documents.items():
        for table in tree.all("table"):
            tables += 1
            captions = table.all("caption")
            assert captions, address
            assert captions[0].text, address
            headings = table.all("th")
            assert headings, (address, captions[0].text)
            scopes = {"col", "row", "colgroup", "rowgroup"}
            assert all(one.attrs.get("scope") in scopes for one in headings), address
            empty = [one for one in headings + table.all("td") if not one.text and not drawn(one)]
            assert not empty, (address, captions[0].text)
    assert tables > 100


def drawn(cell):
    """Whether a cell holds a drawing of what other cells of its row say in figures."""
    return any(one.attrs.get("aria-hidden") == "true" for one in cell.walk())


def test_every_drawing_has_a_name_made_from_its_data_or_is_left_out_for_readers_by_ear(documents):
    named = 0
    for address, tree in documents.items():
        for one in tree.all("svg", "img", "canvas"):
            if one.is_hidden or one.attrs.get("role") in {"presentation", "none"}:
                continue  # the second only lends its lines to the named element around it
            if one.parent.attrs.get("role") == "img":
                one = one.parent  # noqa: PLW2901 - what is named is the whole
            name = name_of(one, tree)
            assert name.lower() not in EMPTY_NAMES, (address, one.attrs)
            assert len(name.split()) > 2, (address, name)
            named += 1
        for one in tree.walk():
            if one.attrs.get("role") in NAMED_ROLES:
                assert name_of(one, tree).lower() not in EMPTY_NAMES, (address, one.attrs)
    assert named > 20


def name_of(element, tree):
    """The name of an element: its label, or the elements that label it, or its title."""
    labelled = element.attrs.get("aria-labelledby", "").split()
    titles = [one.text for one in element.children if one.tag == "title"]
    return (
        element.attrs.get("aria-label")
        or " ".join(tree.by_id[one].text for one in labelled if one in tree.by_id)
        or element.attrs.get("alt", "")
        or " ".join(titles)
    )


def test_no_id_is_used_twice_and_every_reference_leads_to_one(documents):
    for address, tree in documents.items():
        ids = [one.attrs["id"] for one in tree.walk() if "id" in one.attrs]
        assert [one for one, times in Counter(ids).items() if times > 1] == [], address
        for one in tree.walk():
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                for wanted in (one.attrs.get(name) or "").split():
                    assert wanted in tree.by_id, (address, name, wanted)
            if one.tag == "a" and one.attrs.get("href", "").startswith("#"):
                assert one.attrs["href"][1:] in tree.by_id, (address, one.attrs["href"])


def test_every_frame_has_a_title_that_says_what_it_shows(trees):
    frames = [(address, one) for address, tree in trees.items() for one in tree.all("iframe")]

    assert frames
    for address, frame in frames:
        assert len(frame.attrs["title"].split()) > 2, address


def test_every_field_has_a_label(trees):
    for address, tree in trees.items():
        labelled = {one.attrs.get("for") for one in tree.all("label")}
        for field in tree.all("input", "select", "textarea"):
            if field.attrs.get("type") in {"hidden", "submit"}:
                continue
            named = field.attrs.get("aria-label") or field.attrs.get("id") in labelled
            assert named or field.inside("label"), (address, field.attrs)


def test_every_link_and_button_says_where_it_leads(trees):
    for address, tree in trees.items():
        for one in tree.all("a", "button"):
            words = one.text or one.attrs.get("aria-label") or name_of(one, tree)
            assert words or one.all("svg", "img"), (address, one.attrs)
            assert words.lower() not in {"here", "click here", "more", "link"}, address


def test_pages_without_choices_are_sent_no_dash(trees):
    for address in ("privacy", "accessibility", "contact"):
        scripts = [one.attrs.get("src", "") for one in trees[address].all("script")]
        assert scripts, address
        assert all(one.startswith("/assets/") for one in scripts), address


def test_no_page_holds_a_script_or_a_handler_written_into_it(trees):
    for address, tree in trees.items():
        for one in tree.walk():
            assert not [name for name in one.attrs if name.startswith("on")], address
            if one.tag == "script" and "src" not in one.attrs:
                assert one.attrs["type"] == "application/json", address


def test_no_page_ranks_or_judges_outside_a_quote(walked):
    pages = {one: answer.text for one, answer in walked.items() if answer.kind == "text/html"}

    assert {f"compare?view={view}&borough=brent&borough=barnet" for view, _ in VIEWS} <= set(pages)
    for address, page in pages.items():
        assert forbidden_words(text_of(page), quotes=[*quotes_of(page), SNIPPET]) == [], address


def test_every_page_with_a_drawn_line_or_strip_has_the_sheet_that_draws_it(trees):
    drawn = []
    for address, tree in trees.items():
        if any(one.attrs.get("class") in {"trend-line", "strip"} for one in tree.all("svg")):
            sheets = [one.attrs.get("href", "") for one in tree.all("link")]
            assert any("drawings.css" in one for one in sheets), address
            drawn.append(address)
    assert "indicators/marac_cases" in drawn
