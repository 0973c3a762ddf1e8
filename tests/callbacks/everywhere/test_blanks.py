"""Each blank of a table bears the mark of its own row, and the table says what that mark means."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalogue import Catalogue
from data.model import SHORTHAND, Level, Status
from data.repository import ParquetRepository
from data.settings import Settings
from tests.callbacks.page_text import text_of

CATALOGUE, RELEASE = Catalogue.load(), ParquetRepository.open(Settings().release_dir)
MEASURES = sorted(one.id for one in CATALOGUE.indicators.values() if one.borough_map)
TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
CAPTION = re.compile(r"<caption\b.*?</caption>", re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
BLANK = re.compile(r"\[[cxzb]\]")
SOLE = re.compile(r"^\[[cxz]\]$")


@pytest.fixture(scope="module")
def look(server):
    return server.test_client().get


def tables(page):
    """Each table: its caption with the note in it, and its rows as cells of text."""
    for table in TABLE.findall(page):
        caption = CAPTION.search(table)
        rows = [[text_of(cell) for cell in CELL.findall(row)] for row in ROW.findall(table)]
        yield text_of(caption[0]) if caption else "", [row for row in rows if row]


def rows_of(indicator, kind):
    return RELEASE.values(indicator, level=Level.BOROUGH, period_type=kind)


def with_blanks():
    """Every measure, kind of period and period in which some boroughs have no value."""
    found = []
    for indicator in MEASURES:
        for kind in CATALOGUE.indicators[indicator].levels[Level.BOROUGH]:
            rows = rows_of(indicator, kind)
            blank = rows[rows["value"].isna() & rows["status"].ne("not_applicable")]
            ends = set(blank["period_end"]) & set(rows.loc[rows["value"].notna(), "period_end"])
            found += [(indicator, kind, f"{end:%Y-%m-%d}") for end in ends]
            if len(rows):
                found.append((indicator, kind, f"{rows['period_end'].max():%Y-%m-%d}"))
    return sorted(set(found))


CASES = with_blanks()


def statuses(indicator, kind, end):
    rows = rows_of(indicator, kind)
    rows = rows[rows["period_end"].eq(end)]
    return dict(zip(rows["area_name"], rows["status"], strict=True))


def held(page, *, of):
    """Check each table that has boroughs in its rows; return how many blanks it has."""
    seen = 0
    for caption, rows in tables(page):
        if "later and earlier period" in caption or "beside" in caption.casefold():
            continue
        for name, *cells in rows:
            status = of.get(name)
            blank = [one for one in cells if SOLE.match(one)]
            if status is None or not blank:
                continue
            if status in {"published", "not_comparable"}:
                # A value without an interval, or a borough with too few events for limits.
                assert set(blank) == {"[z]"}, (caption, name, cells)
                assert "[z] in the" in caption, (caption, name)
            else:
                mark = SHORTHAND[Status(status)]
                assert set(blank) == {mark}, (caption, name, cells, status)
                assert mark in caption, (caption, name)
            seen += len(blank)
    return seen


@settings(max_examples=60)
@given(case=st.sampled_from(CASES), view=st.sampled_from(["spread", "funnel", "table"]))
def test_every_blank_of_a_borough_has_the_mark_and_the_reason_of_its_row(case, view, look):
    indicator, kind, end = case
    address = f"/compare?indicator={indicator}&period_type={kind}&period={end}&view={view}"
    answer = look(address)

    assert answer.status_code in {200, 404}
    if answer.status_code == 200 and view != "table":
        held(answer.text, of=statuses(indicator, kind, end))


def test_the_newest_tables_of_every_measure_mark_each_blank_truly(look):
    seen = 0
    for indicator in MEASURES:
        kind = CATALOGUE.indicators[indicator].default_period_type
        if kind is None:
            continue
        rows = rows_of(indicator, kind)
        if rows.empty:
            continue
        end = f"{rows['period_end'].max():%Y-%m-%d}"
        for address in (
            f"/indicators/{indicator}?period_type={kind}&period={end}",
            f"/compare?view=funnel&indicator={indicator}&period_type={kind}&period={end}",
        ):
            answer = look(address)
            if answer.status_code == 200:
                seen += held(answer.text, of=statuses(indicator, kind, end))
    assert seen > 50


def test_no_table_has_a_mark_that_it_does_not_explain(walked):
    seen = 0
    for address, answer in walked.items():
        if answer.kind != "text/html" or address.startswith(("evidence", "embed")):
            continue
        for caption, rows in tables(answer.text):
            used = {mark for row in rows for cell in row[1:] for mark in BLANK.findall(cell)}
            if not used or not caption:
                continue
            unexplained = [mark for mark in used if mark not in caption]
            seen += len(used)
            assert unexplained == [] or explained_beside(answer.text, unexplained), (
                address,
                caption[:120],
                unexplained,
            )
    assert seen > 20


def explained_beside(page, marks):
    """Tell whether a page says in words, beside its mark, why a cell has no number."""
    words = text_of(page)
    return all(re.search(rf"{re.escape(mark)} \w+|\w+ {re.escape(mark)}", words) for mark in marks)


CHANGES = {
    "suppressed": "[c]",
    "missing": "[x]",
    "not_applicable": "[z]",
}


@pytest.mark.parametrize(
    ("indicator", "kind", "end"),
    [one for one in CASES if "homelessness" in one[0] and one[2] > "2024"],
)
def test_a_change_that_is_not_given_bears_the_mark_of_what_is_blank(indicator, kind, end, look):
    answer = look(f"/compare?view=change&indicator={indicator}&period_type={kind}&period={end}")
    rows = rows_of(indicator, kind)
    now = statuses(indicator, kind, end)
    year = rows["period_end"].dt.strftime("%Y-%m-%d").str.replace(r"^\d{4}", "", regex=True)
    before = rows[year.eq(end[4:]) & rows["period_end"].dt.year.eq(int(end[:4]) - 1)]
    then = dict(zip(before["area_name"], before["status"], strict=True))
    [(caption, told)] = [
        one for one in tables(answer.text) if "later and earlier period" in one[0]
    ] or [("", [])]
    seen = 0
    for name, *cells in told:
        marks = {one for one in cells if SOLE.match(one)}
        if name not in now or not marks or len(set(cells)) > 1:
            continue
        why = {CHANGES[one] for one in (now[name], then.get(name, "missing")) if one in CHANGES}
        assert marks <= why or marks == {"[z]"}, (name, cells, now[name], then.get(name))
        assert all(mark in caption for mark in marks), (caption, name)
        if marks == {"[z]"} and "[z]" not in why:
            assert "fewer than 10 events" in caption, (caption, name)
        seen += 1
    assert seen or not told or all(one == "published" for one in now.values())
