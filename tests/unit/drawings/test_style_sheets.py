"""No rule of a style sheet is left over: each class in it is written by a component or a script."""

import ast
import re

import pytest

from tests.paths import ROOT

SHEETS = sorted((ROOT / "assets").glob("*.css"))
SCRIPTS = sorted((ROOT / "assets").glob("*.js"))
MODULES = [path for room in ("callbacks", "components") for path in (ROOT / room).rglob("*.py")]
# Written by Plotly and Leaflet into what they draw.
OF_LIBRARIES = {
    "hoverlayer",
    "js-plotly-plot",
    "main-svg",
    "xtick",
    "ytick",
    "leaflet-container",
    "leaflet-tooltip",
}
CLASSES = re.compile(r"[a-z][a-z0-9-]*(?: +[a-z][a-z0-9-]*)*")
FILLED = "\0"  # stands for what an f-string puts in


def named_in(sheet: str) -> set[str]:
    """Return the classes that the selectors of a sheet name."""
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    selectors = re.findall(r"([^{};]+)\{", bare)
    return {name for each in selectors for name in re.findall(r"\.([a-zA-Z][\w-]*)", each)}


def texts_in(module: str) -> list[str]:
    """Return the texts in a module's code, docstrings left out."""
    tree = ast.parse(module)
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [
                part.value if isinstance(part, ast.Constant) else FILLED for part in node.values
            ]
            found.append("".join(map(str, parts)))
        elif isinstance(node, ast.Constant) and id(node) not in prose:
            found.append(str(node.value))
    return found


def written_by(texts: list[str]) -> set[str]:
    """Return what may be a class: texts of nothing but names, and what stands in HTML as one."""
    named = [text for text in texts if CLASSES.fullmatch(text.replace(FILLED, "x").strip())]
    in_html = [one for text in texts for one in re.findall(r'class="([^"]*)"', text)]
    return {name for text in (*named, *in_html) for name in text.split()}


@pytest.fixture(scope="module")
def written():
    python = [text for path in MODULES for text in texts_in(path.read_text("utf-8"))]
    scripts = [
        text for path in SCRIPTS for text in re.findall(r"'([^'\n]*)'", path.read_text("utf-8"))
    ]
    return written_by([*python, *scripts])


def is_written(name: str, *, written: set[str]) -> bool:
    """Tell whether a class is written as it stands, or with its end filled in: `swatch-{look}`."""
    filled = [one.split(FILLED) for one in written if re.match(rf"[a-z]+-{FILLED}", one)]
    return name in written or any(
        re.fullmatch(".+".join(map(re.escape, parts)), name) for parts in filled
    )


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.name)
def test_each_class_in_a_sheet_is_written_by_a_component_or_a_script(sheet, written):
    named = named_in(sheet.read_text("utf-8")) - OF_LIBRARIES

    assert [name for name in sorted(named) if not is_written(name, written=written)] == []


def test_a_class_that_nothing_writes_is_found(written):
    named = named_in(".ward-table .left-over:hover, .swatch-careful { color: red }")

    assert [name for name in sorted(named) if not is_written(name, written=written)] == [
        "left-over"
    ]
