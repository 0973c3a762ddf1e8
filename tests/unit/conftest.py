"""What holds for every test of a unit."""

import pytest

from tests.unit import metric_rows


@pytest.fixture(autouse=True, scope="module")
def made_up_rows_are_valid():
    """Rows that a test makes up are held to the schema of those that are published."""
    yield
    metric_rows.validate_made()
