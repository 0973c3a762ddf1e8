import subprocess
import sys

from callbacks.address.state import map_indicators
from callbacks.first_answer import answer_once
from callbacks.panels.view_frames import borough_cut
from tests.paths import ROOT


def test_the_first_answer_takes_nothing_from_a_reader_s_allowance(make_server):
    server = make_server(rate_limit="3 per minute")

    answer_once(server)

    answers = [server.test_client().get("/privacy").status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]


def test_no_reader_can_claim_to_be_the_first_answer(make_server):
    client = make_server(rate_limit="1 per minute").test_client()
    sent = {"dashboard.first_answer": "1", "Dashboard-First-Answer": "1"}

    assert [client.get("/privacy", headers=sent).status_code for _ in range(2)] == [200, 429]


def test_every_measure_is_cut_before_the_first_reader_asks(make_server, site):
    borough_cut.cache_clear()
    answer_once(make_server())
    held = borough_cut.cache_info()

    assert held.currsize >= len(map_indicators(site))


BUILT = """
import sys
from app import create_server
create_server()
sys.exit("PIL.Image" not in sys.modules)
"""


def test_what_plotly_looks_for_in_every_answer_is_imported_before_there_are_threads():
    subprocess.run([sys.executable, "-c", BUILT], cwd=ROOT, check=True)
