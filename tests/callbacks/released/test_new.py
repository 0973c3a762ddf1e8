"""What is new: the page, and its feed, which a parser that is not ours reads."""

import re
from datetime import date

import atoma
import pytest

from callbacks.serve import build_server
from components.page import SITE
from data.helplines import load_helplines
from data.repository import ParquetRepository
from data.settings import Settings
from tests.next_release import next_release

PUBLIC = "https://figures.example/"


@pytest.fixture(scope="module")
def newer(serve):
    """A copy that serves a made-up next release, asked under its public address."""
    server = serve(public_url=PUBLIC)
    return lambda address: server.test_client().get(address, base_url=PUBLIC)


@pytest.mark.parametrize("choice", ["", "?indicator=da_offences", "?borough=barnet"])
def test_the_feed_is_atom_and_its_titles_are_neutral(newer, choice):
    answer = newer(f"/new.atom{choice}")
    feed = atoma.parse_atom_bytes(answer.data)

    assert answer.mimetype == "application/atom+xml"
    assert feed.id_ == f"{PUBLIC}new.atom{choice}"
    assert [one.id_ for one in feed.entries] == [
        f"{PUBLIC}new{choice}#2025-09",
        f"{PUBLIC}new{choice}#2025-08",
    ]
    assert feed.title.value.startswith(SITE)
    assert [one.title.value for one in feed.entries] == ["Release 2025-09", "Release 2025-08"]
    assert f"{feed.updated:%Y-%m-%d}" == "2025-09-02"
    assert "abuse" not in answer.text
    assert "One revised" in feed.entries[0].summary.value


def test_a_parser_refuses_a_feed_without_what_the_standard_asks_for(newer):
    whole = newer("/new.atom").text
    without = re.sub("<id>[^<]*</id>", "", whole)

    assert without != whole
    with pytest.raises(atoma.FeedParseError):
        atoma.parse_atom_bytes(without.encode())


def test_a_measure_or_borough_that_did_not_change_has_no_entry_of_the_release(newer):
    for choice in ("indicator=population", "borough=camden"):
        feed = atoma.parse_atom_bytes(newer(f"/new.atom?{choice}").data)
        assert [one.title.value for one in feed.entries] == ["Release 2025-08"]


def test_a_feed_of_what_does_not_exist_is_refused(newer):
    assert newer("/new.atom?borough=atlantis").status_code == 400
    assert newer("/new.atom?indicator=none").status_code == 400


def test_the_page_shows_the_earlier_value_of_a_revised_figure(newer):
    text = newer("/new?indicator=da_offences&borough=barnet").get_data(as_text=True)
    row = text.partition('id="revised"')[2].partition("<tbody>")[2].partition("</tbody>")[0]

    assert row.count("<tr>") == 1
    assert "Barnet" in row
    assert ">2025-08<" in row
    now, before = (
        float(cell.partition("<")[0].replace(",", "")) for cell in row.split("<td>")[1:3]
    )
    assert now == before + 7
    assert "No figure of what is chosen was revised" in newer("/new?borough=camden").text


def test_the_first_release_says_that_it_is_the_first(ask):
    text = ask("new").text

    assert "The first release on record" in text
    assert "No figure of what is chosen was revised" in text


def test_every_page_leads_feed_readers_to_the_feeds(ask):
    assert 'title="What is new" href="/new.atom"' in ask("privacy").text
    assert 'href="/new.atom?borough=barnet"' in ask("borough/barnet").text
    assert 'href="/new.atom?indicator=da_offences_rate"' in ask("indicators/da_offences_rate").text
    assert "/new<" in ask("sitemap.xml").text


def test_a_correction_stands_on_the_page_of_corrections(next_folder, tmp_path, catalogue):
    corrected = next_release(tmp_path / "corrected", last=next_folder, more=-2)
    server = build_server(
        settings=Settings(),
        catalogue=catalogue,
        repository=ParquetRepository.open(corrected),
        helplines=load_helplines(),
        today=lambda: date(2025, 9, 20),
    )
    text = server.test_client().get("/contact").text

    assert "Release 2025-09, correction 1: One revised." in text
    assert "None so far" not in text


def test_without_a_correction_the_first_release_is_named(newer):
    assert "None so far. Release 2025-08 is the first on record." in newer("/contact").text
