"""The brief for a meeting over HTTP, as a page and as a PDF, on the published release."""

import io
import os
import re
import subprocess
import sys

import pytest
from pypdf import PdfReader

from callbacks.pages.brief import pdf as brief_pdf
from callbacks.pages.brief.page import MOST, USUAL
from data.model import Severity
from tests.callbacks.page_text import empty_parts, main_of, quotes_of, text_of
from tests.words import forbidden_words


@pytest.fixture(scope="module")
def get(server):
    return server.test_client().get


@pytest.fixture(scope="module")
def every_brief(get, catalogue):
    """Every measure, eight at a time, for London, a borough and the City."""
    names = [one.id for one in catalogue.indicators.values() if one.topic != "Context"]
    parts = [names[at : at + MOST] for at in range(0, len(names), MOST)]
    pages = {}
    for place in ("", "borough=croydon", "borough=city-of-london"):
        for part in parts:
            query = "&".join([place, *(f"indicator={one}" for one in part)])
            answer = get(f"/brief?{query}")
            assert answer.status_code == 200, query
            pages[(place, tuple(part))] = answer.text
    return pages


@pytest.fixture(scope="module")
def paper(get):
    answer = get("/brief.pdf?borough=barking-and-dagenham")
    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    return answer.data


def words_of(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_every_measure_of_a_brief_has_its_caveats_its_questions_and_its_sources(
    every_brief, catalogue
):
    for (place, names), page in every_brief.items():
        said = text_of(main_of(page))
        shown = set(re.findall(r'data-caveat-id="([a-z_0-9]+)"', page))
        for name in names:
            one = catalogue.indicators[name]
            assert one.title in said, (place, name)
            assert all(each.ask in said for each in one.ask_next), (place, name)
            titles = (catalogue.sources[each].short_title for each in one.source_ids)
            assert all(title in said for title in titles), (place, name)
            must = {
                each.id
                for each in catalogue.caveats_for(name)
                if each.severity is Severity.MUST_READ and not each.levels
            }
            assert must <= shown, (place, name)


def test_a_caveat_of_a_brief_is_not_folded_away(every_brief, catalogue):
    for page in every_brief.values():
        for name in set(re.findall(r'data-caveat-id="([a-z_0-9]+)"', page)):
            notes = page[page.index('class="brief-notes"') :]
            item = re.search(rf'<li data-caveat-id="{name}">(.*?)</li>', notes, re.DOTALL)[1]
            assert catalogue.caveats[name].body in text_of(item), name
            assert "<details" not in item


def test_no_brief_judges_or_has_an_empty_part(every_brief):
    for key, page in every_brief.items():
        said = text_of(main_of(page))
        assert forbidden_words(said, quotes=quotes_of(page)) == [], key
        assert empty_parts(main_of(page)) == [], key
        assert "nan" not in said.lower().split(), key


def test_a_measure_without_a_figure_of_the_place_says_why(every_brief):
    city = next(page for key, page in every_brief.items() if "city" in key[0])
    assert "[z]" in city
    croydon = " ".join(page for key, page in every_brief.items() if "croydon" in key[0])
    assert "No figure for Croydon: there are figures for" in croydon
    assert "[x] not published" in croydon


def test_a_brief_says_its_release_and_where_it_is_found_again(get):
    said = text_of(main_of(get("/brief?borough=croydon&indicator=da_offences").text))
    assert "Release 2025-08" in said
    assert "Found again at http://localhost/brief?borough=croydon&indicator=da_offences" in said


def test_a_brief_without_choices_holds_london_s_usual_measures(get, catalogue):
    page = get("/brief").text
    assert "<h1>London: figures for a meeting</h1>" in page
    heads = re.findall(
        r'<section class="brief-item"><div class="brief-head"><h2><a[^>]*>(.*?)<', page
    )
    assert heads == [one.title for one in catalogue.indicators.values() if one.id in USUAL]


@pytest.mark.parametrize("kind", ["brief", "brief.pdf"])
@pytest.mark.parametrize(
    "query",
    [
        "borough=atlantis",
        "indicator=nothing",
        "borough=croydon&borough=barnet",
        "&".join(f"indicator=x{number}" for number in range(9)),
    ],
)
def test_what_does_not_exist_or_is_too_much_is_not_found(get, kind, query):
    assert get(f"/{kind}?{query}").status_code == 404


def test_the_paper_is_tagged_titled_and_light(paper):
    assert len(paper) < 1_000_000
    reader = PdfReader(io.BytesIO(paper))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert "/StructTreeRoot" in root
    assert reader.metadata.title.startswith("Barking and Dagenham, brief for a meeting")
    assert b"pdfuaid" in b"".join([root["/Metadata"].get_data()])


def test_every_drawing_on_paper_has_its_words(paper):
    reader = PdfReader(io.BytesIO(paper))
    found = _figures(reader.trailer["/Root"]["/StructTreeRoot"], seen=set())
    assert len(found) >= 8
    assert all(len(one["/Alt"]) > 40 for one in found)


def _figures(node, *, seen):
    """Walk the structure tree for the elements that are figures."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [one for part in node for one in _figures(part, seen=seen)]
    if not hasattr(node, "get") or id(node) in seen:
        return []
    seen.add(id(node))
    own = [node] if node.get("/S") == "/Figure" else []
    return own + (_figures(node["/K"], seen=seen) if "/K" in node else [])


def test_paper_and_page_say_the_same_caveats_and_figures(paper, get, catalogue):
    page = get("/brief?borough=barking-and-dagenham").text
    said = words_of(PdfReader(io.BytesIO(paper))).replace(" ", "")
    for name in set(re.findall(r'data-caveat-id="([a-z_0-9]+)"', page)):
        assert catalogue.caveats[name].headline.replace(" ", "") in said, name
    values = re.findall(r'class="brief-value"><strong>(.*?)</strong>', page)
    assert len(values) == 5
    assert all(value.replace(" ", "") in said for value in values)


def test_paper_carries_the_support_lines_and_the_full_address(paper):
    said = words_of(PdfReader(io.BytesIO(paper))).replace(" ", "")
    assert "08082000247" in said
    assert "http://localhost/brief?borough=barking-and-dagenham" in said


def test_a_server_that_cannot_write_text_says_what_is_missing(make_server, monkeypatch):
    def cannot(*_args, **_kwargs):
        raise OSError("cannot load library")

    monkeypatch.setattr(brief_pdf, "write_pdf", cannot)
    answer = make_server().test_client().get("/brief.pdf?borough=croydon")
    assert answer.status_code == 503
    assert "libpangoft2-1.0-0" in answer.text
    assert "/brief?borough=croydon" in answer.text


def test_a_machine_without_a_font_says_what_is_missing_and_goes_on_serving(tmp_path):
    """What draws text ends its whole process there, so this is asked in one of its own."""
    (tmp_path / "fonts.conf").write_text(
        f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    )
    asked = (
        "from app import create_server\n"
        "client = create_server().test_client()\n"
        "for _ in range(3):\n"
        "    answer = client.get('/brief.pdf?borough=croydon')\n"
        "    print(answer.status_code, answer.text)"
    )

    done = subprocess.run(
        [sys.executable, "-c", asked],
        env={**os.environ, "FONTCONFIG_FILE": f"{tmp_path}/fonts.conf"},
        capture_output=True,
        text=True,
        check=True,
    )

    said = [line for line in done.stdout.splitlines() if line.startswith("503")]
    assert len(said) == 3
    assert all("fonts-dejavu-core" in line and "/brief?borough=croydon" in line for line in said)


def test_each_brief_is_kept_for_its_own_place_and_names_the_host_it_was_asked_of(
    make_server, monkeypatch
):
    monkeypatch.setattr(brief_pdf, "write_pdf", lambda document, **_: document.encode())
    client = make_server().test_client()
    asked = [(host, place) for host in ("one", "two") for place in ("croydon", "barnet")]

    for host, place in asked * 2:
        said = client.get(f"/brief.pdf?borough={place}", base_url=f"https://{host}.example").text
        assert re.findall("<h1>([^:]+):", said) == [place.title()]
        assert f"https://{host}.example/brief?borough={place}" in said


@pytest.mark.parametrize("kind", ["", ".pdf"])
@pytest.mark.parametrize("query", ["", "?borough=croydon&indicator=da_offences&indicator=x%20y"])
def test_the_address_of_old_leads_to_the_brief_for_good_with_its_choices(client, kind, query):
    answer = client.get(f"/pack{kind}{query}")

    assert answer.status_code == 301
    assert answer.headers["Location"] == f"/brief{kind}{query}"
