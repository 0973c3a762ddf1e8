"""Exit and support in ten languages more: whole, right in direction, kept in the address alone."""

import re
from datetime import date

import pytest
import yaml

from callbacks.serve import build_server
from data.catalogue import Catalogue, CatalogueError
from data.helplines import ENGLISH, Helpline, load_helplines
from data.settings import Settings
from tests.callbacks.tree import Tree
from tests.paths import ROOT

SUPPORT = Catalogue.load().support
OTHERS = [one for one in SUPPORT if one != ENGLISH]
RIGHT_TO_LEFT = {"ar", "ur"}
# The script that a language is written in, as a class of characters.
SCRIPTS = {
    "ar": "\u0600-\u06ff",
    "ur": "\u0600-\u06ff",
    "bn": "\u0980-\u09ff",
    "gu": "\u0a80-\u0aff",
    "pa": "\u0a00-\u0a7f",
}
LETTERS = {
    "ar": "ة",
    "ur": "\u06c1",  # a letter that Arabic has not
    "pl": "ąćęłńóśż",
    "ro": "ăâîșț",
    "tr": "çğışöü",
    "pt": "ãáçêéíõú",
    "es": "áéíóúñ",
}
WORDS = (
    "heading", "emergency", "leave", "leaving", "danger", "silent", "lines", "interpreter",
    "trace", "others", "unchecked",
)  # fmt: skip


def said_by(one):
    return [*(getattr(one, name) for name in WORDS), *one.whom.values(), *one.steps]


def test_there_are_ten_languages_beside_english():
    assert len(OTHERS) == 10


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_says_everything_in_words_of_its_own(language):
    here, english = SUPPORT[language], SUPPORT[ENGLISH]

    said = said_by(here)
    assert all(said)
    assert len(set(said)) == len(said)
    assert not {*said} & {*said_by(english)}
    assert set(here.whom) == set(english.whom) == {one.name for one in load_helplines()}
    assert (here.direction == "rtl") == (language in RIGHT_TO_LEFT)
    if language in SCRIPTS:
        assert all(re.search(f"[{SCRIPTS[language]}]", each) for each in said)
    if language in LETTERS:
        assert set(LETTERS[language]) & set("".join(said).casefold())


@pytest.mark.parametrize("language", SUPPORT)
def test_emergency_numbers_are_there_and_no_help_line_is_typed_again(language):
    one = SUPPORT[language]

    assert "999" in one.danger
    assert "55" in one.silent
    rest = [each for each in said_by(one) if each not in {one.danger, one.silent}]
    assert not [each for each in rest if re.search(r"\d{3}", each)]


def test_each_translation_that_is_unchecked_is_among_the_duties():
    duties = (ROOT / "docs" / "duties.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| ([A-Z]\w+) \(`([a-z]+)`\) \|", duties, re.MULTILINE)

    assert listed == [(one.english, one.id) for one in SUPPORT.values() if one.unchecked]


@pytest.mark.parametrize("language", OTHERS)
def test_a_page_of_another_language_marks_its_words_and_keeps_every_number(ask, language):
    one = SUPPORT[language]
    tree = Tree(ask(f"support?lang={language}").text).root

    marked = [
        each
        for each in tree.walk()
        if (each.attrs.get("lang"), each.attrs.get("dir")) == (language, one.direction)
    ]
    [part] = [each for each in marked if each.tag == "article"]
    for each in said_by(one):
        assert each in part.text or each == one.emergency, each
    for line in load_helplines():
        assert f"{line.name}: {line.number}" in part.text
    assert "still to be checked by a native speaker" in part.text
    exits = [each for each in marked if "data-exit" in each.attrs]
    within = [each for each in part.all("a") if "data-exit" in each.attrs]
    assert len(exits) == 2
    assert len(within) == 1
    assert any(one.emergency in each.text for each in exits)
    for each in (*exits, *within):
        assert one.leave in each.text
        assert each.attrs["href"].startswith("https://")
    # What stays in English inside it says so, and reads from left to right.
    for each in (each for each in part.all("span") if "0808" in each.text):
        assert (each.attrs["lang"], each.attrs["dir"]) == (ENGLISH, "ltr")
    footer = next(each for each in tree.all("footer") if not each.inside("main"))
    assert one.danger in footer.text
    assert tree.all("html")[0].attrs["lang"] == ENGLISH


