"""What holds for every test."""

import pytest
from hypothesis import settings

# A shared or busy machine is slow now and then; how fast things are is measured elsewhere.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def provider(tmp_path_factory):
    """A real OpenID provider on loopback, with made-up accounts."""
    from tests.partner.provider.signing_in import running_provider  # noqa: PLC0415 - only where it is used

    with running_provider(tmp_path_factory.mktemp("provider")) as running:
        yield running
