"""Files in the programs of others: readers of CSV, validators, makers of maps."""

import json
import re
from io import BytesIO
from zipfile import ZipFile

import duckdb
import geopandas
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
import shapely
from frictionless import Package, validate
from frictionless.resources import TableResource

from components.downloads.csv_text import csv_bytes
from data.model import Level

MARK = b"\xef\xbb\xbf"
CSV_FILES = (
    "download/view.csv?indicator=da_offences_rate&level=borough",
    "download/view.csv?indicator=estimated_cost",
    "download/view.csv?borough=barnet&level=london&level=borough",
    "download/evidence.csv",
    "download/hotspots.csv",
    "download/scrutiny.csv",
)
ZIP_FILES = (
    "download/view.zip?indicator=da_vwi_offences_rate&level=ward",
    "download/view.zip?indicator=da_offences_rate&period=latest",
    "download/evidence.zip",
    "download/hotspots.zip",
    "download/scrutiny.zip",
    "download/release-csv.zip",
)
MAP_FILES = (
    "download/view.geojson?indicator=da_offences_rate",
    "download/view.geojson?indicator=da_vwi_offences_rate&level=ward",
)
NAME = re.compile(r'filename="([^"]+)"')


@pytest.fixture(scope="module")
def saved(ask, tmp_path_factory):
    """Each file with notes above its table, on the disk."""
    folder = tmp_path_factory.mktemp("csv")
    found = {}
    for place, address in enumerate(CSV_FILES):
        found[address] = folder / f"{place}.csv"
        found[address].write_bytes(ask(address).data)
    return found


def table_below(path):
    """The header and the number of rows, found by the line that the first note names."""
    lines = path.read_bytes().decode("utf-8-sig").split("\r\n")
    first = int(re.search(r"line (\d+)", lines[0])[1])
    return lines[first - 1], len(pd.read_csv(path, skiprows=first - 1))


@pytest.mark.parametrize("address", CSV_FILES)
def test_readers_that_skip_comments_skip_the_notes(saved, address):
    path = saved[address]
    header, rows = table_below(path)
    names = header.split(",")

    by_pandas = pd.read_csv(path, comment="#")
    by_polars = pl.read_csv(path, comment_prefix="#", infer_schema=False)
    by_duckdb = duckdb.read_csv(str(path), comment="#")
    assert (list(by_pandas.columns), len(by_pandas)) == (names, rows)
    assert (by_polars.columns, by_polars.height) == (names, rows)
    assert (by_duckdb.columns, by_duckdb.shape[0]) == (names, rows)


@pytest.mark.parametrize("address", CSV_FILES)
def test_no_cell_holds_what_begins_a_comment(saved, address):
    first = int(re.search(r"line (\d+)", saved[address].read_bytes().decode("utf-8-sig"))[1])
    table = saved[address].read_bytes().decode("utf-8-sig").split("\r\n")[first - 1 :]

    assert not any("#" in line for line in table)


def test_no_part_of_a_note_is_taken_for_a_formula():
    written = csv_bytes(["a"], [], notes=["1,=SUM(A1)", "plain, -words,+1"]).decode()

    parts = [part for line in written.splitlines() for part in line.split(",")]
    assert not any(part.startswith(("=", "+", "-", "@")) for part in parts)


def test_files_for_people_carry_the_mark_of_their_encoding_and_the_api_does_not(ask):
    for address in CSV_FILES:
        assert ask(address).data.startswith(MARK), address
    for address in ZIP_FILES:
        archive = ZipFile(BytesIO(ask(address).data))
        tables = [name for name in archive.namelist() if name.endswith(".csv")]
        assert tables, address
        assert all(archive.read(name).startswith(MARK) for name in tables), address
    assert not ask("api/v1/areas.csv").data.startswith(MARK)


@pytest.mark.parametrize("address", ZIP_FILES)
def test_each_zip_is_a_data_package_that_frictionless_takes(ask, tmp_path, address):
    ZipFile(BytesIO(ask(address).data)).extractall(tmp_path)

    report = validate(tmp_path / "datapackage.json")
    assert report.valid, report.flatten(["type", "message"])[:5]
    package = Package(tmp_path / "datapackage.json")
    assert package.version == "2025-08"
    assert package.description
    held = {path.name for path in tmp_path.glob("*.csv")}
    assert {one.path for one in package.resources} == held


def test_a_data_package_with_a_damaged_number_is_refused(ask, tmp_path):
    ZipFile(BytesIO(ask(ZIP_FILES[1]).data)).extractall(tmp_path)
    table = tmp_path / "figures.csv"
    text = table.read_bytes().decode("utf-8-sig")
    table.write_text(text.replace(",2533,", ",many,", 1).replace(",rolling_12,", ",x,", 1))

    assert ",many," in table.read_text()
    assert not validate(tmp_path / "datapackage.json").valid


