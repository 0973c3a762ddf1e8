"""A release that was damaged or half-written is refused at the start, in one line."""

import json
import shutil

import pytest

from app import create_server
from data.repository import TABLES, ParquetRepository, ReleaseError
from data.settings import Settings
from tests.paths import ROOT


@pytest.fixture
def copied(tmp_path):
    """A copy of the published release, to be damaged."""
    return shutil.copytree(ROOT / "data" / "published", tmp_path / "release")


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path):
    path.write_bytes(b"")


def other(path):
    path.write_text("not a table", encoding="utf-8")


def gone(path):
    path.unlink()


def one_bit(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 1
    path.write_bytes(bytes(content))


def folder_in_its_place(path):
    path.unlink()
    path.mkdir()


DAMAGES = [cut, empty, other, gone, one_bit, folder_in_its_place]


def test_the_copy_is_served_as_long_as_nothing_is_wrong_with_it(copied):
    assert ParquetRepository.open(copied).manifest["tables"].keys() == set(TABLES)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", TABLES)
def test_a_damaged_table_is_named_with_the_remedy(copied, name, damage):
    damage(copied / name)

    with pytest.raises(ReleaseError) as refusal:
        ParquetRepository.open(copied)

    said = str(refusal.value)
    assert name in said
    assert "last good" in said
    assert "\n" not in said


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_manifest_is_named(copied, damage):
    damage(copied / "manifest.json")

    with pytest.raises(ReleaseError, match=r"manifest\.json|manifest lists|not in the manifest"):
        ParquetRepository.open(copied)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_another_release_is_refused(copied, name):
    manifest = json.loads((copied / "manifest.json").read_text(encoding="utf-8"))
    manifest["tables"][name]["sha256"] = "0" * 64
    (copied / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")

    with pytest.raises(ReleaseError, match="half-written"):
        ParquetRepository.open(copied)


@pytest.mark.parametrize("text", ["[]", "[1]", "{}", "null", '{"tables": {}}'])
def test_a_manifest_of_another_form_is_refused(copied, text):
    (copied / "manifest.json").write_text(text, encoding="utf-8")

    with pytest.raises(ReleaseError):
        ParquetRepository.open(copied)


def test_the_start_stops_with_one_line(copied):
    cut(copied / "metrics.parquet")

    with pytest.raises(SystemExit) as stop:
        create_server(Settings(release_dir=copied))

    assert str(stop.value).startswith("Cannot start: ")
    assert "\n" not in str(stop.value)
