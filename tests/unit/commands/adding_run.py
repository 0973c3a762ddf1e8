"""In a copy of the code: builds a small release and asks the app for addresses.

`python adding_run.py build KNOWN…` reads what is in RAW_DATA of the sources that are not among the
known ones, puts it beside the published rows and publishes both. `python adding_run.py ask
ADDRESS…` prints status and text of each answer as JSON. Both run in the copy: its code answers.
"""

import json
import os
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pandas as pd

RELEASE = Path("data/published")


def build(known: list[str]) -> None:
    """Publish the rows of the release and those of the new sources, in its place."""
    from data.catalogue import Catalogue  # noqa: PLC0415 - the copy's
    from data.pipeline.figures.rows import ORDER  # noqa: PLC0415
    from data.pipeline.raw.read import RawFolder  # noqa: PLC0415
    from data.pipeline.release import collect, manifest, publish  # noqa: PLC0415
    from data.schemas import Metrics  # noqa: PLC0415

    raw, catalogue = RawFolder(Path(os.environ["RAW_DATA"])), Catalogue.load()
    last = json.loads((RELEASE / publish.MANIFEST).read_text("utf-8"))
    made = [
        collect.rows_of(name, raw, definitions=catalogue)
        for name in collect.SOURCES
        if name not in known
    ]
    table = pd.concat([pd.read_parquet(RELEASE / publish.METRICS), *made], ignore_index=True)
    table = table.sort_values(ORDER, kind="stable", na_position="first", ignore_index=True)
    table = pd.DataFrame(Metrics.validate(table))
    files = {name: (RELEASE / name).read_bytes() for name in last["tables"]}
    rows = {name: facts["rows"] for name, facts in last["tables"].items()}
    described = manifest.describe(
        table,
        rows=rows | {publish.METRICS: len(table)},
        newest=SimpleNamespace(
            extracted=pd.Timestamp(f"{last['release']}-01"), data_to=last["data_to"]
        ),
        inputs=raw.fingerprints,
        dispersion=[],
        sources=catalogue.sources,
    )
    described["inputs"] += last["inputs"]
    publish.publish(
        files | {publish.METRICS: publish.parquet_bytes(table)},
        manifest=described,
        directory=RELEASE,
    )


def ask(addresses: list[str]) -> None:
    """Print what the app of the copy answers."""
    from callbacks.serve import build_server  # noqa: PLC0415
    from data.catalogue import Catalogue  # noqa: PLC0415
    from data.helplines import load_helplines  # noqa: PLC0415
    from data.repository import ParquetRepository  # noqa: PLC0415
    from data.settings import Settings  # noqa: PLC0415

    client = build_server(
        settings=Settings(),
        catalogue=Catalogue.load(),
        repository=ParquetRepository.open(RELEASE),
        helplines=load_helplines(),
        today=lambda: date(2025, 8, 20),
    ).test_client()
    said = {}
    for address in addresses:
        with client.get(address) as answer:
            said[address] = [answer.status_code, answer.get_data(as_text=True)]
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    {"build": build, "ask": ask}[sys.argv[1]](sys.argv[2:])
