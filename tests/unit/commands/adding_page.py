"""Reads `docs/adding.md` as one who follows it would: its frames, commands, tests and addresses."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.paths import ROOT

TEXT = (ROOT / "docs" / "adding.md").read_text("utf-8")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PLACED = re.compile(r"# (?P<path>[\w/.]+): (?P<place>.+)\n")
SPEAKS = re.compile(r"^\| `(tests/[\w/]+\.py::\w+)` \|", re.MULTILINE)
LOOK = re.compile(r"^\| `(/[^`]*)` \| (.+) \|$", re.MULTILINE)


@dataclass(frozen=True)
class Frame:
    """Text that goes into a file, at a place in it."""

    at: int
    path: str
    place: str
    text: str

    def put(self, root: Path) -> None:
        """Write it where the frame says, in a copy of the code."""
        path = root / self.path
        if self.place == "new file":
            assert not path.exists(), f"{self.path} is there already: the example is no example"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.text, "utf-8")
            return
        path.write_text(self._into(path.read_text("utf-8")), "utf-8")

    def _into(self, held: str) -> str:
        if self.place == "at the end":
            return held + self.text
        if after := re.fullmatch("after `(.*)`", self.place):
            line = f"{after[1]}\n"
        elif under := re.fullmatch(r"under (\w+) of (\w+)", self.place):
            [entry] = re.findall(rf"^- id: {under[2]}\n(?:(?!- id: ).*\n)*", held, re.MULTILINE)
            line = entry[: entry.index(f"  {under[1]}:\n")] + f"  {under[1]}:\n"
        else:
            raise AssertionError(f"{self.path}: nobody can tell where “{self.place}” is")
        assert f"\n{held}".count(f"\n{line}") == 1, f"{self.path}: where is {self.place}?"
        return held.replace(line, line + self.text, 1)


@dataclass(frozen=True)
class Command:
    """One line to type."""

    at: int
    line: str


@dataclass(frozen=True)
class Speaks:
    """A test that fails until what comes after it is done."""

    at: int
    test: str


@dataclass(frozen=True)
class Look:
    """An address to look at, and what the page says is there."""

    at: int
    address: str
    what: str


Step = Frame | Command | Speaks | Look


def steps() -> list[Step]:
    """Everything there is to do, in the order in which the page says it."""
    found: list[Step] = []
    for fence in FENCE.finditer(TEXT):
        kind, body = fence.groups()
        if kind == "sh":
            found += [Command(fence.start(), line) for line in body.splitlines()]
            continue
        placed = PLACED.match(body)
        assert placed, f"a frame does not say where it goes: {body[:60]}"
        text = body[placed.end() :]
        found.append(Frame(fence.start(), placed["path"], placed["place"], text))
    found += [Speaks(one.start(), one[1]) for one in SPEAKS.finditer(TEXT)]
    found += [Look(one.start(), one[1], one[2]) for one in LOOK.finditer(TEXT)]
    return sorted(found, key=lambda step: step.at)
