"""Made-up pages on loopback, which play the hosts of embeds or hold the real assets alone."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from tests.paths import ROOT

ASSETS = ROOT / "assets"
# As strict for scripts as the app's own: one that needs more fails here first. Frames are free,
# since some of these pages play the host of an embed.
POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; frame-src *"
TYPES = {".js": "text/javascript", ".css": "text/css"}


class Site:
    """A few made-up pages on the loopback interface, and the real assets.

    `seen` lists the requests as (path with query, referrer).
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.pages: dict[str, str] = {}
        self.seen: list[tuple[str, str | None]] = []

    def add(self, path: str, html: str) -> str:
        """Serve `html` at `path` and give its address."""
        self.pages[path] = html
        return self.address + path


@contextmanager
def running_site() -> Iterator[Site]:
    """Serve a site until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.seen.append((self.path, self.headers.get("Referer")))
            path = urlsplit(self.path).path
            asset = ASSETS / path.removeprefix("/assets/")
            if path in site.pages:
                self._answer(200, "text/html; charset=utf-8", site.pages[path].encode())
            elif path.startswith("/assets/") and asset.is_file():
                self._answer(200, TYPES[asset.suffix], asset.read_bytes())
            else:
                self._answer(404 if path != "/favicon.ico" else 204, "text/plain", b"")

        def _answer(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("Referrer-Policy", "no-referrer")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep the test output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()
