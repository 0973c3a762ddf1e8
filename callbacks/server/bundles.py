"""What every page loads, joined into one style sheet and one script: each request costs a reader.

The parts stay files of their own in assets/, and in the installed package of Bootstrap.
"""

from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort

from callbacks.server.headers import version_of
from callbacks.server.vendor import vendor_file
from components.links import Links

ASSETS = Path(__file__).parents[2] / "assets"
SHEETS = ("exit.css", "map.css", "live.css", "areas.css", "site.css", "search.css")
# In this order: live.js takes a page as ready once written.js has put its parts in place, and
# focus.js looks for a control once map.js and written.js have drawn theirs.
LIVE = (
    "device.js",
    "connection.js",
    "ahead.js",
    "map.js",
    "map-tip.js",
    "chart-tip.js",
    "address.js",
    "periods.js",
    "written.js",
    "focus.js",
    "live.js",
    "announce.js",
    "early.js",
    "type-size.js",
    "room.js",
)
KINDS = {"page.css": "text/css", "live.js": "text/javascript"}


@cache
def bundle(name: str) -> bytes:
    """Return a bundle's content.

    Raises:
        KeyError: If there is none of that name.
    """
    if name not in KINDS:
        raise KeyError(name)
    parts = [(ASSETS / one).read_bytes() for one in (SHEETS if name == "page.css" else LIVE)]
    if name == "page.css":
        parts.insert(0, vendor_file("bootstrap.min.css").read_bytes())
    return (b"\n" if name == "page.css" else b"\n;\n").join(parts)


def asset_versions() -> dict[str, str]:
    """Return a short hash of the content of each of our assets."""
    return {
        path.name: version_of(path.read_bytes())
        for path in sorted(ASSETS.iterdir())
        if path.is_file()
    }


def bundle_address(links: Links, name: str) -> str:
    """Return the address of a bundle, with a hash of its content."""
    return links.to(f"bundle/{name}", v=version_of(bundle(name)))


def blueprint() -> Blueprint:
    """Return the routes below bundle/."""
    routes = Blueprint("bundle", __name__, url_prefix="/bundle")

    @routes.get("/<name>")
    def serve(name: str) -> Response:
        if name not in KINDS:
            abort(404)
        return Response(bundle(name), mimetype=KINDS[name])

    return routes
