"""What is served is listed, licensed, and can be held against advisories."""

import json
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.supply import advisories, licences, materials
from tests.supply.pins import SERVED, Pin, pins

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


def test_the_list_of_materials_is_that_of_the_lock_file() -> None:
    kept = json.loads(materials.MATERIALS.read_text())
    named = {(one["name"], one["version"]) for one in kept["components"]}
    assert named == {(one.name, one.version) for one in pins()}, "run make lock"
    assert all(one["licenses"] for one in kept["components"])


def test_the_list_of_materials_is_valid_names_no_index_and_is_the_same_each_time() -> None:
    written = materials.materials(pins())
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written) is None
    assert written == materials.materials(pins()) == materials.MATERIALS.read_text()
    assert "simple/" not in written


def test_all_that_is_served_is_needed_by_something() -> None:
    kept = json.loads(materials.MATERIALS.read_text())
    needed = {one for each in kept["dependencies"] for one in each.get("dependsOn", ())}
    assert {one["bom-ref"] for one in kept["components"]} == needed


def test_each_served_package_has_a_licence_that_we_take() -> None:
    unfit = {one.name: licences.licence(one.name) for one in pins()}
    assert {name: said for name, said in unfit.items() if not licences.taken(said)} == {}


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later OR MIT", True),
        ("MIT AND AGPL-3.0-or-later", False),
        ("(GPL-2.0-only OR MPL-2.0) AND MIT", True),
    ],
)
def test_one_licence_of_a_choice_is_enough_and_all_of_a_sum_are_needed(
    said: str, *, fits: bool
) -> None:
    assert licences.taken(said) is fits


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


def test_a_lock_file_without_pins_is_no_lock_file(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("# nothing\n")
    with pytest.raises(ValueError, match="pins no package"):
        pins(empty)
    assert len(pins(SERVED)) > 50
