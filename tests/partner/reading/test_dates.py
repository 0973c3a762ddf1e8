"""A day is read in every common spelling; a file in which it could be two is stopped. Made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.reading.dates import Order, read_day
from tests.partner.extracts import HEADER, ONE, checked, counted, faults

DAY = date(2024, 6, 25)
SPELLINGS = [
    "2024-06-25", "2024/06/25", "20240625", "2024-06-25T14:30", "2024-06-25 14:30:59.123",
    "25/06/2024", "25/06/24", "25.6.2024", "25-06-2024", "25/06/2024 14:30", "25/06/2024, 2:30 PM",
    "25-Jun-2024", "25 Jun 24", "25JUN2024", "25 June 2024", "25th June 2024", "Tue 25 June 2024",
    "Tuesday, 25 June 2024", "June 25, 2024", "Jun 25 2024 12:00AM", "25 June 2024 at 14.30",
    "06/25/2024", "06/25/2024 2:30:00 PM", "2024-06-25T22:59:59Z", "2024-06-25T23:30+01:00",
    "45468", "45468.6042", "45468,6042", "'25/06/2024", "25-Jun-24 14:05", "25-JUN-24 02.05.00 PM",
    "25/06/2024 1405", "25/06/2024 1405hrs", "25/06/24 14:05 hrs", "25/06/2024 2pm",
    "25/06/2024 @ 14:05", "25/06/2024 - 14:05", "25JUN2024:14:05:00.000", "2024-Jun-25",
    "20240625140559", "202406251405", "20240625 14:05", "20240625T130559Z", "25 Jun '24",
    "14:05 25/06/24", "2024 06 25",
    "2024-06-25-14.05.59.000000", "Tue, 25 Jun 2024 14:05:59 GMT", "25/06/2024 14:05 BST",
    "25/06/2024 23:30 +01:00", "2024-06-25 22:30:00.0000000 +00:00", "2024-06-24 23:30 UTC",
    "6/25/24, 2:05\u202fPM", "25\u00a0June\u00a02024", "25.06.24 14.30", "Tue 25.06.24",
]  # fmt: skip


def extract(*days):
    return "\n".join([HEADER, *(f'"{day}",{ONE},Robbery,' for day in days)])


@pytest.mark.parametrize("cell", SPELLINGS)
def test_every_common_spelling_of_a_day_is_read(tmp_path, cell):
    rows = counted(checked(tmp_path, extract(cell)))

    assert rows["year"].tolist() == ["2025-03-31"]
    assert not (tmp_path / "incidents.faults.csv").exists()


def test_a_time_with_a_zone_is_the_day_in_london():
    assert read_day("2024-03-31T23:30:00Z").day_first == date(2024, 4, 1)
    assert read_day("2024-12-31T23:30:00Z").day_first == date(2024, 12, 31)
    assert read_day("03/07/2024 11:30 pm GMT") == (date(2024, 7, 4), date(2024, 3, 7))
    assert read_day("2024-07-04 00:30+01:00").day_first == date(2024, 7, 4)
    assert read_day("2024-07-04 25:30Z") == (None, None)


@given(st.dates(date(1970, 1, 1), date(2068, 12, 31)))
def test_a_day_that_is_written_out_is_that_day(day):
    assert read_day(f"{day:%d/%m/%Y}").day(Order.DAY_FIRST) == day
    assert read_day(f"{day:%m/%d/%y}").day(Order.MONTH_FIRST) == day
    for cell in (f"{day:%Y-%m-%d}", f"{day:%d %B %Y}", f"{day:%b %d, %Y}"):
        assert read_day(cell) == (day, day)


@pytest.mark.parametrize(
    "cell",
    [
        "soon", "31/02/2024", "2024-13-01", "25/06", "12345678", "1/1/1", "", "202411", "2024123",
        "250624", "2024-06", "Jun 2024", "14:05", "1719320400",
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(cell):
    assert read_day(cell) == (None, None)


def test_days_and_months_that_no_row_tells_apart_stop_the_file_with_rows(tmp_path):
    with pytest.raises(ExtractFault, match="no row tells days from months") as refused:
        checked(tmp_path, extract("05/06/2024", "2024-06-05", "07/08/2024"))

    assert "row 2: '05/06/2024', row 4: '07/08/2024'" in str(refused.value)
    assert "format: date" in str(refused.value)


def test_the_mapping_may_say_which_comes_first(tmp_path):
    form = {"date": "%m/%d/%Y"}
    rows = counted(checked(tmp_path, extract("04/01/2024", "03/04/2024"), format=form))

    assert rows["year"].tolist() == ["2025-03-31", "2024-03-31"]


def test_one_row_that_proves_the_order_is_enough_and_is_named(tmp_path):
    days = ["04/03/2024"] * 3 + ["03/25/2024"]
    result = checked(tmp_path, extract(*days))

    assert counted(result)["year"].tolist() == ["2025-03-31"] * 3 + ["2024-03-31"]
    assert any("month first, as row 5 shows ('03/25/2024')" in line for line in result.said)


@pytest.mark.parametrize("form", [{}, {"date": "%d/%m/%Y"}])
def test_some_american_dates_stop_the_file_with_the_rows_that_prove_it(tmp_path, form):
    days = ["04/03/2024", "25/03/2024", *["05/06/2024"] * 20, "03/25/2024"]

    with pytest.raises(ExtractFault, match="days and months change places") as refused:
        checked(tmp_path, extract(*days), format=form)
    assert "row 3: '25/03/2024' can only be day first" in str(refused.value)
    assert "row 24: '03/25/2024' can only be month first" in str(refused.value)


def test_a_file_that_contradicts_its_mapping_is_stopped(tmp_path):
    with pytest.raises(ExtractFault, match="format: date says day first"):
        checked(tmp_path, extract("04/03/2024", "03/25/2024"), format={"date": "%d/%m/%Y"})


def test_a_spelling_of_ones_own_is_named(tmp_path):
    rows = counted(checked(tmp_path, extract("2024w25-2"), format={"date": "%Gw%V-%u"}))

    assert rows["year"].tolist() == ["2025-03-31"]


def test_each_file_may_have_a_form_of_its_own(tmp_path):
    form = {"date": "%d/%m/%Y", "incidents": {"date": "%m/%d/%Y", "delimiter": ";"}}
    text = f"date;lsoa\n04/03/2024;{ONE}\n"

    assert counted(checked(tmp_path, text, format=form))["year"].tolist() == ["2025-03-31"]


def test_a_cell_that_is_no_day_is_a_fault_of_its_row(tmp_path):
    checked(tmp_path, extract("25/06/2024", "45/06/2024"))
    (fault,) = faults(tmp_path)

    assert (fault["row"], fault["problem"]) == ("3", "'45/06/2024' is no date, read day first")
