"""A copy of the tree, a fault put back in it, and what its tests say."""

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.util import cache_from_source
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, parse

from tests.faults.table import Fault
from tests.paths import RAW_DATA, ROOT

LONGEST = int(os.environ.get("FAULT_SECONDS", "120"))  # for one fault
# Libraries are there before pytest could rewrite the assertions of one of them.
QUIET = "ignore:Module already imported:pytest.PytestAssertRewriteWarning"
OPTIONS = (
    *("-q", "-W", QUIET, "-p", "no:cacheprovider"),
    *("-p", "no:randomly", "-p", "tests.faults.once_each"),
)
# How an assertion of pytest begins: its own, that of `raises`, and that of `fail`.
ASSERTIONS = ("assert ", "AssertionError", "Failed: ")
BESIDE = (".venv*", ".cache")  # not in the repository, and wanted by some tests


@dataclass(frozen=True)
class Noticed:
    """What one test said of a fault. `how` says why it failed, or why that is no proof."""

    test: str
    how: str
    is_noticed: bool
    seconds: float


def copied(folder: str, number: int) -> Path:
    """Copy what the repository has, as it stands now, and return where."""
    tree = Path(folder) / f"{number}" / "tree"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tree / name)
    for pattern in BESIDE:
        for path in ROOT.glob(pattern):
            if path.name.startswith(".venv"):
                (tree / path.name).symlink_to(path.resolve())
            else:
                shutil.copytree(path, tree / path.name)
    return tree


class Tree:
    """A copy of the tree, and a process that runs pytest in it."""

    def __init__(self, folder: Path) -> None:
        """Take where the copy is."""
        self.folder = folder
        self._forks = subprocess.Popen(
            [sys.executable, folder / "tests" / "faults" / "forks.py", str(LONGEST)],
            cwd=folder,
            env={**os.environ, "RAW_DATA": str(RAW_DATA)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def ran(self, arguments: list[str]) -> bool:
        """Run pytest; False where it had to be ended."""
        self._forks.stdin.write(f"{json.dumps(arguments)}\n")
        self._forks.stdin.flush()
        return self._forks.stdout.readline() == "ended\n"

    def end(self) -> None:
        """Run nothing more."""
        self._forks.stdin.close()
        self._forks.wait()


def notice(one: Fault, tree: Tree) -> list[Noticed]:
    """Put a fault back, run its tests, and put the tree right again."""
    path = tree.folder / one.file
    right = path.read_bytes()
    try:
        _write(path, one.put_back(tree.folder).encode())
        return _run(one, tree)
    finally:
        _write(path, right)


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    # One change may follow another within the second and the size that Python tells them apart by.
    Path(cache_from_source(str(path))).unlink(missing_ok=True)


def _run(one: Fault, tree: "Tree") -> list[Noticed]:
    report = tree.folder.parent / "report.xml"
    report.unlink(missing_ok=True)
    begun = time.monotonic()
    if tree.ran([*OPTIONS, f"--junit-xml={report}", *one.tests]):
        ends = [told(report, test, by=one.by) for test in one.tests]
    else:
        ends = [("ran without an end", False)] * len(one.tests)
    seconds = time.monotonic() - begun
    return [Noticed(test, *end, seconds) for test, end in zip(one.tests, ends, strict=True)]


def told(report: Path, test: str, *, by: str = "") -> tuple[str, bool]:
    """Return how a test failed, in a few words, and whether that shows that it noticed.

    Args:
        report: As JUnit's XML.
        test: Node id; a name of several cases stands for any of them.
        by: What it may fail by beside an assertion.
    """
    try:
        every = list(parse(report).iter("testcase"))  # noqa: S314 - written by our own run
    except (OSError, ParseError):
        return "was not run", False
    cases = [one for one in every if _is_case(one, test)]
    failures = [one.find("failure") for one in cases]
    failed = next((one for one in failures if one is not None), None)
    if failed is not None:
        return _kind(failed.get("message", ""), by=by)
    if any(one.find("error") is not None for one in cases):
        return "broke before it asked", False
    return _why_passed(cases), False


def _is_case(case: Element, test: str) -> bool:
    module, _, name = test.partition("::")
    if case.get("classname") != module.removesuffix(".py").replace("/", "."):
        return False
    return name in {case.get("name", ""), case.get("name", "").partition("[")[0]}


def _why_passed(cases: list[Element]) -> str:
    if not cases:
        return "was not found"
    skipped = all(one.find("skipped") is not None for one in cases)
    return "was skipped" if skipped else "passes all the same"


def _kind(message: str, *, by: str) -> tuple[str, bool]:
    if message.startswith(ASSERTIONS):
        return "assertion", True
    name = message.partition(":")[0].rpartition(".")[2][:60]
    return name, bool(by) and name == by
