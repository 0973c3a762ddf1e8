"""What holds for every pack that a test has made."""

import pytest

from data.pipeline.partner import __main__ as command
from tests.partner.runs import opened


@pytest.fixture(autouse=True)
def boroughs_read_once(monkeypatch):
    """Half of what a small pack takes is reading the release, and no test here changes that."""
    monkeypatch.setattr(command, "open_borough", opened)
