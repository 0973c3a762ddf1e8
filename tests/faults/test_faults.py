"""The table of faults fits the code as it is: each can be put back, and names tests there are."""

import ast
from collections import Counter

import pytest
import yaml

from tests.faults.run import told
from tests.faults.table import faults, held, names_in
from tests.paths import ROOT

FAULTS, HELD = faults(), held()
# Every item of the two reviews, of what held in them, and of what was found since.
LISTED = {
    "R": (
        "1a 1b 1c 2a 2b 2c 2d 2e 2f 3a 3b 3c 3d 3e 3f 3g 3h 3i 3j 3k 3l 4a 5a 5b 6a 6b 6c "
        "6d 6e 6f 6g 7a 7b 7c 8a 8b 9a 9b 9c 9d"
    ),
    "L": "1a 1b 2 3 4 5 6 7a 7b 8 9a 9b 9c 10a 10b 10c 11 12 13 14 15 16 17 18a 18b",
    "O": (
        "1a 1b 1c 2a 2b 2c 2d 2e 2f 2g 3a 3b 4 5a 5b 5c 6a 6b 7 8 9 10a 10b 10c 10d 11a 11b "
        "12a 12b 12c 13a 13b 14a 14b 14c 15a 15b 15c 15d 15e 15f"
    ),
    "S": (
        "1a 1b 1c 1d 1e 1f 1g 1h 1i 1j 2a 2b 3a 4a 5a 5b 6a 6b 6c 7a 8a 9a 9b 9c 9d 9e 10a 10b "
        "11a 11b 11c 11d 11e 12a 13a 13b 13c 14a 14b 15a 15b 15c 15d 15e 15f 15g 15h 15i "
        "15j 15k 15l 15m 15n 15o 15p 15q 15r 16a 16b 16c 16d 16e 16f 16g 16h 16i "
        "16j 16k 16l 16m 16n 16o 16p 16q 16r 16s 16t 16u 16v 16w 16x"
    ),
    "H": "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23",
}


def test_every_item_of_the_reviews_is_there_once():
    ids = Counter(one.id for one in (*FAULTS, *HELD))

    assert [one for one, times in ids.items() if times > 1] == []
    assert set(ids) == {letter + rest for letter, all_ in LISTED.items() for rest in all_.split()}


@pytest.mark.parametrize("one", FAULTS, ids=lambda one: one.id)
def test_each_fault_can_be_put_back(one):
    text = one.put_back(ROOT)

    assert one.now != one.old
    if one.file.endswith(".py"):
        ast.parse(text)
    elif one.file.endswith(".yaml"):
        yaml.safe_load(text)


@pytest.mark.parametrize("one", [*FAULTS, *HELD], ids=lambda one: one.id)
def test_each_test_that_is_named_is_there(one):
    for test in one.tests:
        module, _, name = test.partition("::")
        assert name.partition("[")[0] in names_in(module), test


CASE = '<testcase classname="tests.a.test_b" name="test_c[1]">{}</testcase>'


@pytest.mark.parametrize(
    ("said", "how", "is_noticed"),
    [
        ('<failure message="assert 1 == 2"/>', "assertion", True),
        ('<failure message="AssertionError: x"/>', "assertion", True),
        ('<failure message="Failed: DID NOT RAISE"/>', "assertion", True),
        ('<failure message="a.b.KeyError: 1"/>', "KeyError", False),
        ('<failure message="EndlessError: 1"/>', "EndlessError", True),
        ('<error message="assert 1"/>', "broke before it asked", False),
        ("", "passes all the same", False),
        ("<skipped/>", "was skipped", False),
    ],
)
@pytest.mark.parametrize("name", ["test_c", "test_c[1]"])
def test_only_a_failure_that_was_meant_is_taken_for_one(tmp_path, name, said, how, is_noticed):
    report = tmp_path / "report.xml"
    report.write_text(f"<testsuite>{CASE.format(said)}</testsuite>")

    test = f"tests/a/test_b.py::{name}"
    assert told(report, test, by="EndlessError") == (how, is_noticed)


@pytest.mark.parametrize("test", ["tests/a/test_b.py::test_d", "tests/b/test_b.py::test_c"])
def test_what_another_test_said_is_not_taken_for_an_answer(tmp_path, test):
    report = tmp_path / "report.xml"
    failed = CASE.format('<failure message="assert 1"/>')
    report.write_text(f"<testsuite>{failed}</testsuite>")

    assert told(report, test) == ("was not found", False)
    assert told(tmp_path / "none.xml", test) == ("was not run", False)
