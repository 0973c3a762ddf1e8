"""A release that was damaged or half-written is refused at the start, in one line."""

import os
import shutil
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import create_server
from data import repository
from data.checksums import SUMS, TABLES, check_files, read_table
from data.repository import ParquetRepository, ReleaseError, earlier_releases
from data.schemas import RECORD
from data.settings import Settings, SettingsError, load_settings
from tests.flipped import every_bit, one_bit_flipped
from tests.manifests import read_manifest, write_manifest
from tests.paths import ROOT
from tests.rights import as_nobody, folder_seen_by_all

FILES = sorted(path.name for path in (ROOT / "data" / "published").iterdir())


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


def written_anew(path, manifest):
    """Put the same rows in other bytes, and have a manifest list them."""
    pd.read_parquet(path).to_parquet(path, compression="zstd")
    digest = sha256(path.read_bytes()).hexdigest()
    manifest["tables"][path.name]["sha256"] = digest


def folder_in_its_place(path):
    path.unlink()
    path.mkdir()


DAMAGES = [cut, empty, other, gone, one_bit, folder_in_its_place]


def test_the_copy_is_served_as_long_as_nothing_is_wrong_with_it(copied):
    assert ParquetRepository.open(copied).manifest["tables"].keys() == {*TABLES, *RECORD}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", [*TABLES, *RECORD])
def test_a_damaged_table_is_named_with_the_remedy(copied, name, damage):
    damage(copied / name)

    with pytest.raises(ReleaseError) as refusal:
        ParquetRepository.open(copied)

    said = str(refusal.value)
    assert name in said
    assert "last good" in said
    assert "\n" not in said


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", ["manifest.json", SUMS])
def test_a_damaged_manifest_or_checksum_is_named(copied, name, damage):
    damage(copied / name)

    with pytest.raises(ReleaseError, match=name):
        ParquetRepository.open(copied)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_another_release_is_refused(copied, name):
    manifest = read_manifest(copied)
    manifest["tables"][name]["sha256"] = "0" * 64
    write_manifest(copied, manifest)

    with pytest.raises(ReleaseError, match="half-written"):
        ParquetRepository.open(copied)


@pytest.mark.parametrize("text", ["[]", "[1]", "{}", "null", '{"tables": {}}', "[" * 100_000])
def test_a_manifest_of_another_form_is_refused(copied, text):
    write_manifest(copied, text)

    with pytest.raises(ReleaseError, match=r"manifest\.json is not readable|not in the manifest"):
        ParquetRepository.open(copied)


@pytest.mark.parametrize("name", ["release", "data_to", "tables", "sources", "drawing"])
@pytest.mark.parametrize("said", [None, []])
def test_a_manifest_that_does_not_say_what_every_page_needs_is_refused(copied, name, said):
    manifest = read_manifest(copied)
    write_manifest(copied, manifest | {name: said})

    assert f"manifest.json is not readable: no {name}" in refusal_of(copied)
    assert "last good" in refusal_of(copied)


def test_a_table_of_which_the_manifest_says_nothing_is_refused(copied):
    manifest = read_manifest(copied)
    manifest["tables"]["metrics.parquet"] = []
    write_manifest(copied, manifest)

    assert "metrics.parquet is not the file that the manifest lists" in refusal_of(copied)


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory):
    """A copy of which one bit at a time is turned and put back."""
    return shutil.copytree(ROOT / "data" / "published", tmp_path_factory.mktemp("one") / "release")


def refusal_of(folder):
    with pytest.raises(ReleaseError) as refusal:
        ParquetRepository.open(folder)
    return str(refusal.value)


@given(name=st.sampled_from(FILES), where=st.floats(0, 1, exclude_max=True))
def test_one_bit_turned_anywhere_in_a_release_is_refused_and_its_file_named(spoiled, name, where):
    with one_bit_flipped(spoiled / name, where=where):
        said = refusal_of(spoiled)

    assert f"/{name} " in said or (name == SUMS and SUMS in said)
    assert "last good" in said
    assert "\n" not in said


