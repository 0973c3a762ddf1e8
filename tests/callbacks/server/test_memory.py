"""What is free again is not kept: pictures that were drawn, tables that were read."""

import gc
import subprocess
import sys

import matplotlib.backends.backend_agg as agg
from flask.testing import FlaskClient

from tests.paths import ROOT


def test_a_picture_leaves_nothing_behind_that_waits_for_a_search_for_garbage(
    client: FlaskClient,
) -> None:
    client.get("/image/funnel.png")
    gc.disable()
    try:
        assert client.get("/image/funnel.png?borough=croydon").status_code == 200
        left = [one for one in gc.get_objects() if type(one) is agg.RendererAgg]
    finally:
        gc.enable()
    assert left == []


def test_a_process_keeps_no_memory_of_its_threads_and_tables_for_later() -> None:
    asked = (
        "import pyarrow as pa; from callbacks.processes.memory import keep_little;"
        "before = pa.default_memory_pool().backend_name; keep_little();"
        "print(before, pa.default_memory_pool().backend_name)"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    ).stdout.split()
    assert told[0] != "system"
    assert told[1] == "system"


def test_what_was_read_from_libraries_is_let_go_and_comes_back_when_it_is_needed() -> None:
    asked = """
import re, pathlib
import pandas as pd
from callbacks.processes.memory import let_go_of_libraries

def held(kind):
    told = pathlib.Path("/proc/self/smaps_rollup").read_text()
    return sum(int(each) for each in re.findall(rf"(?:Private|Shared)_{kind}: +(\\d+)", told))

frame = pd.DataFrame({"a": [3, 1, 2], "b": ["x", "y", "z"]})
before, written = held("Clean"), held("Dirty")
let_go_of_libraries()
print(before, held("Clean"), written - held("Dirty"))
print(*frame.sort_values("a")["b"])
"""
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    ).stdout.split()
    before, after, lost = map(int, told[:3])
    assert after < before / 2
    assert lost <= 0
    assert told[3:] == ["y", "z", "x"]


ENDS = """
import atexit, os, runpy, sys
from types import SimpleNamespace
from callbacks.making import common

ends = runpy.run_path("gunicorn.conf.py")["worker_exit"]
common.end()
atexit.register(os.write, 1, b"taken down")
ends(None, SimpleNamespace(pid=0))
for status in (0, 3):
    if not (pid := os.fork()):
        try:
            sys.exit(status)
        finally:
            ends(None, SimpleNamespace(pid=os.getpid()))
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
"""


def test_a_process_that_is_replaced_does_not_first_copy_all_that_it_shared_to_take_it_down() -> (
    None
):
    told = subprocess.run(
        [sys.executable, "-c", ENDS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.split("\n") == ["0", "3", "taken down"]
