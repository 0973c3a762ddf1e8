"""The measure of abuse sees what it says: readers go on, the client gets what it asked for."""

import pytest

from tests.load.abuse import AT_ONCE, GOAL, LINES, Seen, in_words, is_slow, measured


def test_while_a_client_asks_for_pictures_readers_are_answered_and_it_gets_them_in_turn():
    [line] = [one for one in LINES if one.name.startswith("trend.png")]

    seen = measured(line, least=0, most=300)

    assert seen.failed == []
    assert len(seen.privacy) > 1
    assert len(seen.choice) > 1
    assert (seen.client["given"], seen.client["asked"]) == (AT_ONCE, AT_ONCE)
    assert "16 of 16, 0 busy" in in_words(seen)


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
