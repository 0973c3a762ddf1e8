"""A server as it is shipped that is told to load its release anew, at any moment."""

import signal
import time

from tests.load.lost_workers import PROCESSES, running_server

A_WHILE = 3  # seconds in which one process too many would come


def test_a_reload_just_after_the_start_leaves_no_process_too_many():
    with running_server() as server:
        before = server.processes()
        server.send(signal.SIGHUP)
        server.until(
            lambda: before.isdisjoint(now := server.processes()) and len(now) == PROCESSES,
            "the processes of the start stay, or there are more than asked for",
        )
        time.sleep(A_WHILE)

        assert len(server.processes()) == PROCESSES
