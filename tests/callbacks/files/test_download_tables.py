"""Printed figures, ward maps and what was asked for, as files."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import orjson
import pytest
from openpyxl import load_workbook

from data.model import Severity

ADDRESSES = {
    "evidence": "evidence.{}?source=assembly_2020",
    "hotspots": "hotspots.{}?borough=croydon&period=2025-07-31",
    "scrutiny": "scrutiny.{}",
}
KINDS = ("csv", "zip", "xlsx", "ods")
PAGES_WITH_FILES = (
    "survey",
    "evidence",
    "hotspots",
    "justice",
    "response",
    "homes",
    "costs",
    "scrutiny",
)


@pytest.fixture(scope="module")
def fetch(ask):
    def get(address):
        answer = ask(f"download/{address}")
        assert answer.status == 200, answer.text[-300:]
        return answer.data

    return get


def rows_of(fetch, address):
    archive = ZipFile(BytesIO(fetch(address.format("zip"))))
    return list(csv.DictReader(StringIO(archive.read("table.csv").decode("utf-8-sig"))))


@pytest.mark.parametrize("page", PAGES_WITH_FILES)
def test_each_page_leads_to_its_figures_as_files(ask, page):
    text = ask(page).text

    assert 'class="download-links"' in text
    assert "/download/" in text


@pytest.mark.parametrize("view", ["spread", "funnel", "change", "trends", "table"])
def test_each_comparison_leads_to_files_with_the_caveats_of_comparing(ask, view):
    text = ask(f"compare?view={view}").text

    assert text.count("/download/view.zip?") == 1
    assert "view=compare" in text


@pytest.mark.parametrize("name", list(ADDRESSES))
def test_the_metadata_is_valid_csv_on_the_web(fetch, is_csvw, tmp_path, name):
    ZipFile(BytesIO(fetch(ADDRESSES[name].format("zip")))).extractall(tmp_path)

    assert is_csvw(tmp_path / "table.csv-metadata.json")


@pytest.mark.parametrize("name", list(ADDRESSES))
def test_each_spreadsheet_has_one_table_a_sheet_and_no_empty_cell(fetch, name):
    book = load_workbook(BytesIO(fetch(ADDRESSES[name].format("xlsx"))))

    assert book.sheetnames == ["Cover", "Notes", "Table 1"]
    for sheet in book.worksheets[1:]:
        [table] = sheet.tables.values()
        assert not sheet.merged_cells.ranges
        for line in sheet[table.ref]:
            assert all(cell.value not in {None, ""} and cell.data_type != "f" for cell in line)


def test_the_wards_of_a_map_keep_their_blanks_and_their_classes(fetch):
    rows = rows_of(fetch, "hotspots.{}?indicator=da_vwi_offences_rate&period=2025-07-31")
    withheld = [row for row in rows if row["offences"] == "[c]"]

    assert len(rows) == 684
    assert withheld
    assert {row[name] for row in withheld for name in ("rate", "lower", "upper")} == {"[c]"}
    assert any("with more recorded than London" in row["group"] for row in rows)


def test_a_year_that_spans_the_break_has_counts_and_no_rate(fetch):
    rows = rows_of(fetch, "hotspots.{}?period=2024-07-31")

    assert {row["rate"] for row in rows} == {"[z]"}
    assert any(row["offences"].isdigit() for row in rows)
    assert all("[b]" in row["group"] for row in rows)


def test_what_may_not_be_passed_on_is_in_no_table_and_its_number_is_told(fetch):
    text = fetch("evidence.csv?source=safelives_marac").decode()
    everything = fetch("evidence.csv").decode()

    assert "0 that fit" in text
    assert "may not be passed on and are on the site alone" in text
    assert "safelives_marac" not in everything


def test_each_recommendation_is_a_row_with_what_is_shown_and_what_is_missing(fetch):
    rows = rows_of(fetch, "scrutiny.{}")
    asked = [row for row in rows if row["kind"] == "Recommendation of 2020"]

    assert len(asked) == 16
    assert any(row["missing"] != "[z]" for row in asked)
    assert any("offences" in row["shown_here"] for row in asked)
    shown = "; ".join(row["shown_here"] for row in rows).split("; ")
    closed = [part for part in shown if "MARAC" in part and ":" in part]
    assert closed
    assert all(part.endswith(": on the site alone") for part in closed)


def test_the_release_as_maps_holds_each_measure_that_has_one_with_its_caveats(fetch, catalogue):
    archive = ZipFile(BytesIO(fetch("release-geojson.zip")))
    names = archive.namelist()
    rate = orjson.loads(archive.read("da_offences_rate_ward.geojson"))

    mapped = [one.id for one in catalogue.indicators.values() if one.borough_map]
    assert {f"{one}_borough.geojson" for one in mapped} <= set(names)
    assert not [name for name in names if name.startswith("marac")]
    assert len(rate["features"]) == 684
    for name in names:
        said = " ".join(orjson.loads(archive.read(name))["notes"])
        indicator = name.rpartition("_")[0]
        for one in catalogue.caveats_for(indicator):
            if one.severity is Severity.MUST_READ and not one.levels:
                assert one.headline in said, (name, one.id)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("evidence.pdf", 404),
        ("evidence.csv?theme=nowhere", 400),
        ("hotspots.csv?borough=atlantis", 400),
        ("hotspots.csv?release=1999-01", 404),
        ("pie.csv", 404),
    ],
)
def test_a_table_that_is_not_there_is_refused(ask, address, status):
    assert ask(f"download/{address}").status == status
