"""Files over HTTP: whole, valid, the same each time, and without what must not leave the site."""

import csv
import json
import re
import warnings
from io import BytesIO, StringIO
from zipfile import ZipFile

import pandas as pd
import pytest
from openpyxl import load_workbook

from data.model import Availability, Level, Severity
from data.repository import ParquetRepository, ReleaseError
from tests.callbacks.downloaded import VIEW, figures, text_of
from tests.flipped import one_bit_flipped

HIDDEN = {"indicator": "da_vwi_offences_rate", "level": "ward"}
NUMBERS = ("value", "lower", "upper", "numerator", "denominator")
KINDS = ("csv", "zip", "xlsx", "ods", "geojson")
REFUSED = [
    ("view.csv", 400),
    ("view.csv?indicator=da_offences&lvel=ward", 400),
    ("view.csv?indicator=da_offences&period=1", 400),
    ("view.csv?indicator=da_offences&level=street", 400),
    ("view.geojson?borough=barnet", 400),
    ("view.geojson?indicator=da_offences&level=london", 400),
    ("view.geojson?indicator=estimated_cost", 400),
    ("view.geojson?indicator=da_offences&indicator=population", 400),
    ("release.zip?indicator=da_offences", 400),
    ("view.csv?indicator=da_offences&view=nowhere", 404),
    ("view.csv?indicator=nothing", 404),
    ("view.csv?indicator=da_offences&borough=nowhere", 404),
    ("view.csv?indicator=da_offences&period=1999-12-31", 404),
    ("view.geojson?indicator=repeat_victims", 404),
    ("view.pdf?indicator=da_offences", 404),
    ("view.csv?indicator=da_offences&release=1999-01", 404),
    ("release.zip?release=1999-01", 404),
    ("other.zip", 404),
]


@pytest.fixture(scope="module")
def release(fetch):
    return ZipFile(BytesIO(fetch("release.zip").data))


@pytest.fixture(scope="module")
def release_csv(fetch):
    return ZipFile(BytesIO(fetch("release-csv.zip").data))


@pytest.mark.parametrize(("asked", "status"), REFUSED)
def test_what_is_not_there_is_refused(client, asked, status):
    assert client.get(f"/download/{asked}").status_code == status


def test_a_view_that_is_not_there_is_answered_with_those_that_are(client):
    said = client.get("/download/view.csv?indicator=da_offences&view=change").text

    assert "the page whose caveats go with the file: borough, children, compare, " in said


def test_every_file_of_every_measure_carries_its_must_read_caveats_source_and_release(
    fetch, catalogue, repository
):
    for one in catalogue.indicators.values():
        if not one.redistribute or one.availability is Availability.NOT_PUBLISHED or not one.levels:
            continue
        level = Level.BOROUGH if Level.BOROUGH in one.levels else next(iter(one.levels))
        kind = one.levels[level][0]
        if not (periods := repository.periods(one.id, level=level, period_type=kind)):
            continue
        must = [
            each.headline
            for each in catalogue.caveats_for(one.id, level=level)
            if each.severity is Severity.MUST_READ
        ]
        assert must, one.id
        period = periods[0].date().isoformat()
        for form in ("csv", "zip", "xlsx", "ods"):
            said = text_of(
                form,
                fetch(
                    f"view.{form}",
                    indicator=one.id,
                    level=level.value,
                    period_type=kind.value,
                    period=period,
                ).data,
            )
            assert [words for words in must if words not in said] == [], (one.id, form)
            assert one.definition in said
            assert catalogue.sources[one.source_ids[0]].licence in said
            assert repository.manifest["release"] in said


def test_outlines_carry_values_and_notes(fetch, catalogue):
    data = json.loads(fetch("view.geojson", indicator="da_offences_rate").data)
    assert len(data["features"]) == 33
    said = " ".join(data["notes"])
    assert all(
        one.headline in said
        for one in catalogue.caveats_for("da_offences_rate", level=Level.BOROUGH)
    )
    assert catalogue.sources["gla_boundaries"].title in said
    [city] = [one for one in data["features"] if one["id"] == "E09000001"]
    assert (city["properties"]["value"], city["properties"]["shown"]) == (None, "[z]")


