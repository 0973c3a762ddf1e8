"""Each fault that the manifest of the raw files names, tried on each source it can befall.

Every case is the real file with one thing changed: it is read as if nothing had been, or refused
with a line that names it. The Met's file in its published form and the publishers' workbooks have
the same faults in `test_met_dashboard.py`, `test_homelessness_workbooks.py` and
`test_population_tables.py`.
"""

import csv
import io

import pytest

from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder
from tests.unit.pipeline.fault_sources import AS_BEFORE, SOURCES

pytestmark = pytest.mark.raw


def in_column(rows, name, change):
    at = rows[0].index(name)
    return [rows[0], *([*row[:at], change(row[at]), *row[at + 1 :]] for row in rows[1:])]


def capitals(rows, source):
    name, value = source.kind
    return in_column(rows, name, lambda cell: cell.swapcase() if value in cell else cell)


def duplicated_rows(rows, _):
    return [*rows, *rows[1:6]]


def missing_month(rows, source):
    at = rows[0].index(source.month)
    months = sorted({row[at] for row in rows[1:] if source.only in ",".join(row)})
    return [row for row in rows if row[at] != months[len(months) // 2]]


def stub_month(rows, source):
    """The last month as it stands on its first day: a count of one wherever there is one."""
    at = rows[0].index(source.month or source.counts[0])
    last = max(row[at] for row in rows[1:] if source.only in ",".join(row)) if source.month else ""
    columns = [rows[0].index(name) for name in source.counts]

    def stub(row):
        if source.month and (row[at] != last or source.only not in ",".join(row)):
            return row
        return ["1" if place in columns and cell else cell for place, cell in enumerate(row)]

    return [rows[0], *map(stub, rows[1:])]


def renamed(rows, source):
    return in_column(rows, source.borough, lambda cell: cell.replace("Barnet", "North Town"))


def ampersand(rows, source):
    return in_column(rows, source.borough, lambda cell: cell.replace(" and ", " & "))


def counts_as_text(rows, source):
    for name in source.counts:
        rows = in_column(rows, name, lambda cell: f"1,{cell.zfill(3)}" if cell else cell)
    return rows


FAULTS = {
    "capitals": capitals,
    "duplicated rows": duplicated_rows,
    "missing month": missing_month,
    "stub month": stub_month,
    "renamed": renamed,
    "ampersand": ampersand,
    "counts as text": counts_as_text,
}
CASES = [(name, fault) for name, source in SOURCES.items() for fault in source.outcome]


def spoilt(altered, source, fault):
    def change(lines):
        rows = list(csv.reader(lines))
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows(FAULTS[fault](rows, source))
        changed = written.getvalue().splitlines()
        assert changed != lines
        return changed

    return altered(source.file, change)


@pytest.fixture(scope="module")
def before(raw_folder):
    """What each reader makes of the real files, read when it is first asked for."""
    kept = {}

    def of(name):
        if name not in kept:
            kept[name] = SOURCES[name].read(RawFolder(raw_folder))
        return kept[name]

    return of


@pytest.mark.parametrize(("name", "fault"), CASES)
def test_no_fault_of_the_manifest_is_read_wrong(altered, before, name, fault):
    source = SOURCES[name]
    raw, words = spoilt(altered, source, fault), source.outcome[fault]
    if words == AS_BEFORE:
        assert source.read(raw).equals(before(name))
        return

    with pytest.raises(InputFault) as caught:
        source.read(raw)

    assert words in str(caught.value)
    assert "Remedy: " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_fault_that_can_befall_a_source_is_tried():
    for name, source in SOURCES.items():
        possible = {"duplicated rows", "counts as text"}
        possible |= {"capitals"} if source.kind[0] else set()
        possible |= {"missing month", "stub month"} if source.month else set()
        possible |= {"renamed", "ampersand"} if source.borough else set()
        # One row a victim: a stub is a year that stops before December, and is left out. The file
        # itself writes "&".
        untried = {"stub month", "ampersand"} if name == "homicide" else set()
        assert possible - set(source.outcome) == untried, name
