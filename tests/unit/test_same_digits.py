"""Figures have the same last digit, and files the same bytes, on every processor."""

import ast
from pathlib import Path

import pytest
from numpy.lib.introspect import opt_func_info

ROOT = Path(__file__).parents[2]
# What IEEE 754 settles to the last bit, however it is computed.
SETTLED = {
    *(
        "absolute",
        "add",
        "argmax",
        "argmin",
        "divide",
        "fmax",
        "fmin",
        "frexp",
        "isfinite",
        "ldexp",
    ),
    *("maximum", "minimum", "multiply", "negative", "square", "subtract"),
    *("equal", "greater", "greater_equal", "less", "less_equal", "not_equal"),
}
# The ward model is fitted apart (`make model`), and what it found is kept.
FITTED = ROOT / "data/pipeline/wards/bym2.py"


def varying():
    """Functions of NumPy that have versions of their own for some processors."""
    return {
        name
        for name, kinds in opt_func_info().items()
        for kind, found in kinds.items()
        if "d" in kind and len(found["available"].split()) > 1
    } - SETTLED


def breaches(source):
    """Where code asks NumPy for a function that varies, or for a power other than a square."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "np":
            if node.attr in varying():
                yield node.lineno, f"np.{node.attr}"
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
            fixed = isinstance(node.left, ast.Constant)  # a number of Python's own
            if not fixed and ast.unparse(node.right) != "2":
                yield node.lineno, ast.unparse(node)


@pytest.mark.parametrize(
    "source", ["np.log(x)", "np.power(x, 3)", "x ** y", "x ** 3", "x ** 0.5", "np.cbrt(x)"]
)
def test_what_varies_is_noticed(source):
    assert [line for line, _ in breaches(source)] == [1]


@pytest.mark.parametrize(
    "source", ["np.sqrt(x)", "np.float_power(x, y)", "x ** 2", "10 ** x", "np.maximum(x, 0)"]
)
def test_what_is_settled_passes(source):
    assert list(breaches(source)) == []


def test_no_published_figure_hangs_on_the_processor():
    found = {
        str(path.relative_to(ROOT)): list(breaches(path.read_text("utf-8")))
        for path in (ROOT / "data").rglob("*.py")
        if path != FITTED
    }
    assert len(found) > 200
    assert {path: lines for path, lines in found.items() if lines} == {}