def test_no_suppressed_cell_has_a_number_in_any_file(fetch, release, release_csv):
    metrics = pd.read_parquet(BytesIO(release.read("metrics.parquet")))
    hidden = metrics[metrics["status"] == "suppressed"]
    assert len(hidden) > 50
    assert hidden[list(NUMBERS)].isna().all(axis=None)
    for rows in (
        list(csv.DictReader(StringIO(release_csv.read("metrics.csv").decode("utf-8-sig")))),
        figures(ZipFile(BytesIO(fetch("view.zip", **HIDDEN).data))),
    ):
        held = [row for row in rows if row["status"] == "suppressed"]
        assert held
        assert {row[name] for row in held for name in NUMBERS} == {"[c]"}
    data = json.loads(fetch("view.geojson", **HIDDEN, period="2025-07-31").data)
    drawn = [
        one["properties"] for one in data["features"] if one["properties"]["status"] == "suppressed"
    ]
    assert drawn
    assert {(each[name], each["shown"]) for each in drawn for name in NUMBERS} == {(None, "[c]")}
    sheets = load_workbook(BytesIO(fetch("view.xlsx", **HIDDEN).data))
    for line in sheets["Table 1"].iter_rows(values_only=True):
        if "suppressed" in line:
            assert not [cell for cell in line if isinstance(cell, int | float)]
            assert line.count("[c]") == len(NUMBERS)


