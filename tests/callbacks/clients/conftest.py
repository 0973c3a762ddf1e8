"""The API on loopback, its document as served, and what each of its operations is asked."""

import json

import pytest
import requests

GIVEN = {"indicator_id": "da_offences_rate", "indicator": "da_offences_rate"}


@pytest.fixture(scope="session")
def document(live_address, tmp_path_factory):
    """The document as it is served, in a file."""
    path = tmp_path_factory.mktemp("document") / "openapi.json"
    path.write_bytes(requests.get(f"{live_address}/api/v1/openapi.json", timeout=60).content)
    return path


@pytest.fixture(scope="session")
def operations(document):
    """What each operation must be given, by its name."""
    paths = json.loads(document.read_bytes())["paths"]
    found = {}
    for path, methods in paths.items():
        for method, one in methods.items():
            assert method == "get", path
            must = [each["name"] for each in one["parameters"] if each.get("required")]
            found[one["operationId"]] = {name: GIVEN[name] for name in must}
    assert len(found) == 12
    return found
