"""What holds for every test."""

from collections import Counter

import pytest
from hypothesis import settings

# A shared or busy machine is slow now and then; how fast things are is measured elsewhere.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the longest files where processes share them, so that none ends alone."""
    if hasattr(config, "workerinput"):
        tests = Counter(item.path for item in items)
        items.sort(key=lambda one: (one.get_closest_marker("long") is None, -tests[one.path]))


@pytest.fixture(scope="session")
def provider(tmp_path_factory):
    """A real OpenID provider on loopback, with made-up accounts."""
    from tests.partner.provider.signing_in import running_provider  # noqa: PLC0415 - only where it is used

    with running_provider(tmp_path_factory.mktemp("provider")) as running:
        yield running
