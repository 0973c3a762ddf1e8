"""A plugin of pytest: of a test of many cases no further one is run once one has failed."""

import pytest

FAILED = set()


def _whole(item: pytest.Item) -> str:
    return item.nodeid.partition("[")[0]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Pass over a case of a test that has failed."""
    if _whole(item) in FAILED:
        pytest.skip("another case has failed")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """Take note of what failed."""
    outcome = yield
    if outcome.get_result().failed:
        FAILED.add(_whole(item))
