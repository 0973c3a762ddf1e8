"""Files with notes above their table in DuckDB, which tells how a file is written by itself."""

import csv
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZipFile

import duckdb
import pandas as pd
import pytest

pytestmark = pytest.mark.long

KINDS = (
    "download/view.csv?indicator=da_offences_rate&level=borough",
    "download/view.csv?indicator=da_offences&period=latest&level=london",
    "download/view.csv?indicator=da_vwi_offences_rate&level=ward&borough=richmond-upon-thames",
    "download/view.csv?borough=barnet&level=london&level=borough",
    "download/evidence.csv",
    "download/evidence.csv?q=refuge",
    "download/hotspots.csv",
    "download/hotspots.csv?borough=barnet",
    "download/scrutiny.csv",
    "download/areas.csv",
    "download/months.csv?borough=barnet",
    "api/v1/indicators.csv",
    "api/v1/indicators/estimated_cost.csv",
    "api/v1/values.csv?indicator=estimated_cost",
    "api/v1/wards.csv?indicator=da_vwi_offences_rate",
    "api/v1/areas.csv",
    "api/v1/evidence.csv",
)
ARCHIVES = (
    "download/view.zip?indicator=estimated_cost",
    "download/evidence.zip",
    "download/hotspots.zip",
    "download/release-csv.zip",
)
CALLS = (
    "read_csv('{path}', comment='#')",
    "read_csv_auto('{path}', comment='#')",
    "read_csv('{path}', comment='#', quote='\"')",
    "read_csv('{path}')",
    "'{path}'",
)
MOST = 32_767  # letters that a cell may have in Excel


def by_pandas(path):
    """The header and every cell as text."""
    table = pd.read_csv(path, comment="#", dtype=str, keep_default_na=False)
    return list(table.columns), table.to_numpy().tolist()


def same(read, written):
    """Whether a cell that DuckDB gave a type is what the file says."""
    match read:
        case None:
            return written == ""
        case bool():
            return written.lower() in (("yes", "true") if read else ("no", "false"))
        case float():
            return float(written) == read
        case date():
            return read.isoformat() == written
    return str(read) == written


def check(data, path, calls, of):
    path.write_bytes(data)
    names, rows = by_pandas(path)
    for call in calls:
        asked = duckdb.execute(f"FROM {call.format(path=path)}")
        columns, found = [name for name, *_ in asked.description], asked.fetchall()
        assert (columns, len(found)) == (names, len(rows)), (of, call)
        wrong = [
            (read, written)
            for by_duckdb, line in zip(found, rows, strict=True)
            for read, written in zip(by_duckdb, line, strict=True)
            if read != written and not same(read, written)
        ]
        assert wrong == [], (of, call)


@pytest.mark.parametrize("address", KINDS)
def test_each_kind_of_csv_is_read_whole_with_its_comments_named_and_without(ask, tmp_path, address):
    answer = ask(address)

    assert answer.status == 200
    check(answer.data, tmp_path / "table.csv", CALLS, address)


@pytest.mark.parametrize("address", ARCHIVES)
def test_tables_in_zips_are_read_whole(ask, tmp_path, address):
    archive = ZipFile(BytesIO(ask(address).data))
    names = [name for name in archive.namelist() if name.endswith(".csv")]

    assert names
    for name in names:
        check(archive.read(name), tmp_path / name, CALLS[:1] + CALLS[-1:], (address, name))


def test_the_file_of_every_measure_is_read_whole(ask, tmp_path, catalogue):
    found = {
        one: ask(f"download/view.csv?indicator={one}&level=london&level=borough")
        for one in catalogue.indicators
    }

    held = {one: answer.data for one, answer in found.items() if answer.status == 200}
    assert len(held) >= 40
    for one, data in held.items():
        check(data, tmp_path / "view.csv", CALLS[:1] + CALLS[-1:], one)


def test_no_cell_of_the_notes_is_longer_than_a_spreadsheet_reads(ask):
    for address in KINDS:
        text = ask(address).data.decode("utf-8-sig")
        if text.startswith("#"):
            _, *told = next(csv.reader(StringIO(text, newline="")))
            assert 0 < max(map(len, told)) < MOST, address
