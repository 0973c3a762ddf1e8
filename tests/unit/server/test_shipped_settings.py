"""What is tried is what is shipped: no test of a whole server turns a protection off."""

import re

import pytest

from tests.paths import ROOT

# How a test would turn it off.
LIMIT = re.compile(r"""rate_limit["']?\s*[=:]\s*(""|''|None)""", re.IGNORECASE)
# The bound of a pack is no cache.
CACHE = re.compile(
    r"""setattr\([^)]*(AnswerCache|KeptAnswers|(?<!packs\.)MOST_BYTES"""
    r"""|answer_cache(?!, "QUALITY"))"""
)
POLICY = re.compile(
    r"""bypass_csp|bypassCSP|setattr\([^)]*(PAGE_POLICY|OF_EVERY_ANSWER|headers\.register)"""
)
OFF = {"the limit": LIMIT, "the cache": CACHE, "the policy": POLICY}
# Which modules may: a benchmark times pages with what their policy forbids, unseen by them.
MAY = {"the limit": set(), "the cache": set(), "the policy": {"bench/pages.py", "bench/phone.py"}}
OWN = "unit/server/test_shipped_settings.py"


def turned_off(pattern):
    """Modules of tests that match, by their path below tests/."""
    folder = ROOT / "tests"
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.py")}
    return {name for name, path in paths.items() if pattern.search(path.read_text("utf-8"))} - {OWN}


@pytest.mark.parametrize("what", OFF)
def test_no_test_turns_a_protection_off_but_where_it_is_about_it(what):
    assert turned_off(OFF[what]) == MAY[what]


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("the limit", 'make_server(rate_limit="")'),
        ("the limit", '{"PORT": port, "RATE_LIMIT": ""}'),
        ("the limit", 'Settings(**{"rate_limit": ""})'),
        ("the cache", 'monkeypatch.setattr(routes, "MOST_BYTES", 0)'),
        ("the cache", 'monkeypatch.setattr("callbacks.server.answer_cache.AnswerCache", None)'),
        ("the policy", "browser.new_context(bypass_csp=True)"),
        ("the policy", 'monkeypatch.setattr(headers, "OF_EVERY_ANSWER", {})'),
    ],
)
def test_turning_one_off_would_be_seen(what, line):
    assert OFF[what].search(line)


@pytest.mark.parametrize("line", ['make_server(rate_limit="1 per minute")', "make_server()"])
def test_another_limit_is_no_limit_turned_off(line):
    assert not LIMIT.search(line)


def test_answers_kept_sooner_and_larger_are_kept():
    assert not CACHE.search('patch.setattr(answer_cache, "QUALITY", 1)')
