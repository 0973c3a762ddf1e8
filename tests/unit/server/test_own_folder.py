"""A folder of a server that somebody clears away while it serves."""

import os
import shutil

import pytest

from callbacks.making import own_folder as module
from callbacks.making.kept_files import KeptFiles
from callbacks.making.ours import make_again
from callbacks.making.own_folder import keep_folders, own_folder


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    made = own_folder("a-")
    yield made
    if made in module._KEPT:  # noqa: SLF001 - whatever became of it, no other test is to meet it
        made.end()


def test_it_is_there_again_in_use_and_keeps_answers_again(folder):
    kept = KeptFiles(folder.path, 1 << 20)
    kept.put("name", b"answer")
    shutil.rmtree(folder.path.parent)
    kept.put("name", b"answer")
    assert kept.get("name") is None

    keep_folders()
    kept.put("name", b"answer")

    assert kept.get("name") == b"answer"
    # Another server passes over it.
    other = own_folder("a-")
    assert folder.path.is_dir()
    other.end()


def test_one_that_is_there_is_left_alone(folder):
    held = folder.held

    keep_folders()

    assert folder.held == held


def test_once_its_server_has_ended_it_no_process_makes_it_again(folder):
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        os.close(tell)
        os.read(told, 1)
        keep_folders()
        os._exit(folder.path.exists())
    folder.end()
    os.close(tell)
    os.close(told)

    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.parametrize("by", ["a file", "a folder all may write to", "a link"])
def test_what_somebody_else_has_put_in_its_place_is_not_used(folder, tmp_path, by):
    kept = KeptFiles(folder.path, 1 << 20)
    shutil.rmtree(folder.path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    if by == "a file":
        folder.path.touch()
    elif by == "a link":
        folder.path.symlink_to(elsewhere)
    else:
        folder.path.mkdir()
        folder.path.chmod(0o777)

    keep_folders()
    kept.put("name", b"answer")

    assert kept.get("name") is None
    assert not list(elsewhere.iterdir())
    with pytest.raises(PermissionError):
        make_again(folder.path / "within")
