"""What is sent compressed in advance: scripts and style sheets under addresses of one content."""

import re
from threading import Thread

import brotli
import pytest
from flask import Flask, Response

from callbacks.server import headers, precompressed
from callbacks.server.answer_cache import PATH
from callbacks.server.precompressed import Compressed, compressed_path, fill
from components.ids import Root
from tests.choice_request import choice_request

SCRIPT = b"made up; " * 200
LIVE = (
    *("/", "/compare", "/indicators/da_offences_rate", "/justice"),
    *(f"/compare?view={view}" for view in ("funnel", "change", "trends", "table")),
)
ADDRESS = f"/assets/a.js?v={headers.version_of(SCRIPT)}"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "compressed"


@pytest.fixture
def scripts(folder):
    server = Flask("made-up")
    precompressed.register(server, compressed=Compressed(folder))
    headers.register(server)
    server.add_url_rule("/assets/a.js", "a", lambda: Response(SCRIPT, mimetype="text/javascript"))
    return server.test_client()


@pytest.fixture
def filled(folder, monkeypatch):
    monkeypatch.setattr(precompressed, "contents", lambda: iter([SCRIPT, b"small"]))
    fill(folder)
    return folder


def ask(client, address=ADDRESS, accepts="gzip, br"):
    return client.get(address, headers={"Accept-Encoding": accepts})


@pytest.mark.usefixtures("filled")
def test_a_reader_with_brotli_gets_the_file_made_in_advance(scripts):
    first, second = ask(scripts), ask(scripts)

    for answer in (first, second):
        assert answer.headers["Content-Encoding"] == "br"
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert answer.mimetype == "text/javascript"
        assert "immutable" in answer.headers["Cache-Control"]
        assert brotli.decompress(answer.data) == SCRIPT


@pytest.mark.usefixtures("filled")
def test_a_compressed_file_is_kept_for_ever_under_its_own_version_alone(scripts):
    """The address is remembered by its path: what it says of a version is asked each time."""
    ask(scripts)

    for version in ("anything", "0" * 12):
        answer = ask(scripts, f"/assets/a.js?v={version}")
        assert brotli.decompress(answer.data) == SCRIPT
        assert answer.headers["Cache-Control"] == "no-store"
    assert "immutable" in ask(scripts).headers["Cache-Control"]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("address", "accepts"),
    [(ADDRESS, "gzip"), (ADDRESS, ""), ("/assets/a.js", "br")],
)
def test_others_get_the_content_itself(scripts, address, accepts):
    ask(scripts)
    answer = ask(scripts, address, accepts)

    assert "Content-Encoding" not in answer.headers
    assert answer.data == SCRIPT


def test_nothing_is_compressed_during_a_request(scripts, folder):
    answer = ask(scripts)

    assert answer.data == SCRIPT
    assert not folder.exists()


def test_a_file_that_went_away_is_done_without(scripts, filled):
    ask(scripts)
    compressed_path(SCRIPT, folder=filled).unlink()

    assert ask(scripts).data == SCRIPT


def test_a_second_run_writes_nothing_and_clears_what_no_page_loads(filled):
    stale = filled / "0000.br"
    stale.write_bytes(b"")

    assert fill(filled) == 0
    assert [path.name for path in filled.iterdir()] == [compressed_path(SCRIPT, folder=filled).name]


def test_a_folder_is_filled_once_it_holds_what_pages_load_and_nothing_else(folder, filled):
    assert precompressed.is_filled(filled)
    (filled / "0000.br").write_bytes(b"")
    assert not precompressed.is_filled(filled)

    fill(filled)
    assert precompressed.is_filled(filled)
    compressed_path(SCRIPT, folder=folder).unlink()
    assert not precompressed.is_filled(filled)
    folder.rmdir()
    assert not precompressed.is_filled(filled)


def test_of_servers_that_start_at_once_one_compresses(folder, monkeypatch):
    written, compress = [], brotli.compress
    second = Thread(target=lambda: written.append(fill(folder)))

    def while_another_starts(*given, **how):
        if second.ident is None:
            second.start()
            second.join(0.5)
        return compress(*given, **how)

    monkeypatch.setattr(precompressed, "contents", lambda: iter([SCRIPT]))
    monkeypatch.setattr(brotli, "compress", while_another_starts)
    written.append(fill(folder))
    second.join()

    assert sorted(written) == [0, 1]


def test_every_script_that_a_page_loads_is_among_what_is_compressed(client):
    there = set(precompressed.contents())
    page = client.get("/").get_data(as_text=True)
    suites = re.search(r'data-suites="([^"]+)"', page)[1].split()
    loaded = [*suites, *re.findall(r'<script defer src="([^"]+)"', page)]

    assert len(loaded) > 10
    for address in loaded:
        with client.get(address) as answer:
            assert answer.data in there, address


def test_only_names_with_a_version_are_kept_for_ever(client):
    page = client.get("/").get_data(as_text=True)
    renderer = re.search(r'[" ](/[^" ]+dash_renderer[^" ]+)', page)[1]

    assert "immutable" in client.get(renderer).headers["Cache-Control"]
    for address in ("/_dash-component-suites/dash/dcc/async-graph.js", "/?v=1", "/privacy?v=1"):
        assert client.get(address).headers["Cache-Control"] == "no-store", address


def test_a_page_names_plotly_once_under_a_versioned_address_and_loads_it_later(client):
    page = client.get("/").get_data(as_text=True)

    assert re.findall(r'[\w-]+="[^"]*plotly[^"]*"', page) == [
        re.search(r'data-plotly="/vendor/plotly\.min\.js\?v=[\da-f]{12}"', page)[0]
    ]
    assert "polyfill" not in page


def test_dash_loads_the_suites_of_what_it_is_to_make_and_no_others(client):
    """A component of another would be a fault; a suite without one would be waited for in vain."""
    loaded = re.search(r'data-suites="([^"]+)"', client.get("/").text)[1]
    [show] = [
        one for one in client.get("/_dash-dependencies").json if one["output"].startswith(Root.PAGE)
    ]
    place, _, name = show["output"].rpartition(".")
    asked = {"output": show["output"], "outputs": {"id": place, "property": name}}
    answers = [client.post(PATH, json=choice_request()).text]
    for address in LIVE:
        path, _, search = address.partition("?")
        given = [one | {"value": v} for one, v in zip(show["inputs"], (path, search), strict=True)]
        answers.append(client.post(PATH, json={**asked, "inputs": given}).text)

    made = {one for text in answers for one in re.findall(r'"namespace": ?"(\w+)"', text)}

    assert made == set(re.findall(r"/(dash_\w+_components|dash_svg)\.v", loaded))
