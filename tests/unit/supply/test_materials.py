"""What is served is listed as its lock file pins it."""

import json
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.supply import materials
from tests.supply.pins import SERVED, pins


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


def test_the_list_is_the_same_whichever_interpreter_writes_it(monkeypatch) -> None:
    kept = materials.MATERIALS.read_text()
    for version in ("3.11.0", "3.11.99"):
        monkeypatch.setattr("platform.python_version", lambda version=version: version)
        assert materials.materials(pins()) == kept


def test_all_that_is_served_is_needed_by_something() -> None:
    kept = json.loads(materials.MATERIALS.read_text())
    needed = {one for each in kept["dependencies"] for one in each.get("dependsOn", ())}
    assert {one["bom-ref"] for one in kept["components"]} == needed


def test_a_lock_file_without_pins_is_no_lock_file(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("# nothing\n")
    with pytest.raises(ValueError, match="pins no package"):
        pins(empty)
    assert len(pins(SERVED)) > 50
