"""What tests of files share."""

import pytest


@pytest.fixture
def is_csvw():
    """Tells whether a description and its tables are valid CSV on the Web, by the library."""
    from csvw import CSVW  # noqa: PLC0415 - two seconds to load, wanted by one process of a run

    return lambda metadata: CSVW(str(metadata), validate=True).is_valid
