"""OpenDocument beside Excel: the same sheets, cell for cell, and what its standard asks."""

from datetime import datetime
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest

from components.opendocument.book import MIMETYPE
from tests.callbacks.downloaded import open_sheets

CONFIG = "{urn:oasis:names:tc:opendocument:xmlns:config:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
ADDRESSES = (
    "download/view.{}?indicator=da_offences_rate&level=borough&level=london",
    "download/view.{}?indicator=da_vwi_offences_rate&level=ward&period=2025-07-31",
    "download/view.{}?borough=barnet&level=london&level=borough",
    "download/evidence.{}",
    "download/hotspots.{}",
    "download/months.{}",
    "download/scrutiny.{}",
    "download/release.{}",
)


def plain(cell):
    """A cell as a person takes it: no cell is an empty one, and a day has no hour."""
    if isinstance(cell, datetime):
        return cell.date()
    return "" if cell is None else cell


def filled(rows):
    """Rows without the blanks at their ends."""
    for row in rows:
        cells = [plain(cell) for cell in row]
        while cells and cells[-1] == "":
            cells.pop()
        yield cells


@pytest.fixture(scope="module")
def parts(ask):
    return ZipFile(BytesIO(ask(ADDRESSES[0].format("ods")).data))


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_workbook_has_the_sheets_and_cells_of_its_twin(ask, address):
    excel = dict(open_sheets(ask(address.format("xlsx")).data))
    answer = ask(address.format("ods"))
    told = dict(open_sheets(answer.data))

    assert answer.kind == MIMETYPE
    assert list(told) == list(excel)
    for name, rows in told.items():
        assert list(filled(rows)) == list(filled(excel[name])), name


def test_the_first_part_names_the_kind_of_file_and_the_last_lists_the_others(parts):
    first = parts.infolist()[0]

    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert parts.read("mimetype").decode() == MIMETYPE
    listed = parts.read("META-INF/manifest.xml").decode()
    for name in parts.namelist()[1:-1]:
        assert f'full-path="{name}"' in listed
        ET.fromstring(parts.read(name))  # noqa: S314 - our own


def test_two_servers_make_the_same_bytes(ask, make_server):
    address = ADDRESSES[0].format("ods")

    assert make_server().test_client().get(f"/{address}").data == ask(address).data


def test_each_table_has_a_name_and_a_heading_that_stays_in_sight_and_on_paper(parts):
    content = ET.fromstring(parts.read("content.xml"))  # noqa: S314 - our own
    sheets = [one.get(f"{TABLE}name") for one in content.iter(f"{TABLE}table")]
    ranges = {
        one.get(f"{TABLE}target-range-address").split(".")[0].strip("'")
        for one in content.iter(f"{TABLE}database-range")
    }
    settings = ET.fromstring(parts.read("settings.xml"))  # noqa: S314 - our own
    split = {
        one.get(f"{CONFIG}name")
        for one in settings.iter(f"{CONFIG}config-item-map-entry")
        for item in one
        if item.get(f"{CONFIG}name") == "VerticalSplitMode" and item.text == "2"
    }

    assert sheets[:2] == ["Cover", "Notes"]
    assert ranges == split == set(sheets[1:])
    assert len(list(content.iter(f"{TABLE}table-header-rows"))) == len(sheets) - 1
    assert not list(content.iter(f"{TABLE}covered-table-cell"))


def test_the_cover_leads_to_each_sheet(parts):
    content = parts.read("content.xml").decode()
    names = [
        name for name in ("Notes", "Table 1", "Table 2") if f"#&#x27;{name}&#x27;.A1" in content
    ]

    assert names == ["Notes", "Table 1", "Table 2"]
