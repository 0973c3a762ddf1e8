"""Build one server: Dash, its pages, its plain routes and its headers."""

from collections.abc import Callable, Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from flask_compress import Compress

from callbacks import first_answer
from callbacks.address import errors, moved
from callbacks.address.document import Dashboard, root_layout
from callbacks.address.router import Router
from callbacks.address.router import register as register_router
from callbacks.api.routes import register as register_api
from callbacks.embed import routes as embeds
from callbacks.every_page import REGISTERS, ROUTES
from callbacks.files import picture_routes as images
from callbacks.files.routes import register as register_downloads
from callbacks.pages.brief.pdf import register as register_brief
from callbacks.pages.hotspots.map import register as register_hotspot_map
from callbacks.server import (
    access_log,
    answer_cache,
    bundles,
    callback_requests,
    counters,
    headers,
    precompressed,
    release_mark,
    request_limits,
    vendor,
)
from callbacks.server.health import register as register_health
from callbacks.server.shared_answers import SharedAnswers
from callbacks.server.site import Site
from components.frame.shell import SITE
from components.links import Links
from data.catalogue import Catalogue
from data.helplines import Helpline
from data.repository import Repository
from data.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ASSETS = Path(__file__).parent.parent / "assets"
LARGEST_REQUEST = 64 * 1024
COMPRESSED = [
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


def build_server(
    *,
    settings: Settings,
    catalogue: Catalogue,
    repository: Repository,
    helplines: tuple[Helpline, ...],
    today: Callable[[], date],
) -> Flask:
    """Return a WSGI server that answers with and without the path prefix.

    Args:
        settings: Of the deployment.
        catalogue: Definitions.
        repository: The release to serve.
        helplines: Support lines.
        today: The day, to tell whether a release is overdue.
    """
    links = Links(settings.url_prefix, asset_versions())
    site = Site(catalogue, repository, links, settings, helplines, today)
    server = Flask("dashboard", static_folder=None)
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    router = Router(site, ROUTES)
    # First, so that its time is whole: Flask runs these in reverse on the way out.
    observe = counters.register(server, site=site) if settings.metrics else None
    access_log.register(server, route_of=router.route_of, observe=observe)
    # Early, so that it compresses late.
    server.config["COMPRESS_MIMETYPES"] = COMPRESSED
    Compress(server)
    precompressed.register(server, compressed=precompressed.Compressed())
    headers.register(server)
    mark = release_mark.release_mark(repository)
    release_mark.register(server, mark=mark)
    request_limits.register(server, settings=settings)
    first_answer.register(server, site=site)
    register_health(server, site=site)
    register_api(server, site=site)
    register_downloads(server, site=site)
    images.register(server, site=site)
    embeds.register(server, site=site)
    register_brief(server, site=site)
    moved.register(server, site=site)
    register_hotspot_map(server, site=site)
    server.register_blueprint(vendor.blueprint())
    server.register_blueprint(bundles.blueprint())
    app = Dashboard(
        "dashboard",
        server=server,
        assets_folder=str(ASSETS),
        requests_pathname_prefix=settings.url_prefix,
        routes_pathname_prefix="/",
        serve_locally=True,
        # The document links our assets itself, under hashed addresses.
        assets_ignore=".*",
        suppress_callback_exceptions=True,
        title=SITE,
        update_title="",
        # Where asgiref happens to be installed Dash would take a thread for each request.
        use_async=False,
    )
    app.router = router
    app.release = mark
    app.layout = root_layout()
    errors.register(server, write=app.written)
    register_callbacks(app, site=site)
    # What has been answered once was of the right shape.
    answer_cache.register(server, cache=_answers(settings, mark=mark))
    callback_requests.register(server, app=app)
    if settings.partner != "off":
        from callbacks.partner import register as register_partner  # noqa: PLC0415

        register_partner(server, site=site, write=app.written)
    setattr(server, "wsgi_app", strip_prefix(server.wsgi_app, settings.url_prefix))  # noqa: B010
    return server


def _answers(settings: Settings, *, mark: str) -> answer_cache.AnswerCache:
    """Return where answers are kept: in this process, and with `CACHE_URL` in Redis as well."""
    if not settings.cache_url:
        return answer_cache.AnswerCache()
    scope = sha256(f"{settings.url_prefix} {settings.contact} {settings.exit_url}".encode())
    return SharedAnswers(
        url=settings.cache_url,
        scope=f"{mark}:{release_mark.code_mark()}:{scope.hexdigest()[:8]}",
    )


def register_callbacks(app: Dashboard, *, site: Site) -> None:
    """Wire every page."""
    register_router(app, router=app.router)
    for register in REGISTERS:
        register(app, site=site)


def asset_versions() -> dict[str, str]:
    """Return a short hash of the content of each of our assets."""
    return {
        path.name: sha256(path.read_bytes()).hexdigest()[:12]
        for path in sorted(ASSETS.iterdir())
        if path.is_file()
    }


def strip_prefix(inner: "WSGIApplication", prefix: str) -> "WSGIApplication":
    """Take the prefix off an address, whether or not the proxy in front has done so."""
    start = prefix.rstrip("/")

    def serve(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if start and (path == start or path.startswith(start + "/")):
            environ["PATH_INFO"] = path[len(start) :] or "/"
        return inner(environ, start_response)

    return serve
