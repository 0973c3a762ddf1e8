"""What nothing uses goes: no function, class or constant of the code is used by tests alone."""

import ast
import re
from collections import Counter

from tests.paths import ROOT

MODULES = [
    path for room in ("callbacks", "components", "data") for path in (ROOT / room).rglob("*.py")
]
# Started by name: the server, and the commands of the Makefile.
STARTERS = [ROOT / "app.py", ROOT / "gunicorn.conf.py", ROOT / "Makefile"]


def named_in(module: str) -> set[str]:
    """Return the functions, classes and constants that a module names for itself and others."""
    found = set()
    for node in ast.parse(module).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found |= {each.id for each in ast.walk(node) if is_set(each)}
        elif isinstance(node, ast.AnnAssign) and is_set(node.target):
            found.add(node.target.id)
    return {name for name in found if not name.startswith("__")}


def is_set(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def unused(modules: dict[str, str], *, beside: str = "") -> list[str]:
    """Return what is named in a module and stands nowhere else, as "module: name"."""
    words = Counter(re.findall(r"\w+", beside))
    for text in modules.values():
        words.update(re.findall(r"\w+", text))
    return [
        f"{path}: {name}"
        for path, text in modules.items()
        for name in sorted(named_in(text))
        if words[name] == 1
    ]


def test_nothing_in_the_code_is_used_by_tests_alone():
    modules = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in MODULES}
    beside = "\n".join(path.read_text("utf-8") for path in STARTERS)

    assert unused(modules, beside=beside) == []


def test_what_is_left_over_is_found():
    modules = {
        "a.py": "LIMIT, SPARE = 1, 2\nKept: int = 3\ndef left_over(): ...\ndef asked(): ...\n",
        "b.py": "from a import LIMIT, Kept, asked\n",
    }

    assert unused(modules) == ["a.py: SPARE", "a.py: left_over"]
