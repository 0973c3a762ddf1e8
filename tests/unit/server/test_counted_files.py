"""What processes count together, on a disk that is full or cleared."""

import shutil
from pathlib import Path

import pytest

from callbacks.making import counted_files


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(counted_files.SHARED_FOLDER, str(tmp_path))
    counted_files.called(tmp_path / "pages-0")
    yield tmp_path
    counted_files.called(None)


def files(folder):
    return sorted(one.name for one in folder.iterdir())


def test_room_is_taken_before_anything_is_counted(folder):
    assert counted_files.has_room()

    assert len(files(folder)) == len(counted_files.KINDS)
    for one in folder.iterdir():
        # Blocks of a disk, not a promise: writing to what is not there would end the process.
        assert one.stat().st_blocks * 512 >= counted_files.ROOM


def test_where_the_disk_is_full_nothing_is_counted_until_there_is_room(folder, monkeypatch):
    def full(path, _):
        path.touch()
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        assert not counted_files.has_room()
        assert not files(folder)

    assert counted_files.has_room()


def test_who_succeeds_a_process_counts_on_in_its_files(folder):
    counted_files.has_room()
    before = files(folder)

    counted_files.called(folder / "pages-0")

    assert counted_files.has_room()
    assert files(folder) == before


def test_a_process_whose_files_were_cleared_away_counts_anew_in_others(folder):
    counted_files.has_room()
    before = files(folder)
    for one in folder.iterdir():
        one.unlink()

    assert counted_files.has_room()
    assert set(files(folder)).isdisjoint(before)
    shutil.rmtree(folder)
    assert not counted_files.has_room()


def test_a_folder_that_the_deployment_names_is_used_and_stays(folder):
    counted_files.begin()
    counted_files.end()

    assert folder.is_dir()


def test_the_folder_of_another_server_is_not_used(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    other = tmp_path / f"{counted_files.PREFIX}other"
    monkeypatch.setenv(counted_files.SHARED_FOLDER, str(other))

    counted_files.begin()
    [own] = tmp_path.iterdir()
    counted_files.end()

    assert own.name.startswith(counted_files.PREFIX)
    assert own != other
    assert not own.exists()
