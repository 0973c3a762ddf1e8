"""Answers in files that processes share: whole or not at all, within a bound, each made once."""

import os
import shutil
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from multiprocessing import get_context
from pathlib import Path

import pytest

from callbacks.making.apart import Room
from callbacks.making.kept_files import BLOCK, KeptFiles, blocks
from callbacks.server.answer_cache import AnswerCache
from callbacks.server.kept_answers import Answer, KeptAnswers

FORKED = get_context("fork")


def taken(folder: Path) -> int:
    return sum(blocks(one.stat().st_size) for one in folder.rglob("*") if one.is_file())


def in_another(do):
    process = FORKED.Process(target=do)
    process.start()
    process.join(30)
    assert process.exitcode == 0


@pytest.mark.usefixtures("common_folder")
def test_what_one_process_keeps_another_finds():
    cache = AnswerCache(1 << 20)
    in_another(lambda: cache.put(b"key", b"answer"))

    assert cache.get(b"key") == b"answer"
    assert AnswerCache(1 << 20).get(b"key") is None


@pytest.mark.usefixtures("common_folder")
def test_what_processes_ask_for_at_once_is_made_once(tmp_path):
    kept, made = KeptAnswers(1 << 20), tmp_path / "made"

    def make():
        with made.open("a") as told:
            told.write("x")
        time.sleep(0.3)
        return Answer(b"made", "text/plain")

    def ask():
        assert kept.once(b"key", make, room=Room.FILE).body == b"made"

    processes = [FORKED.Process(target=ask) for _ in range(3)]
    for one in processes:
        one.start()
    for one in processes:
        one.join(30)

    assert [one.exitcode for one in processes] == [0, 0, 0]
    assert made.read_text() == "x"


def test_four_processes_that_write_at_once_stay_within_the_bound(tmp_path):
    most = 16 * 16 * BLOCK
    files = KeptFiles(tmp_path, most)

    def write():
        for number in range(150):
            files.put(f"{os.getpid()}-{number}", b"x" * (number % 3 * 3000))

    for _ in range(2):
        processes = [FORKED.Process(target=write) for _ in range(4)]
        for one in processes:
            one.start()
        for one in processes:
            one.join(60)
        assert [one.exitcode for one in processes] == [0] * 4
        assert most / 4 < taken(tmp_path) <= most


def test_processes_that_write_little_and_are_replaced_stay_within_the_bound(tmp_path):
    files, most = KeptFiles(tmp_path, 64 * BLOCK), 64 * BLOCK
    for number in range(60):
        forked = copy(files)
        for each in range(3):
            forked.put(f"{number}-{each}", b"x")

    assert most / 4 < taken(tmp_path) <= most


def test_the_least_recently_used_goes_first(tmp_path):
    files = KeptFiles(tmp_path, 16 * BLOCK)
    for number in range(10):
        files.put(f"{number}", b"x")
        time.sleep(0.01)
    assert files.get("0")
    for number in range(10, 16):
        time.sleep(0.01)
        files.put(f"{number}", b"x")

    assert files.get("0") == b"x"
    assert files.get("1") is None
    assert files.get("15") == b"x"


@pytest.mark.parametrize("key", [b"../../etc/passwd", b"\0", b"/", b"", b"x" * 100_000, b"\xff\n"])
def test_no_key_leads_out_of_the_folder_or_to_another_answer(common_folder, key):
    cache = AnswerCache(1 << 20)
    cache.put(b"another", b"another answer")
    before = set(common_folder.rglob("*"))

    assert cache.get(key) is None
    cache.put(key, b"answer")

    assert cache.get(key) == b"answer"
    new = set(common_folder.rglob("*")) - before
    assert len(new) == 1
    assert len(new.pop().name) == 64


def test_what_was_written_half_is_never_read_and_goes_in_time(tmp_path, monkeypatch):
    files = KeptFiles(tmp_path, 16 * BLOCK)
    killed = FORKED.Process(target=files.put, args=("a", b"x" * 5000))
    with monkeypatch.context() as in_the_middle:
        in_the_middle.setattr(Path, "replace", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        killed.start()
        killed.join(30)
    assert len(list(tmp_path.rglob("half-*"))) == 1
    assert files.get("a") is None

    for number in range(20):
        files.put(f"{number}", b"x")
    assert not list(tmp_path.rglob("half-*"))


@pytest.mark.parametrize("fault", ["gone", "full"])
def test_a_disk_that_fails_means_made_anew_and_never_wrong(common_folder, monkeypatch, fault):
    kept = KeptAnswers(1 << 20)
    kept.put(b"before", Answer(b"kept", "text/plain"))
    if fault == "gone":
        shutil.rmtree(common_folder)
    else:
        monkeypatch.setattr("pathlib.Path.write_bytes", no_room)

    for _ in range(2):
        made = kept.once(b"key", lambda: Answer(b"made", "text/plain"), room=Room.VIEW)
        assert made.body == b"made"
    assert kept.get(b"key") is None
    assert (kept.get(b"before") is None) == (fault == "gone")
    assert not list(common_folder.rglob("half-*"))


def no_room(path: Path, _data: bytes) -> int:
    path.touch()
    raise OSError(28, "No space left on device")


def test_threads_read_whole_answers_while_others_write_them(tmp_path):
    files = KeptFiles(tmp_path, 1 << 22)

    def use(number):
        files.put("a", bytes([number % 256]) * 20_000)
        return files.get("a")

    with ThreadPoolExecutor(8) as pool:
        read = list(pool.map(use, range(400)))

    assert all(len(one) == 20_000 and len(set(one)) == 1 for one in read)
