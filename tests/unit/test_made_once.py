"""What is the same for all tests of a run is made by one of them."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest


def test_who_needs_what_another_is_making_waits_for_it(made_once):
    made = []

    def make():
        made.append(1)
        time.sleep(0.2)  # the others ask meanwhile
        return sum(made)

    with ThreadPoolExecutor(4) as several:
        found = list(several.map(lambda _: made_once("waited for", make), range(4)))

    assert found == [1] * 4


def test_what_one_failed_to_make_is_made_by_the_next(made_once):
    with pytest.raises(ZeroDivisionError):
        made_once("failed", lambda: 1 / 0)

    assert made_once("failed", lambda: "made") == "made"
