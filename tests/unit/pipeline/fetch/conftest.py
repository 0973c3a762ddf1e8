"""A publisher on loopback, a raw folder, and a fetch from one into the other."""

import pytest

from data.pipeline.fetch.ask import ask_all
from data.pipeline.fetch.download import session
from tests.unit.pipeline.fetch.asking import QUICK, TODAY, offer
from tests.unit.pipeline.fetch.publisher import running_publisher


@pytest.fixture
def publisher():
    with running_publisher() as running:
        yield running


@pytest.fixture
def raw(tmp_path):
    """A made-up raw folder with its reports beside it."""
    root = tmp_path / "given" / "data"
    (root / "raw" / "other").mkdir(parents=True)
    (root / "raw" / "other" / "kept.csv").write_bytes(b"a,b\n1,2\n")
    (root.parent / "reports").mkdir()
    (root.parent / "reports" / "report.txt").write_text("made up", "utf-8")
    return root


@pytest.fixture
def ask(publisher, raw, tmp_path, catalogue):
    """Fetch once: `ask(path, **changes of the offer)`; dated folders are in `.fetched`."""
    source = next(iter(catalogue.sources.values()))
    lines = []

    def once(path="/made_up.csv", *, others=None, **changes):
        offers = {"made_up": offer(publisher.base + path, **changes), **(others or {})}
        with session() as asker:
            return ask_all(
                {key: source.model_copy(update={"fetch": one}) for key, one in offers.items()},
                raw=raw,
                fetched=once.fetched,
                today=TODAY,
                asker=asker,
                patience=QUICK,
                say=lines.append,
            )

    once.fetched, once.lines = tmp_path / "fetched", lines
    return once
