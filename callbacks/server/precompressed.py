"""Scripts and style sheets compressed as far as brotli goes, once, and never during a request.

`python -m callbacks.server.precompressed` fills a folder with one file for each content; a
server that finds the file of what it is about to send sends that instead. Until it is there, and to
readers without brotli, answers are compressed as they are sent.
"""

import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import brotli
from flask import Flask, Response, g, request
from flask_compress import Compress

from callbacks.making.locks import alone
from callbacks.server.bundles import KINDS, bundle
from callbacks.server.headers import DIGITS, asked_version, is_suite_as_served
from callbacks.server.vendor import SERVED, vendor_file

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".cache" / "compressed"
MOST_ADDRESSES = 200
# The part of each package that pages load.
SUITES = (
    ("dash", "deps", ".min.js"),
    ("dash", "dcc", ".js"),
    ("dash", "html", ".min.js"),
    ("dash", "dash-renderer/build", ".min.js"),
    ("dash_bootstrap_components", "_components", ".min.js"),
)
UNUSED = ("async-highlight", "async-mathjax", "async-markdown", "async-datepicker", "async-upload")
SMALLEST = 500
# Of pages as they are: 4 to 9 of 100 bytes less than at 4, for a millisecond; 10 takes fifty.
QUALITY_AS_SENT = 5
COMPRESSED_AS_SENT = [
    "text/html",
    "text/css",
    "text/plain",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/geo+json",
    "image/svg+xml",
    "text/csv",
]


class Compressed:
    """The folder as a server sees it. Remembers which address has which file, within bounds."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._known: dict[str, tuple[Path, str]] = {}

    def known(self, address: str) -> tuple[Path, str] | None:
        """Return the file and the media type of an address; None before its first answer."""
        return self._known.get(address)

    def find(self, content: bytes, *, address: str, mimetype: str) -> Path | None:
        """Return the compressed file of a content, and remember it for the address.

        None where it has not been compressed yet.
        """
        path = compressed_path(content, folder=self._folder)
        if not path.exists():
            return None
        if len(self._known) < MOST_ADDRESSES:
            self._known[address] = path, mimetype
        return path


def compress_the_rest(server: Flask) -> None:
    """Compress answers as they are sent, where they are of a kind that gains by it."""
    server.config["COMPRESS_MIMETYPES"] = COMPRESSED_AS_SENT
    server.config["COMPRESS_BR_LEVEL"] = QUALITY_AS_SENT
    Compress(server)


def register(server: Flask, *, compressed: Compressed) -> None:
    """Send the compressed file of what lies under a hashed address, where there is one.

    To be registered after whatever compresses as it sends, so that it comes before it.
    """

    @server.before_request
    def send_at_once() -> Response | None:
        found = compressed.known(request.path) if may_be_sent() else None
        if found is None or not found[0].exists():
            return None
        # A compressed file has the whole hash of its content as its name.
        g.version_sent = found[0].stem[:DIGITS]
        return _answer(*found)

    @server.after_request
    def send_compressed(response: Response) -> Response:
        if response.status_code != 200 or response.content_encoding or not may_be_sent():  # noqa: PLR2004
            return response
        response.direct_passthrough = False
        path = compressed.find(
            response.get_data(), address=request.path, mimetype=response.mimetype or ""
        )
        if path is not None:
            _make_compressed(response, path)
        return response


def may_be_sent() -> bool:
    """Tell whether a request is for a versioned address, from a browser that takes brotli."""
    return (
        request.method == "GET"
        and (bool(asked_version()) or is_suite_as_served())
        and "br" in request.accept_encodings.values()
    )


def _answer(path: Path, mimetype: str) -> Response:
    response = Response(mimetype=mimetype)
    _make_compressed(response, path)
    return response


def _make_compressed(response: Response, path: Path) -> None:
    response.set_data(path.read_bytes())
    response.content_encoding = "br"
    response.vary.add("Accept-Encoding")
    # An entity tag names one form of the content.
    response.headers.pop("ETag", None)


def compressed_path(content: bytes, *, folder: Path) -> Path:
    """Return where the compressed form of a content lies."""
    return folder / f"{sha256(content).hexdigest()}.br"


def contents() -> Iterator[bytes]:
    """Return what pages load: our assets, the packages' scripts and style sheets."""
    for path in sorted((ROOT / "assets").iterdir()):
        if path.is_file():
            yield path.read_bytes()
    for name in KINDS:
        yield bundle(name)
    for name in SERVED:
        yield vendor_file(name).read_bytes()
    for package, folder, ending in SUITES:
        for item in _lies(package).joinpath(folder).iterdir():
            if item.name.endswith(ending) and not item.name.startswith(UNUSED):
                yield item.read_bytes()


def _lies(package: str) -> Path:
    """Return the folder of a package, which takes half a second where it is imported for it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent


def is_filled(folder: Path = FOLDER) -> bool:
    """Tell whether all that pages load is there, compressed, and nothing else.

    A folder that cannot be read is not filled.
    """
    try:
        there = {path.name for path in folder.iterdir()}
        large = (content for content in contents() if len(content) >= SMALLEST)
        return there == {compressed_path(content, folder=folder).name for content in large}
    except OSError:
        return False


def fill(folder: Path = FOLDER) -> int:
    """Compress what is not there yet, and let go of what no page loads any more.

    Returns:
        How many files were written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # Of servers that start together one fills it, and the others find it filled.
    with alone(folder):
        return _fill(folder)


def _fill(folder: Path) -> int:
    written, wanted = 0, set()
    # The smallest first: pages gain most from what is ready soonest.
    for content in sorted(contents(), key=len):
        path = compressed_path(content, folder=folder)
        wanted.add(path.name)
        if len(content) < SMALLEST or path.exists():
            continue
        part = path.with_suffix(f".{os.getpid()}")
        part.write_bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=11))
        part.replace(path)
        written += 1
    for path in folder.iterdir():
        if path.name not in wanted:
            path.unlink(missing_ok=True)
    return written


if __name__ == "__main__":
    os.nice(15)
    try:
        fill()
    except OSError as error:
        sys.exit(f"Scripts are compressed as they are sent: {error}")