@pytest.mark.parametrize("address", ZIP_FILES)
def test_each_header_is_among_the_titles_of_its_column_as_w3c_has_validators_ask(ask, address):
    archive = ZipFile(BytesIO(ask(address).data))
    [metadata] = [name for name in archive.namelist() if name.endswith("metadata.json")]
    described = json.loads(archive.read(metadata))

    for table in described.get("tables", [described]):
        header = archive.read(table["url"]).decode("utf-8-sig").partition("\r\n")[0].split(",")
        columns = table["tableSchema"]["columns"]
        assert len(header) == len(columns)
        for name, column in zip(header, columns, strict=True):
            assert name in column["titles"], (table["url"], name)


def test_frictionless_reads_the_tables_by_themselves(ask, tmp_path):
    ZipFile(BytesIO(ask(ZIP_FILES[1]).data)).extractall(tmp_path)
    with TableResource(path=str(tmp_path / "figures.csv"), encoding="utf-8-sig") as table:
        assert table.header[0] == "indicator_id"


def rings(geometry):
    """Each ring with whether it is an outer one."""
    kind, held = geometry["type"], geometry["coordinates"]
    for polygon in [held] if kind == "Polygon" else held:
        for place, ring in enumerate(polygon):
            yield ring, place == 0


@pytest.mark.parametrize("address", MAP_FILES)
def test_outlines_are_geojson_as_rfc_7946_has_it(ask, address):
    document = json.loads(ask(address).data)

    assert "crs" not in document
    assert len(document["features"]) > 30
    for feature in document["features"]:
        assert shapely.geometry.shape(feature["geometry"]).is_valid, feature["id"]
        for ring, outer in rings(feature["geometry"]):
            assert shapely.LinearRing(ring).is_ccw is outer, feature["id"]
            assert ring[0] == ring[-1]
            for longitude, latitude in ring:
                assert (-0.6 < longitude < 0.4, 51.2 < latitude < 51.8) == (True, True)
                assert round(longitude, 6) == longitude


def test_every_map_of_the_release_and_every_outline_runs_the_same_way(ask, repository):
    archive = ZipFile(BytesIO(ask("download/release-geojson.zip").data))
    maps = [json.loads(archive.read(name)) for name in archive.namelist()]
    maps += [repository.features(level) for level in (Level.BOROUGH, Level.WARD)]

    assert len(maps) > 10
    for one in maps:
        for feature in one["features"]:
            for ring, outer in rings(feature["geometry"]):
                assert shapely.LinearRing(ring).is_ccw is outer


def test_outlines_in_the_copy_of_the_release_run_the_same_way_and_say_so(ask, tmp_path):
    archive = ZipFile(BytesIO(ask("download/release.zip").data))
    names = [name for name in archive.namelist() if name.endswith(".geoparquet")]

    assert len(names) == 2
    for name in names:
        schema = pq.read_schema(archive.extract(name, tmp_path))
        about = json.loads(schema.metadata[b"geo"])["columns"]["geometry"]
        assert about.get("orientation") == "counterclockwise"
        outlines = geopandas.read_parquet(tmp_path / name)
        assert outlines.geometry.is_valid.all()
        polygons = outlines.geometry.explode()
        assert len(polygons) > 30
        assert polygons.exterior.is_ccw.all()
        assert not any(ring.is_ccw for one in polygons for ring in one.interiors)


CHOICES = (
    "download/hotspots.csv",
    "download/hotspots.csv?indicator=da_vwi_offences_rate",
    "download/hotspots.csv?period=2024-07-31",
    "download/hotspots.csv?borough=barnet",
    "download/evidence.csv",
    "download/evidence.csv?q=refuge",
    "download/evidence.csv?q=Refuge space",
    "download/evidence.csv?theme=costs",
    "download/view.csv?indicator=da_offences&level=borough",
    "download/view.csv?indicator=da_offences&level=borough&view=borough",
    "download/view.csv?indicator=da_offences&level=borough&period_type=month",
    "download/view.csv?indicator=da_offences&indicator=da_offences_rate",
    "download/view.csv?indicator=da_offences&indicator=da_vwi_offences",
    "download/view.csv?borough=barnet&borough=brent",
    "download/view.csv?borough=barnet&borough=camden",
    "download/areas.csv",
    "download/areas.csv?level=ward",
    "download/months.csv",
    "download/months.csv?borough=barnet",
    "image/map.svg",
    "image/spread.svg",
    "image/spread.svg?order=value",
    "image/map.svg?indicator=da_offences&period_type=month",
    "image/map.svg?size=narrow",
    "brief.pdf?borough=barnet&indicator=da_offences",
    "brief.pdf?borough=barnet&indicator=da_offences_rate",
)


def test_no_two_choices_give_files_of_one_name(ask):
    names = {}
    for address in CHOICES:
        answer = ask(address)
        assert answer.status == 200, (address, answer.text[:200])
        [name] = NAME.findall(answer.headers["Content-Disposition"])
        assert name.startswith("london-boroughs_2025-08_"), name
        assert re.fullmatch(r"[\w.-]{10,200}", name), name
        names.setdefault(name, []).append(address)

    assert [held for held in names.values() if len(held) > 1] == []
