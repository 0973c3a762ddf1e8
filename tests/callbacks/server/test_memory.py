"""What is free again is not kept: pictures that were drawn, tables that were read."""

import gc
import subprocess
import sys

import matplotlib.backends.backend_agg as agg
from flask.testing import FlaskClient


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
