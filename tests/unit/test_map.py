"""The map of the code and the list of documents: what they name is there, nothing is left out."""

import re

import pytest

from tests.paths import ROOT

MAP = (ROOT / "docs" / "map.md").read_text("utf-8")
NAMED = {one for one in re.findall(r"`([^`\s]+)`", MAP) if "/" in one or one.endswith(".py")}
PLACES = ("callbacks", "components", "data", "tests")
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