def test_no_bit_of_the_checksum_itself_can_be_turned_unnoticed(spoiled):
    for where in every_bit(spoiled / SUMS):
        with one_bit_flipped(spoiled / SUMS, where=where):
            assert SUMS in refusal_of(spoiled)


def test_a_table_that_only_the_manifest_knows_is_held_against_it_as_well(copied):
    manifest = read_manifest(copied)
    (copied / "made_up.parquet").write_bytes(b"made up")
    manifest["tables"]["made_up.parquet"] = {"rows": 1, "sha256": "0" * 64}
    write_manifest(copied, manifest)

    assert "made_up.parquet is not the file" in refusal_of(copied)


def test_a_release_without_the_checksum_of_its_manifest_is_refused(copied):
    (copied / SUMS).unlink()

    assert f"{SUMS} is missing" in refusal_of(copied)


def test_a_table_is_held_against_its_contract_until_its_bytes_have_kept_it(copied):
    manifest, asked = read_manifest(copied), []

    def validate(_):
        asked.append(1)
        if len(asked) == 1:
            raise ValueError

    contract = SimpleNamespace(validate=validate)
    with pytest.raises(ReleaseError, match="cannot be read"):
        read_table(copied, manifest, "areas.parquet", contract)
    for _ in range(2):
        read_table(copied, manifest, "areas.parquet", contract)
    assert len(asked) == 2

    written_anew(copied / "areas.parquet", manifest)
    read_table(copied, manifest, "areas.parquet", contract)
    assert len(asked) == 3


def test_a_table_that_is_put_in_the_place_of_another_during_the_start_is_refused(
    copied, monkeypatch
):
    def checked(folder, manifest):
        check_files(folder, manifest)
        written_anew(folder / "metrics.parquet", {"tables": {"metrics.parquet": {}}})

    monkeypatch.setattr(repository, "check_files", checked)
    assert "metrics.parquet is not the file that the manifest lists" in refusal_of(copied)


def test_a_folder_of_releases_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SystemExit) as stop:
        create_server(Settings(releases=tmp_path / "none"))

    assert str(stop.value).startswith("Cannot start: RELEASES: ")
    assert "is no folder that can be read" in str(stop.value)


@pytest.fixture
def forbidden(copied, monkeypatch):
    """Have the system refuse to look into the copy: whoever runs tests may read everything."""
    usual = os.stat

    def stat(path, **how):
        if str(path).startswith(f"{copied}/"):
            raise PermissionError(13, "Permission denied", str(path))
        return usual(path, **how)

    monkeypatch.setattr(os, "stat", stat)
    return copied


def test_a_release_that_may_not_be_read_is_named(forbidden):
    assert "manifest.json cannot be read (Permission denied)" in refusal_of(forbidden)


@pytest.mark.parametrize("name", [SUMS, "manifest.json", "metrics.parquet"])
def test_a_file_of_a_release_that_may_not_be_read_is_named_with_why(name):
    with folder_seen_by_all() as place:
        folder = Path(shutil.copytree(ROOT / "data" / "published", place / "release"))
        folder.chmod(0o755)
        (folder / name).chmod(0)
        with as_nobody(), pytest.raises(ReleaseError) as refused:
            ParquetRepository.open(folder)
    assert f"{name} cannot be read (Permission denied)" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_earlier_release_that_may_not_be_read_is_left_out(forbidden, caplog):
    assert earlier_releases(forbidden.parent, served="9999-12", most=2) == []
    assert "an earlier release is left out" in caplog.text


def test_a_folder_of_packs_that_may_not_be_seen_is_none(forbidden, monkeypatch):
    monkeypatch.setenv("PARTNER", "local")
    monkeypatch.setenv("PARTNER_PACKS", str(forbidden / "packs"))

    with pytest.raises(SettingsError, match="a folder that is there"):
        load_settings()


def test_the_start_stops_with_one_line(copied):
    cut(copied / "metrics.parquet")

    with pytest.raises(SystemExit) as stop:
        create_server(Settings(release_dir=copied))

    assert str(stop.value).startswith("Cannot start: ")
    assert "\n" not in str(stop.value)
