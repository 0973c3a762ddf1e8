"""What tests of files share."""

import pytest


@pytest.fixture
def is_csvw():
    """Tells whether a description and its tables are valid CSV on the Web, by the library.

    It reads each text of a column once, and not again in each row that has it.
    """
    from csvw import CSVW  # noqa: PLC0415 - two seconds to load, wanted by one process of a run
    from csvw.metadata import Column  # noqa: PLC0415 - the same

    read = Column.read

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
            return CSVW(str(metadata), validate=True).is_valid

    return asked
