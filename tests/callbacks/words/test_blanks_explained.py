"""No mark stands in a table unexplained, and a change that is not given bears its own reason."""

import re

import pytest

from tests.callbacks.page_text import text_of
from tests.numbers.tables import SOLE, rows_of, statuses, tables, with_blanks

CASES = with_blanks()
BLANK = re.compile(r"\[[cxzb]\]")


@pytest.fixture(scope="module")
def look(server):
    return server.test_client().get


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
