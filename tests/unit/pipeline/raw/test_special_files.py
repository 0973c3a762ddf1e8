"""What is no plain file is refused by each reader, and never waited for."""

import os
import socket
from pathlib import Path

import pytest

from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder
from data.pipeline.raw.workbooks import Workbook
from tests.rights import as_nobody, folder_seen_by_all
from tests.unit.pipeline.fault_line import in_one_line


def pipe(path):
    os.mkfifo(path)


def folder(path):
    path.mkdir()


def loop(path):
    path.symlink_to(path)


def device(path):
    path.symlink_to("/dev/zero")


def socketed(path):
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


READERS = {
    "a table": lambda raw: raw.table("given", columns={"count": "count"}, key=[]),
    "a document": lambda raw: raw.json("given"),
    "a text": lambda raw: raw.text("given"),
    "a path": lambda raw: raw.path("given"),
    "a header": lambda raw: raw.header("given"),
}


@pytest.mark.parametrize(
    "make", [pipe, folder, loop, device, socketed], ids=lambda one: one.__name__
)
@pytest.mark.parametrize("how", READERS)
def test_what_is_no_plain_file_is_refused_and_never_waited_for(tmp_path, make, how):
    make(tmp_path / "given")

    with pytest.raises(InputFault, match="given: cannot be read from") as caught:
        READERS[how](RawFolder(tmp_path))
    in_one_line(caught)


@pytest.fixture
def place():
    with folder_seen_by_all() as made:
        yield made


CLOSED = {name: read for name, read in READERS.items() if name != "a path"} | {
    "a workbook": lambda raw: Workbook(raw.root / "given.xlsx", name="given.xlsx")
}


@pytest.mark.parametrize("how", CLOSED)
def test_what_may_not_be_read_is_refused_with_why(place, how):
    for name in ("given", "given.xlsx"):
        (place / name).touch(mode=0)

    denied = r"cannot be read .*\(Permission denied\)"
    with as_nobody(), pytest.raises(InputFault, match=denied) as caught:
        CLOSED[how](RawFolder(place))
    in_one_line(caught)


def test_a_folder_that_may_not_be_looked_into_is_not_taken_for_an_empty_one(place):
    (place / "given").mkdir(mode=0)

    denied = r"given: cannot be read .*\(Permission denied\)"
    with as_nobody(), pytest.raises(InputFault, match=denied) as caught:
        RawFolder(place).published("given", suffixes=(".csv",))
    in_one_line(caught)


@pytest.mark.parametrize(("how", "most"), [("a table", 32), ("a text", 32), ("a document", 8)])
def test_a_file_that_would_not_fit_is_refused_by_its_size(tmp_path, how, most):
    with (tmp_path / "given").open("wb") as file:
        file.truncate((most + 1) * 1_000_000)

    with pytest.raises(InputFault, match=f"has {most + 1} MB, more than {most}") as caught:
        READERS[how](RawFolder(tmp_path))
    in_one_line(caught)


@pytest.mark.parametrize(
    "change", [lambda path: path.write_text("month,count\n2024-03,7\n"), Path.unlink]
)
def test_a_file_that_changed_as_it_was_read_is_refused(tmp_path, change):
    given, raw = tmp_path / "given", RawFolder(tmp_path)
    given.write_text("month,count\n")
    raw.header("given")
    change(given)

    with pytest.raises(InputFault, match="changed while it was read") as caught:
        raw.record("given", rows=1)
    in_one_line(caught)
