"""Types that openapi-typescript makes of the served document hold a program that calls it all."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.paths import ROOT

PACKAGES = ROOT / ".venv-clients" / "node_modules"
HERE = Path(__file__).parent / "typescript"
pytestmark = pytest.mark.skipif(
    not (shutil.which("node") and PACKAGES.is_dir()),
    reason="Node or its packages are not here: make clients installs them",
)


def node(folder, program, *arguments):
    return subprocess.run(
        ["node", program, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def folder(document, tmp_path_factory):
    """The program beside the types, where Node finds its packages."""
    made = tmp_path_factory.mktemp("typescript")
    for name in ("call.ts", "package.json", "tsconfig.json"):
        shutil.copy(HERE / name, made)
    (made / "node_modules").symlink_to(PACKAGES)
    written = node(
        made, PACKAGES / "openapi-typescript/bin/cli.js", document, "--output", "api.d.ts"
    )
    assert written.returncode == 0, written.stderr
    return made


@pytest.fixture(scope="module")
def checked(folder):
    return node(folder, PACKAGES / "typescript/bin/tsc", "--project", ".")


@pytest.fixture(scope="module")
def told(folder, checked, live_address):
    assert checked.returncode == 0, checked.stdout
    ran = node(folder, "call.js", live_address)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_a_program_that_uses_the_types_as_they_are_meant_is_taken(checked):
    assert checked.stdout == ""


def test_every_operation_answers(told, operations):
    assert told["statuses"] == dict.fromkeys(operations, 200)


def test_what_it_reads_is_what_was_sent(told, client):
    sent = client.get(
        "/api/v1/values?indicator=da_offences_rate&area=E09000003&area=E09000005&period=latest"
    ).json

    read = [[one["area_code"], one["period_end"], one["value"]] for one in sent["values"]]
    assert told["values"] == read
    assert told["next"] == sent["next"]


def test_a_refusal_is_read_as_a_problem(told):
    assert "no indicator of that id" in told["refusal"]
