"""The real app on the published release, asked over HTTP without a browser."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from callbacks.serve import build_server
from data.catalogue import Catalogue
from data.helplines import load_helplines
from data.repository import ParquetRepository
from data.settings import Settings

Fire = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture(scope="session")
def repository() -> ParquetRepository:
    return ParquetRepository.open(Settings().release_dir)


@pytest.fixture(scope="session")
def make_server(catalogue, repository) -> Callable[..., Flask]:
    def make(day: date = date(2025, 8, 20), **given: Any) -> Flask:
        return build_server(
            settings=Settings(**given),
            catalogue=catalogue,
            repository=repository,
            helplines=load_helplines(),
            today=lambda: day,
        )

    return make


@pytest.fixture(scope="session")
def server(make_server) -> Flask:
    return make_server(rate_limit="")


@pytest.fixture
def client(server) -> FlaskClient:
    return server.test_client()


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
