"""The table of faults: what was seen, the text that brings it back, and the tests that must fail.

Today's code mends each fault in another place than the code of the review had it, so the proof is a
small replacement in what is served now. What held in the reviews stands in the same form, without a
replacement: it has tests that must go on passing.
"""

import ast
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from tests.paths import ROOT

HERE = Path(__file__).parent
# What held stands in a file of its own; its rows, and those of programs that not every machine has,
# need no replacement.
FILES = ("running", "outside", "held", "since")

Id = Annotated[str, StringConstraints(pattern=r"^[A-Z]\d+[a-z]?$")]
Words = Annotated[str, StringConstraints(min_length=10, max_length=110)]
Test = Annotated[str, StringConstraints(pattern=r"^tests/[\w/]+\.py::test_\w+(\[.+\])?$")]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Id
    seen: Words
    tests: tuple[Test, ...] = Field(min_length=1)


class Fault(_Row):
    """A fault that was seen, and how it is brought back.

    Attributes:
        id: Of the review's list.
        seen: What was seen, in a line.
        tests: Node ids; each must fail once the fault is back. A name of several cases stands for
            any of them.
        file: That is changed, from the root.
        now: Text that stands in it once.
        old: Text that brings the fault back in its place.
        by: What a test fails by where that is no assertion, such as a wait that never ends.
    """

    file: str
    now: str
    old: str
    by: str = ""

    def put_back(self, tree: Path) -> str:
        """Return the file of a tree with the fault in it.

        Raises:
            ValueError: If the text does not stand in it once.
        """
        text = (tree / self.file).read_text("utf-8")
        if text.count(self.now) != 1:
            raise ValueError(f"{self.id}: its text stands {text.count(self.now)} times")
        return text.replace(self.now, self.old)


class Held(_Row):
    """Something that held, and the tests that keep it so."""


def faults() -> list[Fault]:
    """Return every fault that can be put back, in the order of the reviews."""
    return [Fault.model_validate(one) for one in _rows() if "file" in one]


def held() -> list[Held]:
    """Return what has tests and no replacement."""
    return [Held.model_validate(one) for one in _rows() if "file" not in one]


def names_in(module: str) -> set[str]:
    """Return the functions of a module of tests, by its path from the root."""
    tree = ast.parse((ROOT / module).read_text("utf-8"))
    return {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}


def _rows() -> list[dict[str, object]]:
    return [
        one for name in FILES for one in yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8"))
    ]
