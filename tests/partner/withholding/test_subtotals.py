"""Types that are summed up under a name: right to the count, and they give nothing away."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from data.partner.model import PackTable
from data.pipeline.partner.counts import pack_rows
from data.pipeline.partner.mapping.period import Period
from data.pipeline.partner.tables import with_subtotals, with_total
from tests.partner.extracts import mapping
from tests.partner.runs import borough
from tests.partner.withholding.attack import open_range

TYPES = ["Common assault", "Wounding", "Rape", "Arson", "Theft"]
GROUPS = {"Violence": ("Common assault", "Wounding"), "Damage and theft": ("Arson", "Theft")}
SUMS = [(0, [1, 2]), (4, [5, 6]), (7, [0, 3, 4])]  # positions in ORDER
ORDER = [
    "Violence", "Common assault", "Wounding", "Rape", "Damage and theft", "Arson", "Theft", "all",
]  # fmt: skip


def shown(counts):
    """Return what a pack says of these types, by name."""
    rows = [
        {"category": name, "value": value, "never": False}
        for name, value in zip(TYPES, counts, strict=True)
    ]
    rows, inside = with_subtotals(rows, subtotals=GROUPS)
    table = with_total(
        PackTable.OFFENCE_TYPES, "2025-03-31", rows, whole=np.nan, borough=borough(), inside=inside
    )
    period = Period.model_validate({"from": "2024-04-01", "to": "2025-03-31"})
    return pack_rows([table], period=period).counts.set_index("category")["value"]


def test_a_subtotal_stands_above_its_parts_and_the_total_counts_each_once():
    found = shown([100, 50, 40, 30, 20])

    assert list(found.index) == ORDER
    assert found.to_dict() == {
        "Violence": 150, "Common assault": 100, "Wounding": 50, "Rape": 40,
        "Damage and theft": 50, "Arson": 30, "Theft": 20, "all": 240,
    }  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(min_value=0, max_value=12), min_size=5, max_size=5))
def test_no_small_count_can_be_worked_out_from_subtotals(counts):
    assume(sum(counts) >= 5)  # else the whole table is left out
    found = shown(counts)
    if "Rape" not in found.index:
        return  # the total would give its parts away, and stands alone
    truth = dict(zip(TYPES, counts, strict=True))
    truth |= {name: sum(truth[part] for part in parts) for name, parts in GROUPS.items()}
    cells = np.array([found[name] for name in ORDER])
    for place, name in enumerate(ORDER[:-1]):
        assert found[name] == truth[name] or np.isnan(found[name])
        if 1 <= truth[name] <= 4:
            low, high = open_range(cells, SUMS, place, least=0, most=np.inf)
            assert low < high, (name, truth, found.to_dict())


@pytest.mark.parametrize(
    ("subtotals", "words"),
    [
        ({"Violence": ["Assault"]}, "'Assault' is no name in codes: offence_type"),
        ({"A": ["Robbery"], "B": ["Robbery"]}, "'Robbery' is in two subtotals"),
        ({"robbery": ["Common assault"]}, "is a type already"),
        ({"<b>": ["Robbery"]}, "must be words"),
    ],
)
def test_a_subtotal_of_no_type_or_of_one_twice_is_refused(subtotals, words):
    with pytest.raises(ValueError, match=words):
        mapping(subtotals=subtotals)
