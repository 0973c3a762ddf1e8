"""Lines with too few or too many cells, each of which is listed and set aside. All made up."""

import io
import time
from threading import Thread

import pyarrow as pa
import pytest

from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.mapping.form import Format
from data.pipeline.partner.reading import delimited, input_files
from data.pipeline.partner.reading.faults import FaultBook, Problem
from tests.partner.extracts import HEADER, ONE, checked, faults


def test_a_file_of_nothing_but_broken_lines_lists_each(tmp_path):
    result = checked(tmp_path, f"{HEADER}\n" + f"2024-05-06,{ONE}\n" * 3)

    assert [fault["row"] for fault in faults(tmp_path)] == ["2", "3", "4"]
    assert result.counts[0].rows_set_aside == 3


def test_broken_lines_are_listed_though_the_file_cannot_be_read_to_its_end(tmp_path):
    good, broken = f"2024-05-06,{ONE},Robbery,a\n", f"2024-05-06,{ONE}\n"
    text = f"{HEADER}\n{good * 400}{broken}{good * 5_000}2024-05-06,{ONE},Robbery,caf".encode()
    (tmp_path / "incidents.csv").write_bytes(text + b"\xe9\n")

    with pytest.raises(ExtractFault, match="invalid UTF8"):
        checked(tmp_path, None, format={"encoding": "utf-8"})
    assert [fault["row"] for fault in faults(tmp_path)] == ["402"]


@pytest.fixture
def held(monkeypatch):
    """How many lines each time were entered together."""
    times, enter = [], FaultBook.set_aside

    def spy(book, numbers, found, **cells):
        times.append(len(numbers))
        enter(book, numbers, found, **cells)

    monkeypatch.setattr(FaultBook, "set_aside", spy)
    return times


class Slowly(io.RawIOBase):
    """A file on a slow line: what is read ahead comes while the rows before are checked."""

    def __init__(self, path):
        self.file = path.open("rb")

    def readable(self):
        return True

    def read(self, size=-1):
        time.sleep(0.002)
        return self.file.read(size)

    def close(self):
        self.file.close()
        super().close()


def test_no_broken_line_is_lost_that_comes_while_others_are_checked(tmp_path, monkeypatch):
    path, arrow = tmp_path / "slow.csv", delimited.pa_csv.open_csv
    path.write_text("a,b\n" + ("1,2\n" * 20 + "1\n" * 400) * 50)
    monkeypatch.setattr(delimited, "BLOCK", 4_096)
    monkeypatch.setattr(
        delimited.pa_csv,
        "open_csv",
        lambda path, **rest: arrow(pa.PythonFile(Slowly(path), mode="r"), **rest),
    )
    with FaultBook(path, "slow", tmp_path, ["a", "b"]) as book:
        pieces = list(delimited.open_delimited(path, form=Format(), wanted=["a"]).pieces(book))

    rows = {row for piece in pieces for row in piece.numbers.tolist()}
    assert rows == {2 + 420 * block + row for block in range(50) for row in range(20)}
    assert book.rows_set_aside == 50 * 400
    listed = {int(fault["row"]) for fault in faults(tmp_path, "slow")}
    assert listed == set(range(2, 2 + 420 * 50)) - rows


RAGGED = Problem("a line has not the 2 cells of the header", "the line has 1 cell", "see the line")


class Interrupted:
    """A book that meets another line, in another thread, while it enters those it was given."""

    def __init__(self):
        self.entered = []
        self.other = None

    def set_aside(self, numbers, _found, **_cells):
        if self.other is None:
            self.other = Thread(target=self.broken.add, args=(3, RAGGED, "1"))
            self.other.start()
            self.other.join(timeout=0.2)
        self.entered += numbers


def test_a_line_that_is_met_while_others_are_entered_is_entered_after_them():
    book = Interrupted()
    book.broken = delimited.BrokenLines(book)
    book.broken.add(2, RAGGED, "1")
    book.broken.enter()
    book.other.join()
    book.broken.enter()

    assert book.entered == [2, 3]
    assert book.broken.numbers(2, after=1).tolist() == [4, 5]


def test_no_more_than_a_piece_is_held_at_once_however_short_its_lines(tmp_path, monkeypatch, held):
    path = tmp_path / "short.csv"
    path.write_text("a,b\n" + "1,2\n" * 50 + "1\n" * 50 + "1,2\n" * 7)
    for module in (input_files, delimited):
        monkeypatch.setattr(module, "PIECE", 10)
    with FaultBook(path, "short", tmp_path, ["a", "b"]) as book:
        pieces = list(delimited.open_delimited(path, form=Format(), wanted=["a"]).pieces(book))

    assert [len(one.numbers) for one in pieces] == [10] * 5 + [7]
    assert [one.table.num_rows for one in pieces] == [10] * 5 + [7]
    assert pieces[-1].numbers.tolist() == list(range(102, 109))
    assert held == [10] * 5
    assert [int(one["row"]) for one in faults(tmp_path, "short")] == list(range(52, 102))


def test_long_broken_lines_are_held_no_longer_than_others(tmp_path, monkeypatch, held):
    path = tmp_path / "long.csv"
    path.write_text("a,b\n" + f"1,2,{'x' * 600}\n" * 40)
    monkeypatch.setattr(delimited, "BLOCK", 4_096)
    with FaultBook(path, "long", tmp_path, ["a", "b"]) as book:
        assert not list(delimited.open_delimited(path, form=Format(), wanted=["a"]).pieces(book))

    assert max(held) <= 7
    assert sum(held) == 40
