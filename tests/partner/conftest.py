"""What holds for every pack that a test has made."""

from pathlib import Path
from typing import NamedTuple

import pytest

from data.pipeline.partner import __main__ as command
from data.pipeline.partner.mapping.document import Mapping, read_mapping
from tests.partner.runs import Run, opened, packed, summed
from tests.partner.trial_extract import write_trial


class Trial(NamedTuple):
    """The made-up trial set: its folder, mapping, sums before anything is withheld, and pack."""

    folder: Path
    mapping: Mapping
    found: tuple
    run: Run


@pytest.fixture(scope="session")
def trial_set(tmp_path_factory, made_once) -> Trial:
    """What the trial set comes to; no test changes it."""

    def make():
        folder = tmp_path_factory.mktemp("trial")
        write_trial(folder)
        mapping = read_mapping(folder / "mapping.yaml")
        found = summed(folder, mapping, work=tmp_path_factory.mktemp("work"))
        return Trial(folder, mapping, found, packed(found, mapping=mapping))

    return made_once("trial set", make)


@pytest.fixture(autouse=True)
def boroughs_read_once(monkeypatch):
    """Half of what a small pack takes is reading the release, and no test here changes that."""
    monkeypatch.setattr(command, "open_borough", opened)
