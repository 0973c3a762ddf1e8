"""What `make fast` leaves out is named in one place, and `make test` runs all of it."""

import re

from tests.paths import ROOT
from tests.whole import EVERYTHING, TESTS, WHOLE, is_left_out, is_whole

STARTS = re.compile(r'"gunicorn"|running_app\(|fetch import update|pipeline\.__main__ import main')
# Refused before it begins.
NO_RUN = {
    TESTS / "unit/pipeline/release/test_candidate.py",
    TESTS / "unit/commands/test_closed_disk.py",
}


def command(target):
    makefile = (ROOT / "Makefile").read_text("utf-8")
    return re.search(rf"^{target}:.*\n\t(.*pytest.*)$", makefile, re.MULTILINE)[1]


def test_make_test_chooses_nothing_and_make_fast_leaves_out_what_is_named():
    assert "-m" not in command("test").split()
    assert "--ignore" not in command("test")
    assert command("fast").endswith('--ignore tests/browser -m "not office and not whole"')


def test_what_is_named_is_there():
    assert [one for one in (*WHOLE, *EVERYTHING) if not (TESTS / one).exists()] == []


def test_whatever_starts_a_server_or_runs_the_pipeline_is_named():
    starting = {
        path
        for path in TESTS.rglob("test_*.py")
        if STARTS.search(path.read_text("utf-8")) and path != ROOT / __file__
    }

    assert len(starting) > 8
    assert {path for path in starting - NO_RUN if not is_whole(path)} == set()


def test_what_make_fast_leaves_out_is_not_imported_and_all_else_is():
    [chosen] = re.findall(r'-m "(.*)"', command("fast"))
    named = {TESTS / one for one in (*WHOLE, *EVERYTHING)}

    assert {one for one in named if not is_left_out(one, chosen=chosen)} == set()
    assert {one for one in named if is_left_out(one, chosen="not office")} == set()
    assert not is_left_out(TESTS / "unit" / "commands", chosen=chosen)