@pytest.mark.parametrize("page", ["", "compare", "borough/barnet", "support?lang=ur", "no/such"])
def test_every_page_offers_each_language_by_its_own_name(ask, page):
    footer = Tree(ask(page).text).root.all("footer")[-1]

    found = {
        # A chosen borough goes along, as with every link: test_carried.py.
        each.text: (
            re.sub("[?&]borough=barnet$", "", each.attrs["href"]),
            each.attrs["lang"],
            each.attrs["dir"],
        )
        for each in footer.all("a")
        if "hreflang" in each.attrs
    }
    assert found == {
        one.name: (
            "/support" if one.id == ENGLISH else f"/support?lang={one.id}",
            one.id,
            one.direction,
        )
        for one in SUPPORT.values()
    }


@pytest.mark.parametrize("given", ["PL", "pl-PL", "pl_pl", "Pl"])
def test_a_language_is_known_however_it_is_written(ask, given):
    assert SUPPORT["pl"].danger in ask(f"support?lang={given}").text


def test_english_is_the_language_without_a_choice_and_by_name(ask):
    pages = [ask(f"support{one}").text for one in ("", "?lang=en", "?lang=en-GB", "?lang=")]

    assert all(SUPPORT[ENGLISH].interpreter in one for one in pages)
    assert not [one for one in pages if "checked by a native speaker" in one]


@pytest.mark.parametrize("given", ["xx", "../pl", "<b>", "lang=pl&lang=ur"])
def test_an_unknown_language_is_a_page_not_found_that_leads_somewhere(ask, given):
    answer = ask(f"support?{given}" if "&" in given else f"support?lang={given}")

    assert answer.status == 404
    assert "<b>" not in answer.text


def test_the_choice_is_stored_nowhere_and_needs_no_script(ask):
    answer = ask("support?lang=ar")

    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"
    scripts = [each.attrs.get("src", "") for each in Tree(answer.text).root.all("script")]
    assert not [one for one in scripts if "dash" in one or "plotly" in one]
    assert SUPPORT["ar"].leave not in ask("").text


def test_below_a_prefix_each_link_keeps_it(make_server):
    client = make_server(url_prefix="/dashboard/").test_client()
    page = client.get("/dashboard/support?lang=tr").text

    links = re.findall(r'href="([^"]+)"[^>]*hreflang', page, re.IGNORECASE)
    assert len(links) == 2 * len(SUPPORT)
    assert all(one.startswith("/dashboard/support") for one in links)


def test_a_copy_s_own_help_line_keeps_its_name_number_and_note(catalogue, repository):
    server = build_server(
        settings=Settings(),
        catalogue=catalogue,
        repository=repository,
        helplines=(Helpline(name="Made-up line", number="020 7946 0000", note="(evenings)"),),
        today=lambda: date(2025, 8, 20),
    )
    page = Tree(server.test_client().get("/support?lang=ur").text).root

    [part] = page.all("article")
    assert "Made-up line: 020 7946 0000 (evenings)" in part.text
    assert "0808" not in page.text


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda entries: entries[1].pop("leave"), "support.yaml: pl: leave"),
        (lambda entries: entries[1]["steps"].pop(), "support.yaml: pl: steps"),
        (lambda entries: entries[1].update(direction="up"), "support.yaml: pl: direction"),
        (lambda entries: entries[1].update(id="ur"), "support.yaml: ur is defined twice"),
    ],
)
def test_a_language_with_a_gap_stops_the_start(tmp_path, damage, told):
    source = ROOT / "data" / "definitions"
    for path in source.iterdir():
        (tmp_path / path.name).symlink_to(path)
    entries = yaml.safe_load((source / "support.yaml").read_text("utf-8"))
    damage(entries)
    (tmp_path / "support.yaml").unlink()
    (tmp_path / "support.yaml").write_text(yaml.safe_dump(entries, allow_unicode=True), "utf-8")

    with pytest.raises(CatalogueError, match=told):
        Catalogue.load(tmp_path)
