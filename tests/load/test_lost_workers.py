"""A process that is killed under load loses its own requests and no others: the short form."""

from tests.load.lost_workers import PAGES, SHORT, run


def test_readers_see_no_failed_page_after_one_retry_while_processes_are_killed():
    outcome = run(SHORT)

    assert outcome.failed == []
    assert outcome.ended == []
    assert set(outcome.pages) == set(PAGES)
    assert len(outcome.asked_again) <= SHORT.kills * SHORT.readers
