"""What is served can be held against advisories in files."""

import json
from pathlib import Path

import pytest

from tests.supply import advisories
from tests.supply.pins import Pin, pins

# Made up: no such fault was ever found.
MADE_UP = {
    "id": "MADE-UP-1",
    "affected": [
        {
            "package": {"ecosystem": "PyPI", "name": "Flask_Compress"},
            "ranges": [
                {
                    "type": "ECOSYSTEM",
                    "events": [{"introduced": "0"}, {"fixed": "1.5"}, {"introduced": "2.0"}],
                }
            ],
        }
    ],
}


@pytest.mark.parametrize(
    ("version", "named"),
    [("1.4", True), ("1.5", False), ("1.9.9", False), ("2.0", True), ("3.1", True)],
)
def test_an_advisory_names_the_versions_of_its_ranges(version: str, *, named: bool) -> None:
    pinned = (Pin("flask-compress", version), Pin("flask", "1.0"))
    found = advisories.findings(pinned, iter([MADE_UP]))
    assert [(one.pin.name, one.mended) for one in found] == (
        [("flask-compress", "1.5")] if named else []
    )


def test_an_advisory_that_was_withdrawn_or_is_of_another_language_names_nothing() -> None:
    pinned = (Pin("flask-compress", "2.0"),)
    elsewhere = json.loads(json.dumps(MADE_UP).replace("PyPI", "npm"))
    withdrawn = {**MADE_UP, "withdrawn": "2026-01-01T00:00:00Z"}
    assert advisories.findings(pinned, iter([elsewhere, withdrawn])) == []


def test_an_advisory_may_list_versions_one_by_one() -> None:
    listed = {
        "id": "MADE-UP-2",
        "affected": [{"package": {"ecosystem": "PyPI", "name": "a"}, "versions": ["1.0"]}],
    }
    found = advisories.findings((Pin("a", "1.0"),), iter([listed]))
    assert [one.advisory for one in found] == ["MADE-UP-2"]


def test_the_command_names_what_a_made_up_advisory_affects(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dash = next(one for one in pins() if one.name == "dash")
    (tmp_path / "one.json").write_text(
        json.dumps(MADE_UP).replace("Flask_Compress", "dash").replace('"2.0"', f'"{dash.version}"')
    )
    assert advisories.main([str(tmp_path)]) == advisories.FOUND
    assert f"dash {dash.version}: MADE-UP-1" in capsys.readouterr().out


@pytest.mark.parametrize("held", [None, "no JSON", "{}", "[1]"])
def test_what_cannot_be_read_is_said_and_is_no_pass(
    held: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if held is not None:
        (tmp_path / "one.json").write_text(held)
    assert advisories.main([str(tmp_path)]) == advisories.UNREADABLE
    said = capsys.readouterr().err
    assert said.startswith("Nothing was checked: ")
    assert said.count("\n") == 1


def test_without_advisories_nothing_is_said_to_be_safe() -> None:
    assert advisories.main([]) == advisories.UNREADABLE
