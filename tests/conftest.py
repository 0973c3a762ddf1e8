"""What holds for every test."""

import atexit
import gc
import os
import pickle
import sys
from collections import Counter
from collections.abc import Callable
from fcntl import LOCK_EX, LOCK_UN, flock
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.read_once import build_grammars_late, keep_catalogues, tell_texts_at_once
from tests.whole import is_left_out, is_whole

# A shared or busy machine is slow now and then; how fast things are is measured elsewhere.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# Python's search for garbage, as often as it is by default, takes a quarter of the collection.
gc.set_threshold(50_000, 10, 10)

# A shell may forbid to keep what was compiled: then each server that a test starts compiles all of
# the app anew, and each process every test.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

build_grammars_late()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Import nothing of what `make fast` leaves out: a third of what collecting took."""
    return is_left_out(collection_path, chosen=config.option.markexpr) or None


def pytest_sessionstart(session: pytest.Session) -> None:
    """Read definitions once, in a process that has tests of its own."""
    if session.config.getoption("numprocesses", None) is None:
        keep_catalogues()
        tell_texts_at_once()


def pytest_collection_finish() -> None:
    """What is loaded stays: it is not searched for garbage again and again."""
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    """It goes when the process ends: bindings would take it for leaked.

    One that took a share of the tests gives back all at once, not object by object, and leaves
    what was loaded alone to its end.
    """
    if hasattr(config, "workerinput"):
        atexit.register(os._exit, 0)
    else:
        gc.unfreeze()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what `make fast` leaves out, before it is chosen.

    Begin with the longest files where processes share them, so that none ends alone.
    """
    for item in items:
        if is_whole(item.path):
            item.add_marker(pytest.mark.whole)
    if hasattr(config, "workerinput"):
        tests = Counter(item.path for item in items)
        items.sort(key=lambda one: (one.get_closest_marker("long") is None, -tests[one.path]))


@pytest.fixture(scope="session")
def made_once(tmp_path_factory) -> Callable[[str, Callable[[], Any]], Any]:
    """Give what was made under a name by whichever process of this run was the first to need it.

    Who needs it meanwhile waits, and leaves the processor to others.
    """
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "made"
    shared.mkdir(exist_ok=True)

    def give(name: str, make: Callable[[], Any]) -> Any:
        kept = shared / name
        if not kept.exists():
            with (shared / f"{name}.turn").open("w") as turn:
                flock(turn, LOCK_EX)
                try:
                    if not kept.exists():
                        fresh = shared / f"{name}.{os.getpid()}"
                        fresh.write_bytes(pickle.dumps(make()))
                        fresh.rename(kept)
                finally:
                    flock(turn, LOCK_UN)  # whom `make` has started may hold the file open
        return pickle.loads(kept.read_bytes())  # noqa: S301 - written above, in this run

    return give


@pytest.fixture(scope="session")
def provider(tmp_path_factory):
    """A real OpenID provider on loopback, with made-up accounts."""
    from tests.partner.provider.signing_in import running_provider  # noqa: PLC0415 - only where it is used

    with running_provider(tmp_path_factory.mktemp("provider")) as running:
        yield running


@pytest.fixture(scope="session")
def listed_host():
    """A site of another origin, which the served app lists as one that may embed."""
    from tests.browser.sites import running_site  # noqa: PLC0415 - only where it is used

    with running_site() as running:
        yield running


@pytest.fixture(scope="session")
def served(listed_host):
    """The real app under a path prefix; the address of its first page."""
    from tests.browser.served import running_app  # noqa: PLC0415 - only where it is used

    with running_app(FRAME_ANCESTORS=f"'self' {listed_host.address}") as address:
        yield address
