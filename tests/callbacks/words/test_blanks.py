"""Each blank of a table bears the mark of its own row, and the table says what that mark means."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from callbacks.address.router import NEWEST
from data.model import SHORTHAND, PeriodType, Status
from tests.numbers.tables import CATALOGUE, MEASURES, SOLE, rows_of, statuses, tables, with_blanks

CASES = with_blanks()
# A period in which no value may be compared: its address is answered with the newest, and says so.
NOT_OFFERED = ("homelessness_da_priority_need", PeriodType.FOUR_QUARTERS, "2021-12-31")


@pytest.fixture(scope="module")
def look(server):
    return server.test_client().get


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
@example(case=NOT_OFFERED, view="spread")
def test_every_blank_of_a_borough_has_the_mark_and_the_reason_of_its_row(case, view, look):
    indicator, kind, end = case
    address = f"/compare?indicator={indicator}&period_type={kind}&period={end}&view={view}"
    answer = look(address)

    assert answer.status_code in {200, 404}
    if NEWEST in answer.text:
        end = f"{rows_of(indicator, kind)['period_end'].max():%Y-%m-%d}"
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
