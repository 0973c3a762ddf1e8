"""The real app on a loopback port, under a path prefix, on the published release."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from werkzeug.serving import make_server

from callbacks.serve import build_server
from data.catalogue import Catalogue
from data.helplines import load_helplines
from data.repository import ParquetRepository
from data.settings import Settings

PREFIX = "/dashboard/"


@contextmanager
def running_app(**given: Any) -> Iterator[str]:
    """Serve the app until the block ends, and give the address of its first page."""
    settings = Settings(url_prefix=PREFIX, rate_limit="", **given)
    app = build_server(
        settings=settings,
        catalogue=Catalogue.load(),
        repository=ParquetRepository.open(settings.release_dir),
        helplines=load_helplines(),
        today=lambda: date(2025, 8, 20),
    )
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    server.shutdown()
    server.server_close()
    thread.join()
