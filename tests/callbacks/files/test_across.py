"""Every measure of every area in one table: the figures, intervals and marks of the long files."""

import csv
from html import unescape
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from components.downloads.cells import NOT_APPLICABLE
from data.caveats import must_read

# Of an area that a measure has no row of.
BLANK = {"value": "[x]", "lower": "[x]", "upper": "[x]", "flags": "[x]", "status": "missing"}
ADDRESSES = ("areas.{}", "areas.{}?level=ward", "areas.{}?period=2024-07-31")


def rows_of(ask, address):
    archive = ZipFile(BytesIO(ask(f"download/{address.format('zip')}").data))
    return list(csv.DictReader(StringIO(archive.read("table.csv").decode("utf-8-sig"))))


def long_rows(ask, indicator, query):
    answer = ask(f"download/view.zip?indicator={indicator}&{query}")
    text = ZipFile(BytesIO(answer.data)).read("figures.csv").decode("utf-8-sig")
    return {row["area_code"]: row for row in csv.DictReader(StringIO(text))}


def measures_of(rows, catalogue):
    """Each measure of a table with the day that its columns name."""
    for name in rows[0]:
        stem, _, day = name.rpartition("_")
        if stem in catalogue.indicators:
            yield stem, day


@pytest.mark.parametrize(("address", "count"), zip(ADDRESSES, (33, 684, 33), strict=True))
def test_each_cell_is_that_of_the_long_file(ask, catalogue, address, count):
    rows = rows_of(ask, address)
    level = "ward" if "ward" in address else "borough"
    held = list(measures_of(rows, catalogue))

    assert len(rows) == count
    assert len(held) >= 3
    for indicator, day in held:
        kind = catalogue.indicators[indicator].default_period_type
        usual = kind if kind in catalogue.indicators[indicator].levels[level] else None
        chosen = f"&period_type={usual.value}" if usual else ""
        told = long_rows(ask, indicator, f"level={level}&period={day}{chosen}")
        for row in rows:
            one = told.get(row["area_code"], BLANK)
            assert row[f"{indicator}_{day}"] == one["value"], (indicator, row["area_name"])
            for end in ("lower", "upper"):
                assert row.get(f"{indicator}_{end}_{day}", one[end]) == one[end]
            marks = row.get(f"{indicator}_marks_{day}", NOT_APPLICABLE)
            assert ("[b]" in marks) is (one["status"] == "not_comparable")
            assert marks.replace("[b]", "").strip() in {one["flags"], NOT_APPLICABLE, ""}


def test_a_count_that_spans_the_break_says_so_and_a_small_one_is_withheld(ask):
    spanning = rows_of(ask, ADDRESSES[2])
    assert {row["da_offences_marks_2024-07-31"] for row in spanning} >= {"[b]"}

    wards = rows_of(ask, ADDRESSES[1])
    [name] = [one for one in wards[0] if one.startswith("da_vwi_offences_2")]
    assert "[c]" in {row[name] for row in wards}
    assert not {"1", "2", "3", "4"} & {row[name] for row in wards}


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_must_be_read_of_each_measure_goes_along(ask, catalogue, address):
    text = ask(f"download/{address.format('csv')}").text
    level = "ward" if "ward" in address else "borough"

    for indicator, _ in measures_of(rows_of(ask, address), catalogue):
        caveats = catalogue.caveats_for(indicator, level=level)
        assert all(one in text for one in must_read(caveats)), indicator
        for each in catalogue.indicators[indicator].source_ids:
            assert catalogue.sources[each].title in text


def test_no_measure_that_may_not_be_passed_on_is_in_it(ask, catalogue):
    closed = {one.id for one in catalogue.indicators.values() if not one.redistribute}

    assert closed
    assert not closed & {one for one, _ in measures_of(rows_of(ask, ADDRESSES[0]), catalogue)}


def test_no_heading_of_the_spreadsheet_is_empty_or_there_twice(ask):
    sheet = load_workbook(BytesIO(ask("download/areas.xlsx").data))["Table 1"]
    [table] = sheet.tables.values()
    first, *body = sheet[table.ref]
    headings = [cell.value for cell in first]

    assert len(set(headings)) == len(headings)
    assert len(body) == 33
    assert all(cell.value not in {None, ""} for line in body for cell in line)


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("period=1990-01-31", 404, "No measure has a figure by borough"),
        ("period=soon", 400, "period is neither a day such as 2025-07-31 nor “latest”"),
        ("level=street", 400, "level is one of borough, ward"),
        ("period=latest", 200, "da_offences_rate_2025-07-31"),
        ("period=latest&period=2025-07-31", 400, "more than once: name one"),
    ],
)
def test_what_is_not_there_is_refused_with_what_would_do(ask, query, status, words):
    answer = ask(f"download/areas.csv?{query}")

    assert (answer.status, words in unescape(answer.text)) == (status, True)
