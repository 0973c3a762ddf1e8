"""Boroughs taken together in files: the row, its caveat, and what is refused."""

import csv
import io
import re
import zipfile

import openpyxl
import pytest

ASKED = "indicator=da_offences_rate&period=2025-07-31&level=borough&group=bcu-south-west"


def lines_of(text):
    rows = [line for line in csv.reader(io.StringIO(text)) if line]
    start = next(place for place, line in enumerate(rows) if line[0] == "indicator_id")
    return [dict(zip(rows[start], line, strict=True)) for line in rows[start + 1 :]]


def test_a_csv_has_the_row_that_the_api_gives(client):
    query = {"indicator": "da_offences_rate", "group": "bcu-south-west", "period": "2025-07-31"}
    [api] = client.get("/api/v1/values", query_string=query).json["values"]
    text = client.get(f"/download/view.csv?{ASKED}").get_data(as_text=True).removeprefix("\ufeff")
    [row] = [one for one in lines_of(text) if one["level"] == "group"]

    assert row["area_name"] == api["area_name"]
    assert row["area_code"] == api["area_code"]
    assert float(row["value"]) == pytest.approx(api["value"])
    assert float(row["upper"]) == pytest.approx(api["upper"])
    assert len(lines_of(text)) == 34
    assert "our sum of their published figures" in text
    assert re.search(r"South West \(police command\)", text.split("indicator_id")[0])


def test_a_workbook_has_a_sheet_of_its_own_and_a_parcel_its_caveat(client):
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(f"/download/view.xlsx?{ASKED}").data), read_only=True
    )
    cells = [
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    ]
    assert any("boroughs together" in cell for cell in cells)
    with zipfile.ZipFile(io.BytesIO(client.get(f"/download/view.zip?{ASKED}").data)) as parts:
        text = " ".join(parts.read(name).decode() for name in parts.namelist())
    assert "our sum of their published figures" in text
    assert "group=bcu-south-west" in text


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("indicator=da_offences&group=camdn", 400, "written camden"),
        ("indicator=da_offences&group=camden", 400, "only Camden is named"),
        ("borough=camden&group=camden&group=barnet", 400, "Name an indicator"),
        ("indicator=estimated_cost&group=camden&group=barnet", 404, "national estimate"),
    ],
)
def test_what_cannot_be_given_says_so(client, query, status, said):
    answer = client.get(f"/download/view.csv?{query}")

    assert answer.status_code == status
    assert said in answer.text


def test_outlines_are_of_single_areas(client):
    answer = client.get("/download/view.geojson?indicator=da_offences&group=camden&group=barnet")

    assert answer.status_code == 400
    assert "leave out the group" in answer.text


def test_a_picture_shows_the_group(client):
    plain = client.get("/image/spread.svg")
    grouped = client.get("/image/spread.svg?group=bcu-south-west")

    assert grouped.status_code == 200
    assert "bcu-south-west" in grouped.headers["Content-Disposition"]
    assert grouped.data != plain.data
