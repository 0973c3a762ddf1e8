"""A release that was served before, read beside the one that is. The later one is made up."""

import re
import shutil
from dataclasses import replace
from datetime import date

import pytest

from callbacks.earlier.as_it_was import LATE
from callbacks.serve import build_server
from data.helplines import load_helplines
from data.repository import ParquetRepository, earlier_releases
from data.settings import Settings

pytestmark = pytest.mark.long

OLD, NEW = "2025-08", "2025-09"
NAMED = re.compile(rf"(?:\?|&amp;)release={OLD}(?=[\"#])")
HIDDEN = f'<input type="hidden" name="release" value="{OLD}">'
PAGES = (
    *("", "?indicator=da_offences&borough=barnet", "borough/barnet", "ward/fairfield-croydon"),
    *("compare?borough=brent&borough=barnet", "indicators/da_offences_rate", "hotspots"),
    *(
        "survey",
        "justice",
        "response",
        "homes",
        "costs",
        "plain",
        "data",
        "status",
        "new",
        "evidence",
    ),
)
FILES = (
    *("download/view.csv?indicator=da_offences&level=borough&borough=barnet",),
    *("download/evidence.csv", "image/map.svg?indicator=da_offences", "brief.pdf?borough=barnet"),
    *("api/v1/values?indicator=da_offences&level=borough&limit=200", "new.atom"),
    *("api/v1/values.csv?indicator=da_offences&area=E09000003", "hotspots/map.json?view=rate"),
)


def named(address):
    return f"/{address}{'&' if '?' in address else '?'}release={OLD}"


@pytest.fixture(scope="module")
def folder(next_folder):
    """A folder of releases: the one of August, the one of September, and a link to it."""
    root = next_folder.parent
    if not (root / OLD).exists():
        shutil.copytree(Settings().release_dir, root / OLD)
        (root / "current").symlink_to(NEW)
    return root


@pytest.fixture(scope="module")
def opened(folder):
    return earlier_releases(folder, served=NEW, most=2)


@pytest.fixture(scope="module")
def both(catalogue, folder, opened):
    """Serve September, with August kept."""
    server = build_server(
        settings=Settings(),
        catalogue=catalogue,
        repository=ParquetRepository.open(folder / NEW),
        helplines=load_helplines(),
        today=lambda: date(2025, 8, 20),
        earlier=[(catalogue, one) for one in opened],
    )
    return server.test_client().get


def read_part(text):
    """Return what is read of a page, without what starts scripts, the banner and the release."""
    starts = r'<div id="react-entry-point".*?data-plotly="[^"]*"></script>'
    above = r'\n<p class="aside-block earlier-release".*?</p>'
    bare = re.sub(f"{starts}|{above}", "", text, flags=re.DOTALL)
    return NAMED.sub("", bare.partition("<main ")[2]).replace(HIDDEN, "").replace(*LATE)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_what_it_was_but_for_the_banner_and_its_links(both, ask, page):
    then, now = ask(page).text, both(named(page)).text

    assert now.count(f"This is release {OLD}") == 1
    assert NAMED.search(now)
    assert len(read_part(then)) > 2_000
    assert read_part(now) == read_part(then)


@pytest.mark.parametrize("file", FILES)
def test_a_file_a_picture_and_an_answer_are_the_same_bytes(both, ask, file):
    then, now = ask(named(file)[1:]), both(named(file))

    assert now.status_code == then.status == 200
    if file.endswith("barnet") and file.startswith("brief"):
        assert len(now.data) == len(then.data)  # a PDF holds the second it was written
    else:
        assert now.data == then.data
    assert 'rel="latest-version"' in now.headers["Link"]


def test_without_a_release_the_newest_is_shown(both):
    text = both("/").get_data(as_text=True)

    assert "Release 2025-09;" in text
    assert f"This is release {OLD}" not in text
    assert f"release={OLD}" not in text


def test_the_map_of_an_earlier_page_needs_no_script_to_come(both):
    now, then = (both(one).get_data(as_text=True) for one in ("/hotspots", named("hotspots")))
    frames = [re.search(r"<iframe [^>]*>", text)[0] for text in (now, then)]

    assert ["lazy" in one for one in frames] == [True, False]
    assert f"release={OLD}" in frames[1]


def test_every_link_and_form_of_an_earlier_page_stays_in_its_release(both):
    text = both(named("borough/barnet")).get_data(as_text=True)
    links = re.findall(r'<(?:a|img|iframe) [^>]*?(?:href|src)="(/[^"]*)"', text)
    inside = [one for one in links if not one.startswith("/assets")]

    outside = [one for one in inside if "release=" not in one]
    assert len(inside) > 50
    assert outside == ["/borough/barnet"]  # the banner's, to the newest
    assert text.count("<form ") == text.count(HIDDEN) > 0
    assert "/bundle/live.js" not in text
    assert f"release {OLD}, police figures to 31 July 2025" in text


def test_a_release_that_is_not_kept_says_so_and_leads_to_the_newest(both):
    page = both("/?release=2024-01").get_data(as_text=True)
    file = both("/download/evidence.csv?release=2024-01")

    assert "release 2024-01, which is not kept here" in page
    assert "Release 2025-09;" in page
    assert file.status_code == 404
    assert f"The same of release {NEW}" in file.get_data(as_text=True)
    assert both("/?release=2025-08&release=2025-07").status_code == 404


def test_what_a_release_cannot_show_is_said_and_leads_to_the_newest(catalogue, folder, opened):
    known = replace(catalogue, indicators=dict(list(catalogue.indicators.items())[:3]))
    server = build_server(
        settings=Settings(),
        catalogue=catalogue,
        repository=ParquetRepository.open(folder / NEW),
        helplines=load_helplines(),
        today=lambda: date(2025, 8, 20),
        earlier=[(known, one) for one in opened],
    )
    client = server.test_client()
    assert client.get("/plain").status_code == 200
    answer = client.get(f"/plain?release={OLD}")

    assert answer.status_code == 404
    assert f"Release {OLD} has no such page" in answer.text
    assert f"The same of release {NEW}" in answer.text
    assert client.get(f"/health?release={OLD}").json["release"] == NEW


def test_a_candidate_and_what_is_served_are_not_earlier_releases(folder):
    [one] = earlier_releases(folder, served=NEW, most=2)
    assert one.manifest["release"] == OLD
    assert earlier_releases(folder, served=OLD, most=2) == []
    assert earlier_releases(None, served=NEW, most=2) == []
    assert earlier_releases(folder / "nowhere", served=NEW, most=2) == []


def test_a_damaged_earlier_release_is_left_out_with_a_line(folder, tmp_path, caplog):
    shutil.copytree(folder / OLD, tmp_path / OLD)
    (tmp_path / OLD / "metrics.parquet").write_bytes(b"made up")

    assert earlier_releases(tmp_path, served=NEW, most=2) == []
    assert "an earlier release is left out" in caplog.text
    assert "metrics.parquet" in caplog.text
