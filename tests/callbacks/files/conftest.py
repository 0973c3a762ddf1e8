"""What tests of files share."""

from functools import cached_property

import pytest
from csvw import CSVW
from csvw.metadata import Column


@pytest.fixture
def is_csvw():
    """Tells whether a description and its tables are valid CSV on the Web, by the library.

    It reads each text of a column once, and not again in each row that has it, and says what a
    column is called once.
    """
    read, header = Column.read, cached_property(Column.header.fget)
    header.__set_name__(Column, "header")

    def asked(metadata):
        kept = {}  # each column is held, so that no other takes its place in memory

        def once(column, text, **how):
            _, told = kept.setdefault(id(column), (column, {}))
            asked = (text, *how.items())
            if asked not in told:
                told[asked] = read(column, text, **how)
            return told[asked]

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Column, "read", once)
            patch.setattr(Column, "header", header)
            return CSVW(str(metadata), validate=True).is_valid

    return asked
