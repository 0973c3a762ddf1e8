"""The real app in the process of the tests, where other settings are needed than those of `served`.

A server of its own takes four seconds of processor to start, most of it for libraries that are
loaded here. What depends on gunicorn is looked at behind it, by the tests that share `served`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Thread

from werkzeug.serving import WSGIRequestHandler, make_server

from callbacks.serve import build_server
from data.catalogue import Catalogue
from data.helplines import load_helplines
from data.repository import ParquetRepository
from data.settings import Settings
from tests.browser.served import PREFIX


class Quiet(WSGIRequestHandler):
    """Leaves the lines about requests to the app."""

    def log_request(self, *_: object) -> None:
        """Keep the test output clean."""


@contextmanager
def app_inside(port: int = 0, **settings: str) -> Iterator[str]:
    """Serve the app until the block ends, and give the address of its first page.

    Args:
        port: To listen on, where someone must know it before; 0 for any that is free.
        settings: As environment variables of the app, by name.
    """
    chosen = Settings(
        **{name.lower(): one for name, one in {"URL_PREFIX": PREFIX, **settings}.items()}
    )
    server = build_server(
        settings=chosen,
        catalogue=Catalogue.load(),
        repository=_opened(chosen.release_dir),
        helplines=load_helplines(),
        today=date.today,
    )
    listening = make_server("127.0.0.1", port, server, threaded=True, request_handler=Quiet)
    thread = Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.port}{PREFIX}"
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


@lru_cache(maxsize=1)
def _opened(release: Path) -> ParquetRepository:
    return ParquetRepository.open(release)
