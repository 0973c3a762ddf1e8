"""What is served may be served."""

import pytest

from tests.supply import licences
from tests.supply.pins import pins


def test_each_served_package_has_a_licence_that_we_take() -> None:
    unfit = {one.name: licences.licence(one.name) for one in pins()}
    assert {name: said for name, said in unfit.items() if not licences.taken(said)} == {}


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later OR MIT", True),
        ("MIT AND AGPL-3.0-or-later", False),
        ("(GPL-2.0-only OR MPL-2.0) AND MIT", True),
    ],
)
def test_one_licence_of_a_choice_is_enough_and_all_of_a_sum_are_needed(
    said: str, *, fits: bool
) -> None:
    assert licences.taken(said) is fits
