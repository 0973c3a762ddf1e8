"""Asks a checkout of this project for a list of addresses and writes what each answer was.

`python tests/same/answers.py CHECKOUT ADDRESSES` runs in a process of its own, so that the code of
that checkout answers and no other. An address after `mounted:` is asked as Dash asks for it.
"""

import hashlib
import json
import os
import re
import sys
from datetime import date
from pathlib import Path

CHECKOUT, ADDRESSES = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
# What a reader never notices: fingerprints of assets, and a key that Dash draws at each start.
MARKS = (
    (rb"\?v=[0-9a-f]{12}", b"?v="),
    (rb'"end_id":"[^"]*"', b'"end_id":""'),
)


def settled(body: bytes) -> bytes:
    """Return an answer without the fingerprints of assets."""
    for found, put in MARKS:
        body = re.sub(found, put, body)
    return body


def ask(client, address: str):
    """Ask for an address, or for what Dash mounts at it."""
    _, mounted, path = address.rpartition("mounted:")
    if not mounted:
        return client.get("/" + address.lstrip("/"))
    path, query, search = path.partition("?")
    given = {"pathname": path, "search": query + search}
    return client.post(
        "/_dash-update-component",
        json={
            "output": "root-page.children",
            "outputs": {"id": "root-page", "property": "children"},
            "inputs": [
                {"id": "root-location", "property": name, "value": value}
                for name, value in given.items()
            ],
            "changedPropIds": ["root-location.pathname"],
        },
    )


def main() -> None:
    """Print one JSON object: status, media type and digest of each answer by its address."""
    os.chdir(CHECKOUT)
    sys.path.insert(0, str(CHECKOUT))
    from callbacks.serve import build_server  # noqa: PLC0415
    from data.catalogue import Catalogue  # noqa: PLC0415
    from data.helplines import load_helplines  # noqa: PLC0415
    from data.repository import ParquetRepository  # noqa: PLC0415
    from data.settings import Settings  # noqa: PLC0415

    settings = Settings()
    client = build_server(
        settings=settings,
        catalogue=Catalogue.load(),
        repository=ParquetRepository.open(settings.release_dir),
        helplines=load_helplines(),
        today=lambda: date(2025, 8, 20),
    ).test_client()
    said = {}
    for address in ADDRESSES.read_text("utf-8").split():
        with ask(client, address) as answer:
            body = settled(answer.get_data())
            kind = answer.headers["Content-Type"]
        said[address] = [answer.status_code, kind, len(body), hashlib.sha256(body).hexdigest()]
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
