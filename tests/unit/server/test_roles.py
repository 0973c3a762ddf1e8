"""Which of a server's processes answers, makes views or makes files."""

import shutil
import tempfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbacks.making.own_folder import keep_folders
from callbacks.processes import roles
from callbacks.processes.roles import Role, next_role, shares
from callbacks.processes.worker import Worker
from callbacks.processes.workshop import Workshop


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
    taken = begun(tmp_path, processes, processes)

    assert [role.own and role.own.name for role in taken] == own
    for role in taken:
        if role.own is None:
            assert (role.views is None) == makes_views_itself
            assert role.files == (tmp_path / "files" if processes > 1 else None)


def begun(folder, processes, number, *, held=()):
    """The roles of so many processes that are begun one after the other beside those that live."""
    taken = []
    for _ in range(number):
        taken.append(next_role(folder, processes, held=[*held, *taken]))
    return taken


def test_processes_that_answer_share_out_those_that_make_views(tmp_path):
    taken = begun(tmp_path, 5, 5)

    asked = [role.views.name for role in taken if role.views]
    assert sorted(asked) == ["views-0", "views-1"]


def test_what_a_process_did_is_taken_over_when_it_ends_and_one_more_answers(tmp_path):
    answers, first = begun(tmp_path, 2, 2)
    assert answers.own is None
    assert first.own == tmp_path / "files"

    second, third, fourth = begun(tmp_path, 2, 3, held=[answers])

    assert second.own == tmp_path / "files"
    assert third.own is None
    assert fourth.own is None
    assert len({one.place for one in (answers, second, third, fourth)}) == 4


@pytest.mark.parametrize("processes", [3, 5])
def test_while_more_answer_than_were_asked_for_the_next_makes_what_nobody_does(tmp_path, processes):
    share = shares(processes)
    ending = begun(tmp_path, processes, share.pages + 1)
    assert [role.own is not None for role in ending] == [False] * share.pages + [True]
    staying = begun(tmp_path, processes, processes - share.pages - 1, held=ending)
    assert all(one.own for one in staying)
    more = begun(tmp_path, processes, share.pages, held=[*ending, *staying])
    assert not any(one.own for one in more)

    following = next_role(tmp_path, processes, held=[*staying, *more])

    assert following.own == tmp_path / "views-0"


def test_processes_of_a_reload_take_nothing_from_those_that_they_succeed(tmp_path):
    last = begun(tmp_path / "last", 3, 3)

    assert begun(tmp_path / "next", 3, 3, held=last) == begun(tmp_path / "next", 3, 3)


def test_processes_of_a_reload_meet_anew_and_nothing_is_left_in_the_end(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    roles.meet(anew=True)
    before = roles.folder()
    assert before.parent.parent == tmp_path

    roles.meet()

    assert before.is_dir()
    assert roles.folder() not in {before, tmp_path}
    roles.part()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_cleared_away_is_made_again(tmp_path, monkeypatch):
    within = tmp_path / "gone" / "too"
    monkeypatch.setattr(tempfile, "tempdir", str(within))
    roles.meet(anew=True)
    before = roles.folder()

    shutil.rmtree(tmp_path / "gone")
    keep_folders()
    workshop = Workshop(None, before / "files", most_memory=0)
    assert (before / "files").is_socket()
    workshop.close()

    shutil.rmtree(tmp_path / "gone")
    roles.meet()
    assert roles.folder().parent == before.parent
    roles.part()
    assert list(within.iterdir()) == []


def test_a_process_without_such_a_folder_does_everything():
    assert roles.folder() is None
    assert Worker.role == Role()


def refused(*_given, **_more):
    raise OSError(30, "Read-only file system")


def a_long_name(**given):
    (given["dir"] / ("x" * 100)).mkdir()
    return str(given["dir"] / ("x" * 100))


@pytest.mark.parametrize("make", [refused, a_long_name])
def test_where_no_folder_can_be_made_each_process_does_everything(
    tmp_path, monkeypatch, caplog, make
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(tempfile, "mkdtemp", make)

    roles.meet(anew=True)

    assert roles.folder() is None
    assert "each makes what it answers" in caplog.text
    roles.part()
