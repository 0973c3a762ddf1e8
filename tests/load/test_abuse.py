"""The measure of abuse tells where readers wait too long. All times are made up."""

import pytest

from tests.load.abuse import GOAL, Seen, is_slow


@pytest.mark.parametrize(
    ("seen", "slow"),
    [
        (Seen(privacy=[1.0], choice=[1.0]), False),
        (Seen(privacy=[GOAL + 1.0], choice=[1.0]), True),
        (Seen(privacy=[1.0], choice=[GOAL + 1.0]), True),
        (Seen(privacy=[1.0], choice=[1.0], failed=["TimeoutError"]), True),
        (Seen(privacy=[], choice=[1.0]), True),
    ],
)
def test_readers_who_wait_fail_or_are_not_answered_are_counted(seen, slow):
    assert is_slow(seen) is slow
