"""`make data`: how long a rebuild takes and how much memory, into a folder that is thrown away."""

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.servers import ROOT


def rebuild() -> dict[str, float]:
    """Return seconds and MB of one rebuild; nothing where the raw files are not there."""
    raw = ROOT / os.environ.get("RAW_DATA", "../shared/data")
    if not raw.is_dir():
        return {}
    with TemporaryDirectory() as folder:
        release = Path(folder) / "release"
        environment = os.environ | {"RAW_DATA": str(raw), "RELEASE_DIR": str(release)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "data.pipeline"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError("make data failed: run it by itself to see why")
        return {"data_time": time.perf_counter() - begun, "data_memory": usage.ru_maxrss / 1024}
