"""Which of a server's processes answers, makes views or makes files."""

import os
import signal
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbacks.processes import roles
from callbacks.processes.roles import FOLDER, Role, Roles, role_of_this_process, shares


@given(st.integers(1, 64))
def test_all_are_as_many_as_were_asked_for_and_some_answer_readers(processes):
    share = shares(processes)

    assert share.pages + share.views + share.files == processes
    assert share.pages >= share.views
    assert share.pages >= 1


@pytest.mark.parametrize(
    ("processes", "own", "makes_views_itself"),
    [
        (1, [None], True),
        (2, [None, "files"], True),
        (3, [None, "views-0", "files"], False),
        (5, [None, None, "views-0", "views-1", "files"], False),
    ],
)
def test_each_process_takes_what_no_other_does(tmp_path, processes, own, makes_views_itself):
    held = [Roles(tmp_path, processes) for _ in range(processes)]
    taken = [one.take() for one in held]

    assert [role.own and role.own.name for role in taken] == own
    for role in taken:
        if role.own is None:
            assert (role.views is None) == makes_views_itself
            assert role.files == (tmp_path / "files" if processes > 1 else None)


def test_processes_that_answer_share_out_those_that_make_views(tmp_path):
    held = [Roles(tmp_path, 5) for _ in range(5)]
    taken = [one.take() for one in held]

    asked = [role.views.name for role in taken if role.views]
    assert sorted(asked) == ["views-0", "views-1"]


def test_what_a_process_did_is_taken_over_when_it_ends_and_one_more_answers(tmp_path):
    answers = Roles(tmp_path, 2)
    assert answers.take().own is None
    first = os.fork()
    if not first:
        taken = Roles(tmp_path, 2).take()
        os._exit(taken.own != tmp_path / "files")
    assert os.waitpid(first, 0)[1] == 0
    second, third, fourth = (Roles(tmp_path, 2) for _ in range(3))

    assert second.take().own == tmp_path / "files"
    assert third.take().own is None
    assert fourth.take().own is None


@pytest.mark.parametrize("processes", [3, 5])
def test_while_more_answer_than_were_asked_for_the_next_makes_what_nobody_does(tmp_path, processes):
    share = shares(processes)
    told, tell = os.pipe()
    ending = os.fork()
    if not ending:
        held = [Roles(tmp_path, processes) for _ in range(share.pages + 1)]
        os.write(tell, bytes(one.take().own is not None for one in held))
        signal.pause()
    assert os.read(told, processes) == bytes([False] * share.pages + [True])
    staying = [Roles(tmp_path, processes) for _ in range(processes - share.pages - 1)]
    assert all(one.take().own for one in staying)
    more = [Roles(tmp_path, processes) for _ in range(share.pages)]
    assert not any(one.take().own for one in more)

    os.kill(ending, signal.SIGKILL)
    os.waitpid(ending, 0)

    assert Roles(tmp_path, processes).take().own == tmp_path / "views-0"


def test_processes_of_a_reload_meet_anew_and_nothing_is_left_in_the_end(tmp_path, monkeypatch):
    monkeypatch.setenv(FOLDER, str(tmp_path / "of another server"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    roles.meet(anew=True)
    before = Path(os.environ[FOLDER])
    assert before.parent.parent == tmp_path

    roles.meet()

    assert before.is_dir()
    assert Path(os.environ[FOLDER]) not in {before, tmp_path}
    roles.part()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_cleared_away_is_made_again(tmp_path):
    first, second = (Roles(tmp_path / "gone" / "too", 2) for _ in range(2))

    assert first.take().own is None
    assert second.take().own == tmp_path / "gone" / "too" / "files"


def test_a_process_without_such_a_folder_does_everything(monkeypatch):
    monkeypatch.delenv(FOLDER, raising=False)

    assert role_of_this_process(3) == Role()


def test_where_no_folder_can_be_made_each_process_does_everything(tmp_path, monkeypatch, caplog):
    monkeypatch.setenv(FOLDER, str(tmp_path / "of another server"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))

    roles.meet(anew=True)

    assert role_of_this_process(3) == Role()
    assert "each makes what it answers" in caplog.text
    roles.part()
