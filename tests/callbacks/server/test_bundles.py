"""What every page loads, joined: one style sheet and one script."""

import re

import pytest
import tinycss2

from callbacks.server.bundles import ASSETS, LIVE, OF_BOOTSTRAP, SHEETS, what_applies
from callbacks.server.vendor import vendor_file


def test_a_page_asks_for_one_style_sheet_and_one_script_of_every_page(client):
    page = client.get("/").get_data(as_text=True)

    assert len(re.findall(r'rel="stylesheet" href="/bundle/page\.css\?v=\w+"', page)) == 1
    assert len(re.findall(r'src="/bundle/live\.js\?v=\w+"', page)) == 1
    for part in (*SHEETS, *LIVE):
        assert f"assets/{part}" not in page


def test_a_bundle_holds_each_of_its_parts_in_order(client):
    for name, parts in (("page.css", SHEETS), ("live.js", LIVE)):
        joined = client.get(f"/bundle/{name}?v=1").get_data(as_text=True)
        places = [joined.find((ASSETS / part).read_text(encoding="utf-8")) for part in parts]
        assert -1 not in places
        assert places == sorted(places)
    assert joined.isascii() or "charset=utf-8" in client.get("/bundle/live.js").content_type


def test_there_is_no_other_bundle(client):
    assert client.get("/bundle/app.py").status_code == 404


@pytest.fixture(scope="module")
def whole():
    return vendor_file("bootstrap.min.css").read_text(encoding="utf-8")


def rules_of(sheet):
    """Each selector with its declarations, by another parser, its medium first."""
    found = []
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        medium = tinycss2.serialize(rule.prelude) if rule.type == "at-rule" else ""
        within = [rule]
        if rule.type == "at-rule":
            within = tinycss2.parse_rule_list(rule.content or [], skip_whitespace=True)
        for one in within:
            selectors = re.split(r",(?![^(]*\))", tinycss2.serialize(one.prelude))
            found += [(medium, each, tinycss2.serialize(one.content)) for each in selectors]
    return found


def test_a_rule_of_bootstrap_stays_whole_for_what_pages_have(whole):
    foreign = {one for one in classes_of(whole) if one not in OF_BOOTSTRAP}
    wanted = [
        rule
        for rule in rules_of(re.sub(r"@keyframes [\w-]+\{(?:[^{}]*\{[^{}]*\})+\}", "", whole))
        if not foreign & classes_of(f"{rule[1]}{{}}") and "theme=dark" not in rule[1]
    ]

    assert len(wanted) > 150
    assert rules_of(what_applies(whole)) == wanted
    assert what_applies(whole).startswith('@charset "UTF-8";/*!\n * Bootstrap')
    assert not re.search(r"animation[^;}]*(progress|spinner|placeholder)", what_applies(whole))


def test_every_class_of_bootstrap_on_a_page_is_one_of_those(whole, walked):
    ours = re.compile(r'class="([^"]*)"')
    had = {
        one
        for answer in walked.values()
        if answer.kind == "text/html"
        for held in ours.findall(re.sub(r"(?s)<svg.*?</svg>", "", answer.text))
        for one in held.split()
    }
    # Written by Dash Bootstrap Components in the browser alone.
    late = {"form-check-inline"}

    assert (had & classes_of(whole)) | late == OF_BOOTSTRAP


def classes_of(sheet):
    names = re.sub(r"\{[^{}]*\}", "{}", sheet)
    return set(re.findall(r"\.([A-Za-z][\w-]*)", re.sub(r"(?s)/\*.*?\*/", "", names)))
