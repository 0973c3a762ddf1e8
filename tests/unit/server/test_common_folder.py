"""The folder of one server: its own, made anew with each release, and gone with its server."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from callbacks.making import common
from callbacks.making.choices import Asked, Deciding
from callbacks.server.answer_cache import AnswerCache


def test_a_release_that_is_loaded_anew_finds_nothing_of_the_last(common_folder):
    last = AnswerCache(1 << 20)
    last.put(b"key", b"of the last release")

    with common.anew():
        following = AnswerCache(1 << 20)
        assert common.folder() != common_folder
        assert last.get(b"key") == b"of the last release"
        assert following.get(b"key") is None

    # Processes of the last release may still serve: what they made goes nowhere.
    last.put(b"key", b"of the last release")
    assert last.get(b"key") is None
    assert following.get(b"key") is None
    assert not common_folder.exists()


def test_a_release_that_cannot_be_loaded_leaves_what_was_kept(common_folder):
    last = AnswerCache(1 << 20)
    last.put(b"key", b"answer")

    tried = []

    def load():
        with common.anew():
            tried.append(common.folder())
            sys.exit("Cannot start")

    with pytest.raises(SystemExit):
        load()
    assert not tried[0].exists()
    assert common.folder() == common_folder
    assert last.get(b"key") == b"answer"


MEET = """
from callbacks.processes import roles
roles.meet(anew=True)
print(roles.folder().parent)
"""
KEEP = """
from callbacks.making import common
common.begin()
print(common.folder())
"""


@pytest.mark.parametrize(
    ("begin", "end"),
    [(KEEP, "common.end()"), (MEET, "roles.part()")],
    ids=["what is kept", "where processes meet"],
)
def test_what_a_killed_server_left_goes_and_what_another_uses_stays(
    common_folder, tmp_path, begin, end
):
    left = made(f"{begin}\nimport os, sys\nsys.stdout.flush()\nos._exit(0)", tmp_path)
    assert left.is_dir()
    (left / "kept").write_bytes(b"x")
    being_made = tmp_path / f"{left.name[:-3]}new"
    being_made.mkdir()
    used = tmp_path / f"{left.name[:-3]}use"
    used.mkdir()
    (used / "in-use").touch()
    held = os.open(used, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_SH)

    own = made(f"{begin}\n{end}", tmp_path)
    os.close(held)

    assert not left.exists()
    assert not own.exists()
    assert being_made.is_dir()
    assert used.is_dir()
    assert common_folder.is_dir()


def made(program, folder):
    """The folder that a server of its own made, and said, before it ended."""
    told = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return Path(told.stdout.strip())


def test_without_a_disk_answers_are_kept_in_memory(monkeypatch, caplog):
    monkeypatch.setattr("callbacks.making.own_folder.mkdtemp", read_only)
    common.begin()
    cache = AnswerCache(1 << 20)
    cache.put(b"key", b"answer")

    assert common.folder() is None
    assert not cache.is_shared
    assert cache.get(b"key") == b"answer"
    assert "each process keeps its own" in caplog.text


def read_only(**_given):
    raise OSError(30, "Read-only file system")


@pytest.mark.usefixtures("common_folder")
def test_processes_that_learned_different_choices_never_take_each_other_s_answers():
    """One has answered without any choice before the other learns that there is one."""
    cache = AnswerCache(1 << 20)
    first, second = Deciding(cache), Deciding(cache)
    none, hackney = Asked({}), Asked({"borough": ["hackney"]})
    none.get("borough")

    before = second.key("/", hackney)
    cache.put(first.learn("/", none), b"of London")

    assert cache.get(before) is None
    assert cache.get(second.key("/", hackney)) is None
    assert cache.get(second.key("/", Asked({"x": ["1"]}))) == b"of London"
