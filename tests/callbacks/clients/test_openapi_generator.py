"""The Python client that OpenAPI Generator makes of the served document calls every operation."""

import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not shutil.which("java"), reason="OpenAPI Generator is a Java program, and Java is not here"
)
NAME = "made_by_openapi_generator"


@pytest.fixture(scope="module")
def api(document, live_address, tmp_path_factory):
    folder = tmp_path_factory.mktemp("client")
    subprocess.run(
        [
            Path(sys.executable).parent / "openapi-generator-cli",
            *("generate", "-g", "python", "-i", document, "-o", folder, "--package-name", NAME),
            *("--global-property", "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"),
        ],
        # It runs for two seconds: what Java would translate for a longer run is not worth it.
        env={**os.environ, "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"},
        check=True,
        capture_output=True,
    )
    sys.path.insert(0, str(folder))
    made = import_module(NAME)
    with made.ApiClient(made.Configuration(host=live_address)) as client:
        yield made.FiguresApi(client)
    sys.path.remove(str(folder))


def test_every_operation_answers(api, operations):
    for operation, given in operations.items():
        told = getattr(api, operation)(**given)
        if operation.endswith("_csv"):
            assert told.startswith(("indicator_id,", "area_code,", "id,", "fact_id,")), operation
        else:
            assert told.release == "2025-08", operation


def test_what_it_reads_is_what_was_sent(api, client):
    codes = ["E09000003", "E09000005"]
    told = api.list_values(indicator="da_offences_rate", area=codes, limit=7)

    sent = client.get(
        "/api/v1/values?indicator=da_offences_rate&area=E09000003&area=E09000005&limit=7"
    ).json
    assert len(told.values) == 7
    for read, one in zip(told.values, sent["values"], strict=True):
        assert {name: getattr(read, name) for name in one} == one
    assert told.next == sent["next"]


def test_a_refusal_is_raised_as_one_with_its_problem(api):
    refused = import_module(f"{NAME}.exceptions")

    with pytest.raises(refused.NotFoundException) as fault:
        api.show_indicator("none")
    assert fault.value.data.status == 404
    assert "no indicator of that id" in fault.value.data.detail
