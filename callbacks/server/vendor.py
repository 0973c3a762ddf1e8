"""Third-party style sheets and scripts, served out of the installed packages, never copied."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from flask import Blueprint, Response, abort

from callbacks.server.headers import version_of
from components.links import Links

SERVED = {
    "bootstrap.min.css": ("flask_bootstrap", "static/bootstrap5/css/bootstrap.min.css", "text/css"),
    "leaflet.js": ("xstatic.pkg.leaflet", "data/leaflet.js", "text/javascript"),
    "leaflet.css": ("xstatic.pkg.leaflet", "data/leaflet.css", "text/css"),
    "plotly.min.js": ("plotly", "package_data/plotly.min.js", "text/javascript"),
}


def vendor_address(links: Links, name: str) -> str:
    """Return the address of a served file, with a hash of its content."""
    return links.to(f"vendor/{name}", v=_version(name))


@cache
def _version(name: str) -> str:
    return version_of(vendor_file(name).read_bytes())


def vendor_file(name: str) -> Traversable:
    """Return a served file of an installed package.

    Raises:
        KeyError: If it is not one of those that are served.
    """
    package, path, _ = SERVED[name]
    return files(package).joinpath(path)


def blueprint() -> Blueprint:
    """Return the routes below vendor/."""
    routes = Blueprint("vendor", __name__, url_prefix="/vendor")

    @routes.get("/<name>")
    def serve(name: str) -> Response:
        if name not in SERVED:
            abort(404)
        with vendor_file(name).open("rb") as opened:
            return Response(opened.read(), mimetype=SERVED[name][2])

    return routes
