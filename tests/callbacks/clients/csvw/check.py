"""Print what csvwlib holds against each table of a folder: `python check.py FOLDER`.

The folder is served on loopback, because the library takes addresses alone. It prints warnings, and
ends with an error of a parser's where a day is none: both are passed on as lines of JSON.
"""

import contextlib
import io
import json
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from csvwlib import CSVWConverter


class Silent(SimpleHTTPRequestHandler):
    """Says nothing of what it serves."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def said(address: str) -> list[str]:
    """Return each warning about one table, once."""
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            CSVWConverter.to_json(address, f"{address}-metadata.json")
    except Exception as error:  # noqa: BLE001 - whatever the library ends with speaks of the table
        out.write(f"{type(error).__name__}: {error}\n")
    return list(dict.fromkeys(out.getvalue().split("\n")[:-1]))


def main(folder: str) -> None:
    """Print by table what is said of it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    tables = sorted(one.name for one in Path(folder).glob("*.csv"))
    address = f"http://127.0.0.1:{server.server_port}"
    sys.stdout.write(json.dumps({one: said(f"{address}/{one}") for one in tables}))


if __name__ == "__main__":
    main(sys.argv[1])
