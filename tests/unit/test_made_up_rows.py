"""Rows that tests make up are held to the schema of those that are published."""

import pytest
from pandera.errors import SchemaError

from tests.unit.metric_rows import MADE, boroughs, frame, row, validate_made


def test_rows_that_the_schema_refuses_are_told_with_the_test_that_made_them():
    boroughs(1, 2)
    boroughs(3, -1)

    with pytest.raises(SchemaError, match="greater_than_or_equal_to") as caught:
        validate_made()

    assert "test_rows_that_the_schema_refuses" in caught.value.__notes__[0]
    assert MADE == []


def test_what_a_test_changes_later_is_validated_as_it_was_made():
    table = boroughs(1, 2)
    table.loc[0, "value"] = -1

    validate_made()


def test_a_key_may_be_in_two_tables_but_not_twice_in_one():
    boroughs(1)
    boroughs(1)
    validate_made()

    frame([row(1), row(2)])
    with pytest.raises(SchemaError, match="not unique"):
        validate_made()
