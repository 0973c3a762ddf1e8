"""Runs pytest many times without importing the libraries each time: a process for each run.

It reads arguments of pytest as a list in JSON, one a line, and answers each line with a line when
that run has ended. Nothing of the project is imported before the fork, so each run reads the code
as it is then.
"""

import json
import os
import signal
import sys
from importlib import import_module

LIBRARIES = (
    *("dash", "plotly.graph_objects", "pandas", "pyarrow.parquet", "pandera", "pydantic_settings"),
    *("flask_openapi3", "flask_limiter", "flask_compress", "shapely", "scipy.stats", "rapidfuzz"),
    *("PIL.Image", "prometheus_client", "redis", "orjson", "brotli", "yaml"),
)


def main(longest: int) -> None:
    """Run what is asked for, until there is no more to read."""
    for name in LIBRARIES:
        import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _be_pytest(json.loads(line))
        sys.stdout.write(f"{'ended' if _ended(child, longest) else 'endless'}\n")
        sys.stdout.flush()


def _be_pytest(arguments: list[str]) -> None:
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(null, number)
    sys.argv = ["pytest", *arguments]
    code = 1
    try:
        code = int(import_module("pytest").main(arguments))
    finally:
        os._exit(code)


def _ended(child: int, longest: int) -> bool:
    """Wait for a run; what takes longer goes, with all that it has started."""
    signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(TimeoutError))
    signal.alarm(longest)
    try:
        os.waitpid(child, 0)
    except TimeoutError:
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return False
    finally:
        signal.alarm(0)
    return True


if __name__ == "__main__":
    main(int(sys.argv[1]))
