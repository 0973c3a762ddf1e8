"""What the tests do to libraries changes no answer of theirs."""

import pandas as pd
import pytest
from pandera.engines.pandas_engine import STRING, Engine
from pandera.errors import SchemaError

from data.pipeline.release.defined import Definitions

plain = STRING.check.__wrapped__
CELLS = {
    "texts": pd.Series(["a", "b"]),
    "no text": pd.Series([], dtype="str"),
    "a text missing": pd.Series(["a", None]),
    "objects": pd.Series(["a", None], dtype="object"),
    "a number among them": pd.Series(["a", 5], dtype="object"),
    "numbers": pd.Series([1.0, 2.0]),
}


@pytest.mark.parametrize("cells", CELLS.values(), ids=CELLS)
def test_a_column_is_one_of_texts_exactly_where_each_of_its_cells_is(cells):
    kind = Engine.dtype(cells.dtype)
    of_each = plain(STRING(), kind, cells)

    found = STRING().check(kind, cells)

    assert isinstance(found, bool) == (isinstance(of_each, bool) or of_each.all())
    assert list(pd.Series(found)) == list(pd.Series(of_each)) or found is True


@pytest.mark.parametrize("cell", [5, None])
def test_a_cell_that_is_no_text_is_refused_in_the_same_words(monkeypatch, cell):
    rows = pd.DataFrame({"indicator_id": ["a", "b"], "part": "p", "words": ["w", cell]})
    rows["words"] = rows["words"].astype("object")
    with pytest.raises(SchemaError) as now:
        Definitions.validate(rows)

    monkeypatch.setattr(STRING, "check", plain)
    with pytest.raises(SchemaError) as before:
        Definitions.validate(rows)

    assert str(now.value) == str(before.value)
    assert "words" in str(now.value)
