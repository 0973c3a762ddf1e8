"""`make lock` builds the right command of uv, without uv and without a registry."""

import itertools
import os
import shutil
import subprocess

import pytest

from tests.paths import ROOT

SETS = ["bench", "full", "spark", "partner", "assistant", "served", "csvw"]
# Stands in for uv: notes its arguments, and writes what the file in `ANSWER` says it would pin.
STAND_IN = """#!/bin/sh
echo "$@" >>"$NOTED"
while [ "$1" != -o ]; do shift; done
[ -z "${ANSWER:-}" ] || printf '%s \\\\\\n' "$ANSWER" >"$2"
"""


@pytest.fixture
def copy(tmp_path):
    """The script and the lock files, in a folder of their own."""
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    return tmp_path


def run(copy, *names, uv=True, answer=""):
    bins = copy / "bin"
    bins.mkdir(exist_ok=True)
    if uv:
        (bins / "uv").write_text(STAND_IN, encoding="utf-8")
        (bins / "uv").chmod(0o755)
    return subprocess.run(
        ["/bin/bash", copy / ".ci" / "lock", *names],
        env={"PATH": f"{bins}{os.pathsep}/usr/bin:/bin", "NOTED": copy / "noted", "ANSWER": answer},
        capture_output=True,
        text=True,
        check=False,
    )


def noted(copy):
    return (copy / "noted").read_text("utf-8").splitlines()


def test_every_lock_file_is_made_and_the_largest_first(copy):
    assert run(copy).returncode == 0

    made = [line.split(" -o requirements/")[1].split(".txt")[0] for line in noted(copy)]
    assert made == SETS
    assert {path.stem for path in (ROOT / "requirements").glob("*.txt")} == set(made)


def test_nothing_moves_where_no_package_is_named(copy):
    run(copy)

    assert not any("--upgrade" in line for line in noted(copy))


def test_the_packages_named_may_move_in_every_file_and_no_other(copy):
    assert run(copy, "dash", "Prometheus_Client").returncode == 0

    for line in noted(copy):
        words = line.split()
        moving = [after for word, after in itertools.pairwise(words) if "-upg" in word]
        assert moving == ["dash", "prometheus-client"], line


def test_it_says_what_moved(copy):
    lines = (copy / "requirements" / "served.txt").read_text("utf-8").splitlines()
    [dash] = [line.split()[0] for line in lines if line.startswith("dash==")]

    ran = run(copy, "dash", answer="dash==999.0.0")

    assert ran.returncode == 0
    assert f"was {dash}" in ran.stdout
    assert "now dash==999.0.0" in ran.stdout


def test_a_name_that_is_not_pinned_is_refused_before_anything_is_made(copy):
    ran = run(copy, "dash", "dahs")

    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert "UPGRADE names dahs" in ran.stderr
    assert not (copy / "noted").exists()


def test_a_missing_uv_is_one_line_with_the_remedy(copy):
    if shutil.which("uv", path="/usr/bin:/bin"):
        pytest.skip("uv is a system package here")
    ran = run(copy, uv=False)

    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert "needs uv" in ran.stderr
    assert "pip install uv" in ran.stderr


def test_make_hands_the_names_over():
    ran = subprocess.run(
        ["make", "-n", "--no-print-directory", "lock", "UPGRADE=dash pandas"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.splitlines()[0] == ".ci/lock dash pandas"
    assert "uv" in (ROOT / "README.md").read_text("utf-8").split("`make lock`")[1][:120]