@pytest.mark.parametrize("closed", ["marac_cases", "marac_repeat_share", "police_trust"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_may_not_be_passed_on_is_in_no_view(client, closed, kind):
    answer = client.get(f"/download/view.{kind}?indicator={closed}")
    assert answer.status_code == 404
    assert "does not allow" in answer.text


def test_what_may_not_be_passed_on_is_in_no_copy_of_the_release(release, release_csv, repository):
    assert not repository.evidence()["redistribute"].all()
    for name in ("metrics", "evidence", "hotspots"):
        written = release_csv.read(f"{name}.csv").decode("utf-8-sig")
        assert "safelives_marac" not in written
        copied = pd.read_parquet(BytesIO(release.read(f"{name}.parquet")))
        assert not copied.isin(["safelives_marac", "marac_cases"]).any(axis=None)


def test_the_copy_of_the_release_can_be_served_as_it_is(release, tmp_path, repository):
    release.extractall(tmp_path)
    copy = ParquetRepository.open(tmp_path)
    assert copy.manifest["release"] == repository.manifest["release"]
    trust = ["police_fair_treatment", "police_trust"]
    assert copy.manifest["left_out"] == ["marac_cases", "marac_repeat_share", *trust]
    assert len(copy.areas(Level.BOROUGH)) == 33


def test_one_bit_turned_in_any_file_of_the_copy_is_refused(release, tmp_path):
    release.extractall(tmp_path)
    for name in release.namelist():
        with (
            one_bit_flipped(tmp_path / name, where=0.7),
            pytest.raises(ReleaseError, match=re.escape(name)),
        ):
            ParquetRepository.open(tmp_path)


def test_the_release_carries_every_caveat_and_source(release, release_csv, catalogue):
    for archive in (release, release_csv):
        notes = archive.read("notes.txt").decode()
        for indicator_id in ("da_offences_rate", "da_homicide_victims", "estimated_cost"):
            for one in catalogue.caveats_for(indicator_id):
                assert one.headline in notes
        for source in catalogue.sources.values():
            assert (source.title in notes) is source.redistribute


@pytest.mark.parametrize("kind", ["view", "release"])
def test_the_metadata_is_valid_csv_on_the_web(fetch, release_csv, is_csvw, tmp_path, kind):
    archive = ZipFile(BytesIO(fetch("view.zip", **HIDDEN).data)) if kind == "view" else release_csv
    archive.extractall(tmp_path)
    [metadata] = tmp_path.glob("*metadata.json")
    assert is_csvw(metadata)


def test_a_damaged_number_is_not_valid_csv_on_the_web(fetch, is_csvw, tmp_path):
    ZipFile(BytesIO(fetch("view.zip", **VIEW).data)).extractall(tmp_path)
    table = tmp_path / "figures.csv"
    table.write_text(table.read_text().replace(",2533,", ",many,", 1))
    with warnings.catch_warnings():
        warnings.simplefilter("always")  # the library tells a fault by a warning that it collects
        valid = is_csvw(tmp_path / "figures.csv-metadata.json")
    assert not valid


def test_a_file_is_the_same_each_time_it_is_made(fetch, make_server):
    anew = make_server().test_client()
    for kind in KINDS:
        query = VIEW if kind != "geojson" else {"indicator": "da_offences_rate"}
        one = fetch(f"view.{kind}", **query)
        other = anew.get(f"/download/view.{kind}", query_string=query)
        assert one.data == other.data, kind
        assert one.headers["ETag"] == other.headers["ETag"]


def test_a_borough_has_all_its_measures_in_one_file(fetch):
    archive = ZipFile(BytesIO(fetch("view.zip", borough="barnet").data))
    rows = figures(archive)
    assert {row["area_name"] for row in rows} == {"Barnet"}
    assert len({row["indicator_id"] for row in rows}) > 10


@pytest.mark.parametrize(
    ("query", "view"),
    [
        ({"borough": "barnet", "view": "borough"}, "borough"),
        ({**VIEW, "view": "london"}, "london"),
        (HIDDEN, "hotspots"),
    ],
)
def test_a_file_carries_the_caveats_of_the_page_that_shows_such_figures(
    fetch, catalogue, query, view
):
    must = [
        one.headline for one in catalogue.view_caveats(view) if one.severity is Severity.MUST_READ
    ]
    assert must
    for form in ("csv", "zip", "xlsx", "ods"):
        said = text_of(form, fetch(f"view.{form}", **query).data)
        assert [words for words in must if words not in said] == []


def links_of(ask, path):
    page = ask(path).text
    links = page.split('class="download-links"')[1].split("</nav>")[0].replace("&amp;", "&")
    return [part.split('"')[0] for part in links.split('href="')[1:]]


def test_a_page_of_several_measures_links_to_one_file_of_them_all(ask, catalogue):
    address, *_ = links_of(ask, "/survey")
    archive = ZipFile(BytesIO(ask(address).data))
    assert {row["indicator_id"] for row in figures(archive)} == {
        "survey_domestic_abuse",
        "survey_partner_abuse",
        "survey_known_to_police",
    }
    notes = archive.read("notes.txt").decode()
    assert all(one.headline in notes for one in catalogue.view_caveats("survey"))


def test_a_borough_page_links_to_its_measures_beside_london(ask):
    addresses = links_of(ask, "/borough/barnet")
    assert len(addresses) == 3
    rows = figures(ZipFile(BytesIO(ask(addresses[0]).data)))
    assert {row["area_name"] for row in rows} == {"London", "Barnet"}


def test_wards_of_a_borough_come_without_the_others(fetch, repository):
    query = {"indicator": "da_offences", "level": "ward", "borough": "barnet"}
    rows = figures(ZipFile(BytesIO(fetch("view.zip", **query).data)))
    wards = repository.areas(Level.WARD)
    barnet = wards.loc[wards["parent_code"] == "E09000003", "area_code"]
    assert {row["area_code"] for row in rows} == set(barnet)


def test_files_are_kept_under_their_release_and_named_for_it(fetch, repository):
    release = repository.manifest["release"]
    answer = fetch("view.csv", **VIEW, release=release)
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert release in answer.headers["Content-Disposition"]


def test_the_london_page_links_to_files_that_hold_its_table(ask):
    addresses = links_of(ask, "/?indicator=da_vwi_offences_rate")
    assert len(addresses) == 4
    for address in addresses:
        assert "da_vwi_offences_rate" in address
        assert ask(address).status == 200


def test_every_file_on_the_page_on_data_is_there(ask):
    page = ask("/data").text.replace("&amp;", "&")
    addresses = {part.split('"')[0] for part in page.split('href="/download/')[1:]}
    assert len(addresses) > 40
    for address in addresses:
        if "view.zip" in address or "geojson" in address:
            assert ask(f"download/{address}").status == 200, address
