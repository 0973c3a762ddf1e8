"""Two copies of the site answer the same address with the same bytes.

Dash keeps what a component was given in a set, whose order is another in each process; so would a
page that put what it shows into one.
"""

import pytest

from tests.paths import ROOT
from tests.same.__main__ import answers

pytestmark = pytest.mark.long

# Drawings, tables, controls and charts; parts that callbacks touch and parts that none does; pages
# that gather printed figures from everywhere.
PATHS = (
    "/",
    "/compare",
    "/indicators/da_offences_rate",
    "/hotspots",
    "/embed/map",
    "/borough/barking-and-dagenham",
    "/costs",
    "/evidence?area=barking-and-dagenham",
    "/homes",
    "/justice",
    "/new.atom",
    "/scrutiny",
    "mounted:/",
    "mounted:/compare?view=table&borough=brent",
    "mounted:/indicators/da_offences_rate",
    "mounted:/hotspots",
    "mounted:/response?view=framework",
)


def test_processes_that_keep_sets_in_other_orders_answer_with_the_same_bytes(tmp_path):
    listed = tmp_path / "addresses.txt"
    listed.write_text("\n".join(PATHS), "utf-8")

    one, other = (answers(ROOT, addresses=listed, seed=seed) for seed in (1, 2))

    assert {status for status, *_ in one.values()} == {200}
    assert [path for path in PATHS if one[path] != other[path]] == []
