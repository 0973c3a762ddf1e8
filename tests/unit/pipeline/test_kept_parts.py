"""A part of a release is made once for the same raw files, and anew for any other. All made up."""

import pytest

from data.pipeline.raw.read import RawFolder
from tests.unit.pipeline.kept_parts import keeping


@pytest.fixture
def part():
    """A part that sums up a file, and the newer one that may lie beside it; it counts its turns."""
    held, turns = {}, []

    def give(name, make):
        if name not in held:
            held[name] = make()
        return held[name]

    def total(raw, *, times):
        turns.append(times)
        names = ["counts.csv", *raw.published("newer", suffixes=(".csv",))]
        read = [raw.table(name, columns={"count": "count"}, key=[])["count"] for name in names]
        return sum(one.sum() for one in read) * sum(times)

    return keeping(total, name="total", give=give), turns


def test_the_same_files_are_read_once_and_stand_in_the_record_of_each_run(raw_with, part):
    once, turns = part
    first = raw_with("count", "1", "2")
    again = RawFolder(first.root)

    assert [once(first, times=[2]), once(again, times=[2])] == [6, 6]
    assert len(turns) == 1
    assert [one.name for one in again.fingerprints] == ["counts.csv"]
    assert again.fingerprints == first.fingerprints


def test_another_count_another_file_or_another_wish_makes_it_anew(raw_with, part):
    once, turns = part
    raw = raw_with("count", "1", "2")
    assert once(raw, times=[2]) == 6

    assert once(raw_with("count", "1", "3"), times=[2]) == 8
    assert once(raw, times=[3]) == 12
    raw_with("count", "5", name="newer/august.csv")
    assert once(raw, times=[3]) == 27
    raw_with("count", "6", name="newer/august.csv")
    assert once(raw, times=[3]) == 30
    assert once(raw_with("count", "1", "2"), times=[3]) == 27
    assert len(turns) == 6
