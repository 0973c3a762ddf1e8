"""A client that openapi-python-client makes of the served document calls every operation."""

import subprocess
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

NAME = "made_by_openapi_python_client"
FIRST = ("indicator_id",)  # part of a path: given by place


@pytest.fixture(scope="module")
def generated(document, tmp_path_factory):
    """The folder of the client, importable by its name."""
    folder = tmp_path_factory.mktemp("client")
    beside = str(Path(sys.executable).parent)
    subprocess.run(
        [
            f"{beside}/openapi-python-client",
            *("generate", "--path", document, "--output-path", folder / NAME, "--meta", "none"),
        ],
        env={"PATH": f"{beside}:/usr/bin:/bin", "LANG": "C.UTF-8"},
        check=True,
        capture_output=True,
    )
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@pytest.fixture
def call(generated, live_address):  # noqa: ARG001 - it has to be there
    def ask(operation, **given):
        client = import_module(NAME).Client(base_url=live_address)
        module = import_module(f"{NAME}.api.figures.{operation}")
        placed = [given.pop(name) for name in FIRST if name in given]
        with client:
            return module.sync_detailed(*placed, client=client, **given)

    return ask


def test_every_operation_answers(call, operations):
    for operation, given in operations.items():
        answer = call(operation, **given)
        assert answer.status_code == 200, operation
        if operation.endswith("_csv"):
            assert answer.content.startswith((b"indicator_id,", b"area_code,", b"id,", b"fact_id,"))
        else:
            assert answer.parsed.release == "2025-08", operation


def test_what_it_reads_is_what_was_sent(call, client):
    told = call("list_values", indicator="da_offences_rate", area=["E09000003", "E09000005"])

    sent = client.get(
        "/api/v1/values?indicator=da_offences_rate&area=E09000003&area=E09000005"
    ).json
    assert told.parsed.to_dict() == sent


def test_a_day_is_sent_as_one(call):
    told = call("list_values", indicator="da_offences", from_=date(2025, 6, 1), area=["E12000007"])

    assert {one.period_end for one in told.parsed.values} >= {"2025-06-30", "2025-07-31"}


def test_a_refusal_is_read_as_a_problem(call):
    told = call("show_indicator", indicator_id="none")

    assert told.status_code == 404
    assert "no indicator of that id" in told.parsed.detail
