"""The timer and the line for cron name commands and settings that are there."""

import re

import pytest

from tests.paths import ROOT

DEPLOY = ROOT / "docs" / "deploy"


@pytest.mark.parametrize("name", ["update.service", "update.cron"])
def test_what_runs_once_a_day_is_there(name):
    text = (DEPLOY / name).read_text("utf-8")
    settings = (ROOT / "README.md").read_text("utf-8")

    [module] = re.findall(r"\.venv/bin/python -m (\S+)", text)
    assert (ROOT / f"{module.replace('.', '/')}.py").exists()
    named = set(re.findall(r"\b([A-Z]+_[A-Z]+)=", text))
    assert named
    assert all(f"| `{one}` |" in settings for one in named)


def test_the_page_on_releases_names_every_code_and_the_timer():
    page = (ROOT / "docs" / "releases.md").read_text("utf-8")

    assert "[deploy/](deploy/)" in page
    assert re.findall(r"^\| (\d) \|", page, re.MULTILINE) == ["0", "1", "3", "4"]
    assert (DEPLOY / "update.timer").read_text("utf-8").count("OnCalendar=") == 1
