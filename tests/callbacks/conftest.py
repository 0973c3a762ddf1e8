"""The real app on the published release, asked over HTTP without a browser."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import Headers
from werkzeug.serving import make_server as make_wsgi_server
from werkzeug.test import TestResponse

from callbacks.files import views
from callbacks.serve import build_server
from callbacks.server import answer_cache
from callbacks.server.site import Site
from components.downloads.parcel import Part
from components.links import Links
from data.catalogue import Catalogue
from data.helplines import load_helplines
from data.repository import ParquetRepository
from data.settings import Settings
from tests import surface
from tests.callbacks.few_parts import few_parts
from tests.callbacks.put_together import made_sooner
from tests.next_release import NEXT, next_release

Fire = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session", autouse=True)
def _put_together_sooner() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        made_sooner(patch)
        patch.setattr(answer_cache, "QUALITY", 1)  # kept answers are read, and not weighed
        yield


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture(scope="session")
def repository() -> ParquetRepository:
    return ParquetRepository.open(Settings().release_dir)


@pytest.fixture(scope="session")
def site(catalogue, repository) -> Site:
    return Site(catalogue, repository, Links(), Settings(), load_helplines(), lambda: None)


@pytest.fixture(scope="session")
def make_server(catalogue, repository) -> Callable[..., Flask]:
    def make(
        day: date = date(2025, 8, 20), today: Callable[[], date] | None = None, **given: Any
    ) -> Flask:
        return build_server(
            settings=Settings(**given),
            catalogue=catalogue,
            repository=repository,
            helplines=load_helplines(),
            today=today or (lambda: day),
        )

    return make


@pytest.fixture(scope="session")
def next_folder(tmp_path_factory) -> Path:
    """The folder of a made-up next release."""
    return next_release(tmp_path_factory.mktemp("releases") / NEXT["release"])


@pytest.fixture(scope="session")
def serve(catalogue, next_folder) -> Callable[..., Flask]:
    """Serve the made-up next release."""
    repository = ParquetRepository.open(next_folder)

    def make(**given: Any) -> Flask:
        return build_server(
            settings=Settings(**given),
            catalogue=catalogue,
            repository=repository,
            helplines=load_helplines(),
            today=lambda: date(2025, 9, 20),
        )

    return make


@pytest.fixture(scope="session")
def server(make_server) -> Flask:
    return make_server()


@pytest.fixture(scope="session")
def live_address(server) -> Iterator[str]:
    """Serve on a free port of this machine."""
    listening = make_wsgi_server("127.0.0.1", 0, server, threaded=True)
    Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.port}"
    listening.shutdown()


@pytest.fixture(scope="session")
def partner_area(make_server) -> Callable[..., Callable[[str], TestResponse]]:
    """Open the area on a folder of packs, and ask it from this machine."""

    def ask_in(folder, **settings):
        server = make_server(partner="local", partner_packs=folder, **settings)
        return lambda path: server.test_client().get(
            f"/partner{path}", base_url="http://127.0.0.1:8050"
        )

    return ask_in


@pytest.fixture
def client(server) -> FlaskClient:
    return server.test_client()


class Answer(NamedTuple):
    """One answer of the server, read to its end."""

    status: int
    headers: Headers
    data: bytes

    @property
    def text(self) -> str:
        return self.data.decode()

    @property
    def kind(self) -> str:
        return self.headers["Content-Type"].partition(";")[0]


def read(answer: TestResponse) -> Answer:
    """Read an answer to its end and let go of its file."""
    with answer:
        return Answer(answer.status_code, answer.headers, answer.get_data())


@pytest.fixture(scope="session")
def ask(server, made_once) -> Callable[..., Answer]:
    """Ask for an address, its first slash left out or not: once in a run, whoever asks first.

    Pages are the same for everyone; whether a server answers a second time as it did the first is
    asked of the server itself.
    """
    client = server.test_client()

    def get(address: str, **how: Any) -> Answer:
        path = "/" + address.removeprefix("/")
        if how:
            return read(client.open(path, **how))
        named = sha256(path.encode()).hexdigest()
        return made_once(f"answer-{named}", lambda: read(client.open(path)))

    return get


@pytest.fixture(scope="session")
def fetch(ask) -> Callable[..., Answer]:
    """Fetch a file that is there, by its name and query, as `ask` does."""

    def get(name: str, **query: Any) -> Answer:
        chosen = f"?{urlencode(query, doseq=True)}" if query else ""
        answer = ask(f"download/{name}{chosen}")
        assert answer.status == 200, answer.text[-300:]
        return answer

    return get


@pytest.fixture(scope="session")
def few_of() -> Callable[..., Part]:
    """Some rows of each table of a measure, with all that travels with them: looked up once."""
    return few_parts(views.part_of)


@pytest.fixture
def few_rows(monkeypatch, few_of) -> None:
    """Have some rows of each table in the files of the whole release: none of them is read."""
    monkeypatch.setattr(views, "part_of", few_of)


@pytest.fixture(scope="session")
def refused(ask, make_server) -> dict[str, Answer]:
    """Answers that are refusals or faults; each name begins with its status."""
    busy = make_server(rate_limit="1 per minute").test_client()
    busy.get("/privacy")
    broken = make_server()
    broken.view_functions["health"] = lambda: 1 / 0
    return {
        "405 page": ask("privacy", method="PUT"),
        "405 api": ask("api/v1/areas", method="DELETE"),
        "413 callback": ask("_dash-update-component", method="POST", data=b"x" * 200_000),
        "400 callback": ask("_dash-update-component", method="POST", json={}),
        "400 api": ask("api/v1/values?indicator=da_offences&limit=x"),
        "404 api": ask("api/v2"),
        "404 download": ask("download/view.exe"),
        "404 image": ask("image/map.gif"),
        "404 asset": ask("assets/none.js"),
        "404 vendor": ask("vendor/none.js"),
        "404 package": ask("_dash-component-suites/dash/none.js"),
        "429 page": read(busy.get("/privacy")),
        "500 plain": read(broken.test_client().get("/health")),
    }


@pytest.fixture(scope="session")
def walked(ask) -> dict[str, Answer]:
    """Every page and every other public address; processes that walk at once begin at two ends."""
    addresses = [*surface.every_page(), *surface.plain()]
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    found = {address: ask(address) for address in addresses[:: -1 if number % 2 else 1]}
    return {address: found[address] for address in addresses}


@pytest.fixture
def fire(client) -> Fire:
    """Run the callback that writes a component's property, with the inputs given by id."""
    dependencies = client.get("/_dash-dependencies").json

    def run(output_id: str, prop: str = "children", /, **values: Any) -> dict[str, Any]:
        wanted = f"{output_id}.{prop}"
        [callback] = [
            one
            for one in dependencies
            if wanted in one["output"].strip(".").split("...") and not one["clientside_function"]
        ]
        answer = client.post(
            "/_dash-update-component",
            json={
                "output": callback["output"],
                "outputs": _outputs(callback["output"]),
                "inputs": [
                    {**one, "value": values.get(one["id"].replace("-", "_"))}
                    for one in callback["inputs"]
                ],
                "changedPropIds": [f"{one['id']}.{one['property']}" for one in callback["inputs"]],
                "state": [
                    {**one, "value": values.get(one["id"].replace("-", "_"))}
                    for one in callback["state"]
                ],
            },
        )
        assert answer.status_code == 200, answer.get_data(as_text=True)[:300]
        return answer.json["response"]

    return run


def _outputs(text: str) -> Any:
    parts = [
        dict(zip(("id", "property"), one.rsplit(".", 1), strict=True))
        for one in text.strip(".").split("...")
    ]
    return parts if text.startswith("..") else parts[0]


@pytest.fixture(scope="session")
def partner_site(make_server, provider, tmp_path_factory) -> Callable[..., Flask]:
    """Make a site with sign-in, and a made-up page that says whose it is."""
    packs = tmp_path_factory.mktemp("packs")

    def make(**given: Any) -> Flask:
        chosen = {k.lower(): v for k, v in provider.settings(packs=packs, port=8050).items()}
        server = make_server(**{**chosen, **given})
        server.add_url_rule(
            "/partner/<slug>/made-up", "partner.made_up", lambda slug: f"made-up figures of {slug}"
        )
        return server

    return make


@pytest.fixture(scope="session")
def signing(partner_site) -> Flask:
    """A site with sign-in."""
    return partner_site()


@pytest.fixture
def visitor(signing) -> FlaskClient:
    """A new browser at a site with sign-in."""
    return signing.test_client()
