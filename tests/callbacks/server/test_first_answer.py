import json
import subprocess
import sys

import pytest

from callbacks.address.state import map_indicators
from callbacks.first_answer import answer_once, get_ready
from callbacks.making.apart import READY_ONLY
from callbacks.panels.peer_choices import peers_of
from callbacks.panels.view_frames import borough_cut
from data.model import Level
from tests.paths import ROOT

pytestmark = pytest.mark.long


def test_the_first_answer_takes_nothing_from_a_reader_s_allowance(make_server):
    server = make_server(rate_limit="3 per minute")

    answer_once(server, host="localhost")

    answers = [server.test_client().get("/privacy").status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]


def test_no_reader_can_claim_to_be_the_first_answer(make_server):
    client = make_server(rate_limit="1 per minute").test_client()
    sent = {"dashboard.first_answer": "1", "Dashboard-First-Answer": "1"}

    assert [client.get("/privacy", headers=sent).status_code for _ in range(2)] == [200, 429]


@pytest.fixture(scope="module")
def ready(make_server):
    """How many measures are cut, and the peers of how many boroughs found, once a start is over."""
    borough_cut.cache_clear()
    peers_of.cache_clear()
    get_ready(make_server())
    return borough_cut.cache_info().currsize, peers_of.cache_info().currsize


def test_every_measure_is_cut_before_the_first_reader_asks(ready, site):
    measures, _ = ready

    assert measures >= len(map_indicators(site))


def test_the_peers_of_every_borough_are_found_before_the_first_reader_asks(ready, site):
    _, boroughs = ready

    assert boroughs == len(site.repository.areas(Level.BOROUGH))


def test_the_first_page_is_ready_for_who_asks_by_the_host_it_was_made_for(make_server):
    server = make_server()
    answer_once(server, host="127.0.0.1:8050")

    ready = {"base_url": "http://127.0.0.1:8050", "environ_overrides": {READY_ONLY: True}}
    assert server.test_client().get("/", **ready).status_code == 200


BUILT = """
import sys
from app import create_server
from callbacks.first_answer import answer_once, get_ready

server = create_server()
answer_once(server, host="localhost")
FIRST = "PIL.Image"
LATER = {"matplotlib.figure", "folium"}
NEVER = {"redis", "weasyprint"}
assert FIRST in sys.modules, "not loaded"
assert not {*LATER, *NEVER} & sys.modules.keys(), "loaded for nothing"
get_ready(server)
assert sys.modules.keys() >= LATER, "each maker would load it by itself"
assert not NEVER & sys.modules.keys(), "loaded for nothing"
"""


def test_a_start_loads_what_must_be_there_before_threads_and_leaves_the_rest_until_later():
    subprocess.run([sys.executable, "-c", BUILT], cwd=ROOT, check=True)


CONFIGURED = """
import json, os, runpy, sys
from types import SimpleNamespace
from callbacks import first_answer
from callbacks.making import common
from callbacks.processes import roles


class Server:
    def __init__(self, workers):
        self.app = SimpleNamespace(wsgi=lambda: None)
        self.cfg = SimpleNamespace(workers=workers)
        self.num_workers, self.WORKERS, self.age = workers, {}, 0
        self.dies, self.is_woken = [], False

    def wakeup(self):
        self.is_woken = True

    def turn(self):
        for _ in range(self.num_workers - len(self.WORKERS)):
            self.age += 1
            worker = SimpleNamespace(age=self.age, pid=self.age, role=roles.Role())
            configured["pre_fork"](self, worker)
            self.WORKERS[worker.pid] = worker
            done.append(f"fork {worker.pid}")
            configured["post_worker_init"](worker)
        assert len(self.WORKERS) <= self.num_workers, "one would be ended"
        if self.is_woken:
            self.is_woken = False
            if self.dies:
                self.ends(self.dies.pop())
            else:
                self.turn()
        assert len(self.WORKERS) == self.num_workers, "one would come with the next look"

    def ends(self, pid):
        done.append(f"{pid} ends")
        configured["child_exit"](self, self.WORKERS.pop(pid))
        self.turn()


begun = {}
first_answer.answer_once = lambda server, *, host: done.append("first answer")
first_answer.get_ready = lambda server: done.append("the rest")
for story in sys.argv[1:]:
    workers, *ends = story.split(", ")
    os.environ["WORKERS"], done = workers, []
    configured = runpy.run_path("gunicorn.conf.py")
    configured["subprocess"].Popen = lambda *_, **__: None
    configured["os"].kill = lambda pid, _: done.append(f"{pid} told to end")
    common.end()
    roles.meet(anew=True)
    server = Server(int(workers))
    server.dies = [int(one[1:]) for one in ends if one[0] == "!"]
    configured["when_ready"](server)
    server.turn()
    for pid in ends:
        if pid[0] != "!":
            server.ends(int(pid))
    begun[story] = ", ".join(done)
    roles.part()
sys.stdout.write(json.dumps(begun))
"""
BEGINS_WITH_3 = "first answer, fork 1, the rest, fork 2, fork 3, fork 4, 1 told to end"
BEGINS_WITH_5 = (
    "first answer, fork 1, fork 2, the rest, fork 3, fork 4, fork 5, fork 6, 1 told to end, "
    "fork 7, 1 told to end, 2 told to end"
)
# How many processes, then which of them end ("!": before gunicorn does as told): what is done then.
BEGINS = {
    "1": "first answer, the rest, fork 1",
    "2": "first answer, the rest, fork 1, fork 2",
    "3": BEGINS_WITH_3,
    "3, 1, 2": f"{BEGINS_WITH_3}, 1 ends, 2 ends, fork 5",
    "3, 2, 1, 4": f"{BEGINS_WITH_3}, 2 ends, fork 5, 1 told to end, 1 ends, 4 ends, fork 6",
    "3, !1, 4": ("first answer, fork 1, the rest, fork 2, fork 3, 1 ends, fork 4, 4 ends, fork 5"),
    "5, 2, 3, 1, 6": (
        f"{BEGINS_WITH_5}, 2 ends, 3 ends, fork 8, 1 told to end, 1 ends, 6 ends, fork 9"
    ),
}


@pytest.fixture(scope="module")
def begun():
    """How a start goes on by number of processes and what ends; read once what each reads."""
    done = subprocess.run(
        [sys.executable, "-c", CONFIGURED, *BEGINS],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(("story", "begins"), BEGINS.items())
def test_who_answered_first_gives_way_once_all_is_ready_and_whoever_ends_is_replaced_at_once(
    begun, story, begins
):
    assert begun[story] == begins
