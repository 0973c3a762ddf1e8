"""A server as it is shipped that is told to load its release anew, or to have fewer processes."""

import os
import signal
import time
import urllib.request

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


def test_however_few_processes_it_is_told_to_have_one_of_them_answers():
    with running_server() as server:
        server.until(lambda: len(server.processes()) == PROCESSES, "there are more than asked for")
        # The one that answers is the oldest in the end, and so the first to go.
        for maker in sorted(server.processes())[:-1]:
            os.kill(maker, signal.SIGKILL)
        server.until(lambda: len(server.processes()) == PROCESSES, "they were not replaced")
        for number in reversed(range(1, PROCESSES)):
            server.send(signal.SIGTTOU)
            server.until(lambda left=number: len(server.processes()) == left, "none has ended")
            time.sleep(A_WHILE)
            for path in ("/privacy", f"/image/trend.svg?indicator=da_offences&x={number}"):
                with urllib.request.urlopen(server.address + path, timeout=20) as answer:  # noqa: S310 - loopback
                    assert answer.status == 200
