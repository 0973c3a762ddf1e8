"""The table of duties names tests that exist and words that are said, and leaves none out."""

import ast
import re

import pytest

from components.frame.static_html import to_html
from components.links import Links
from components.pages.about.statements import accessibility_page
from tests.paths import ROOT

TABLE = (ROOT / "docs" / "duties.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([AESOW]\d+) \| [^|]+ \| (.+) \|$", TABLE, re.MULTILINE)
WANTED = {"A": 16, "E": 10, "S": 8, "O": 6, "W": 15}


def test_every_criterion_has_one_line():
    expected = [f"{kind}{number}" for kind, most in WANTED.items() for number in range(1, most + 1)]

    assert [name for name, _ in ROWS] == expected


@pytest.mark.parametrize(("name", "kept"), ROWS)
def test_what_keeps_it_is_there(name, kept):
    if kept.startswith("statement: "):
        page = accessibility_page(links=Links("/", {}), contact="")
        said = re.sub(r"<[^>]+>", " ", to_html(page.body))
        assert kept.removeprefix("statement: ").strip("“”") in " ".join(said.split()), name
        return
    for each in kept.split("; "):
        module, test = each.strip("`").split("::")
        path = ROOT / "tests" / (module.replace(".", "/") + ".py")
        tree = ast.parse(path.read_text("utf-8"))
        assert test in {one.name for one in ast.walk(tree) if is_function(one)}, (name, each)


def is_function(node):
    return isinstance(node, ast.FunctionDef)
