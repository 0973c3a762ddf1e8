"""Packages of Debian are asked for by several at once; made-up programs stand in for Debian's."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.paths import ROOT

INSTALLS = r"""
log=$APT_LISTS/../log
echo "begins $1" >>"$log"
sleep 0.2
[ "$1" = install ] && printf '%s\n' "${@:5}" >>"$APT_LISTS/../there"
# A server that a package starts would hold what is open here.
[ -e /proc/$$/fd/9 ] && echo "holds the turn" >>"$log"
echo "ends $1" >>"$log"
"""
PROGRAMS = {
    "id": "echo 0",
    "dpkg-query": 'grep -qx "${@: -1}" "$APT_LISTS/../there" && echo install ok installed',
    "apt-get": INSTALLS,
}


@pytest.fixture
def debian(tmp_path):
    """A made-up machine of root, on which nothing is installed: what its commands are told."""
    programs, lists = tmp_path / "programs", tmp_path / "lists"
    programs.mkdir()
    lists.mkdir()
    (tmp_path / "there").touch()
    for name, does in PROGRAMS.items():
        program = programs / name
        program.write_text(f"#!/usr/bin/env bash\n{does}\n", "utf-8")
        program.chmod(0o755)
    return {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "APT_LISTS": str(lists)}


def ask(debian, *packages):
    return subprocess.Popen([ROOT / ".ci" / "system", *packages], env=debian)


def log_of(debian):
    return (Path(debian["APT_LISTS"]).parent / "log").read_text("utf-8").split("\n")[:-1]


def test_those_who_ask_at_once_take_their_turn_and_ask_for_the_lists_once(debian):
    asking = [ask(debian, *wanted) for wanted in (("a", "b"), ("b",), ("c",))]

    assert [one.wait(timeout=15) for one in asking] == [0, 0, 0]
    told = log_of(debian)
    assert [one.split()[0] for one in told] == ["begins", "ends"] * (len(told) // 2)
    assert told.count("begins update") == 1
    there = Path(debian["APT_LISTS"]).parent / "there"
    assert sorted(there.read_text("utf-8").split()) == ["a", "b", "c"]


def test_the_lists_are_asked_for_again_an_hour_later(debian):
    assert ask(debian, "a").wait(timeout=15) == 0
    earlier = (Path(debian["APT_LISTS"]) / "asked").stat().st_mtime - 3700
    os.utime(Path(debian["APT_LISTS"]) / "asked", (earlier, earlier))

    assert ask(debian, "b").wait(timeout=15) == 0
    assert log_of(debian).count("begins update") == 2
    assert ask(debian, "b").wait(timeout=15) == 0
    assert log_of(debian).count("begins update") == 2
