"""A document nested without end, or with numbers that are none. All are made up."""

import pytest

from data.pipeline.raw.faults import InputFault
from tests.unit.pipeline.fault_line import in_one_line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * 200_000, "nested too deeply"),
        ('{"a": ' * 200_000, "nested too deeply"),
        ('{"a": NaN}', "NaN is no number"),
        ('{"a": -Infinity}', "-Infinity is no number"),
        ("[]", "not a JSON object"),
        ('{"a": 1' + "0" * 5000 + "}", "not JSON"),
        ("\x00", "not JSON"),
        ('{"features": [1], "features": []}', "'features' is there twice in one object"),
    ],
)
def test_a_document_of_no_form_is_refused_in_one_line(raw_with, text, said):
    raw = raw_with(text, name="outlines.geojson")

    with pytest.raises(InputFault, match=said) as caught:
        raw.json("outlines.geojson")
    assert len(in_one_line(caught)) < 400
