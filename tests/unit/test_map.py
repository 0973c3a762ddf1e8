"""The map of the code and the list of documents: all is there and named, and rooms are small."""

import re
from collections import Counter
from statistics import median

import pytest

from tests.paths import ROOT

MAP = (ROOT / "docs" / "map.md").read_text("utf-8")
NAMED = {one for one in re.findall(r"`([^`\s]+)`", MAP) if "/" in one or one.endswith(".py")}
PLACES = ("callbacks", "components", "data", "tests")
LAYERS = ("callbacks", "components", "data")
MOST_LINES, USUAL_LINES = 300, 100
MOST_MODULES, USUAL_MODULES = 20, 8
README = (ROOT / "README.md").read_text("utf-8")
LINKED = re.findall(r"\]\(([^)\s]+)\)", README)


def test_everything_on_the_map_is_there():
    assert [one for one in sorted(NAMED) if not (ROOT / one).exists()] == []


def test_no_package_is_left_off_the_map():
    packages = {
        f"{path.parent.relative_to(ROOT).as_posix()}/"
        for place in PLACES
        for path in (ROOT / place).rglob("*.py")
    }

    assert sorted(packages - NAMED) == []


def test_every_document_is_linked_from_the_readme():
    pages = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")}

    assert sorted(pages - set(LINKED)) == []


@pytest.mark.parametrize("link", [link for link in LINKED if "://" not in link])
def test_every_link_of_the_readme_leads_somewhere(link):
    assert (ROOT / link).exists()


def modules(*layers):
    return [
        path
        for layer in layers
        for path in (ROOT / layer).rglob("*.py")
        if path.name != "__init__.py"
    ]


def lengths(*layers):
    return {path: len(path.read_text("utf-8").splitlines()) for path in modules(*layers)}


def test_no_module_is_too_long_to_be_read_at_once():
    found = lengths(*LAYERS, "tests")

    assert {path: lines for path, lines in found.items() if lines > MOST_LINES} == {}


@pytest.mark.parametrize("layers", [LAYERS, ("tests",)])
def test_most_modules_fit_on_two_screens(layers):
    assert median(lengths(*layers).values()) <= USUAL_LINES


@pytest.mark.parametrize("layers", [*((one,) for one in LAYERS), ("tests",)])
def test_every_room_is_small(layers):
    held = Counter(path.parent for path in modules(*layers))

    assert {room: count for room, count in held.items() if count > MOST_MODULES} == {}
    assert median(held.values()) <= USUAL_MODULES
