"""Build one server: its parts in their order, and why each stands where it does.

On the way in, Flask asks the parts in the order of `PARTS`, and the first that answers ends it; on
the way out they touch the answer in the opposite order. Which addresses a part answers does not
depend on the order.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from http import HTTPStatus

from flask import Flask

from callbacks import first_answer
from callbacks.address import errors, moved
from callbacks.address import router as addresses
from callbacks.address.document import Dashboard, root_layout
from callbacks.address.router import Router
from callbacks.api import routes as api
from callbacks.earlier import as_it_was, hand_on
from callbacks.embed import routes as embeds
from callbacks.every_page import REGISTERS, ROUTES
from callbacks.files import harvest, postcodes
from callbacks.files import picture_routes as pictures
from callbacks.files import routes as files
from callbacks.pages.brief import pdf as brief
from callbacks.pages.hotspots import map as hotspot_map
from callbacks.pages.new import feed as new_feed
from callbacks.pages.search import suggest
from callbacks.processes.at_once import AtOnce
from callbacks.server import (
    access_log,
    answer_cache,
    bundles,
    callback_requests,
    counters,
    headers,
    health,
    precompressed,
    public_address,
    release_mark,
    request_limits,
    vendor,
)
from callbacks.server.prefix import strip_prefix
from callbacks.server.public_address import origin
from callbacks.server.site import Site
from components.links import Links
from components.page import SITE
from data.catalogue import Catalogue
from data.helplines import Helpline
from data.repository import Repository
from data.settings import Settings

LARGEST_REQUEST = 64 * 1024


@dataclass
class Building:
    """A server while it is put together. `app` is there once the pages are in it."""

    server: Flask
    site: Site
    router: Router
    mark: str
    earlier: Mapping[str, Flask] = field(default_factory=dict)
    app: Dashboard = field(init=False)
    say: access_log.Observe = field(init=False)
    may_ask: request_limits.MayAsk = field(init=False)
    kept: answer_cache.AnswerCache = field(init=False)


@dataclass(frozen=True)
class Part:
    """One part of the server: what puts it in, and why it stands where it stands."""

    add: Callable[[Building], None]
    why: str


def build_server(
    *,
    settings: Settings,
    catalogue: Catalogue,
    repository: Repository,
    helplines: tuple[Helpline, ...],
    today: Callable[[], date],
    earlier: Sequence[tuple[Catalogue, Repository]] = (),
) -> Flask:
    """Return a WSGI server that answers with and without the path prefix.

    Args:
        settings: Of the deployment.
        catalogue: Definitions.
        repository: The release to serve.
        helplines: Support lines.
        today: The day, to tell whether a release is overdue.
        earlier: Releases that can still be read and cited, each with the definitions dated by it.
    """
    links = Links(settings.url_prefix, bundles.asset_versions())
    site = Site(catalogue, repository, links, settings, helplines, today)
    held = {
        str(one.manifest["release"]): _put_together(
            replace(site, catalogue=defined, repository=one), parts=EARLIER
        )
        for defined, one in earlier
    }
    return _put_together(site, parts=PARTS, earlier=held)


def _put_together(
    site: Site, *, parts: Sequence[Part], earlier: Mapping[str, Flask] | None = None
) -> Flask:
    server = Flask("dashboard", static_folder=None)
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    mark = release_mark.release_mark(site.repository)
    built = Building(server, site, Router(site, ROUTES), mark, earlier or {})
    for part in parts:
        part.add(built)
    return server


def _log_and_counters(built: Building) -> None:
    counted = built.site.settings.metrics
    observe = counters.register(built.server, site=built.site) if counted else None
    built.say = access_log.register(built.server, route_of=built.router.route_of, observe=observe)


def _compression(built: Building) -> None:
    precompressed.compress_the_rest(built.server)


def _compressed_files(built: Building) -> None:
    precompressed.register(built.server, compressed=precompressed.Compressed())


def _headers(built: Building) -> None:
    headers.register(built.server, public_url=built.site.settings.public_url)


def _release_mark(built: Building) -> None:
    release = str(built.site.repository.manifest["release"])
    kept = frozenset(built.earlier)
    release_mark.register(built.server, mark=built.mark, release=release, kept=kept)


def _public_address(built: Building) -> None:
    public_address.register(built.server, settings=built.site.settings)


def _limits(built: Building) -> None:
    built.may_ask = request_limits.register(built.server, settings=built.site.settings)


def _first_answer(built: Building) -> None:
    first_answer.register(built.server, site=built.site)


def _earlier_releases(built: Building) -> None:
    hand_on.register(
        built.server,
        earlier=built.earlier,
        newest=str(built.site.repository.manifest["release"]),
        links=built.site.links,
    )


def _read_only(built: Building) -> None:
    built.app.read_only = True
    as_it_was.register(built.server, site=built.site)


def _plain_routes(built: Building) -> None:
    for register in (
        health.register,
        api.register,
        files.register,
        pictures.register,
        embeds.register,
        brief.register,
        hotspot_map.register,
        postcodes.register,
        suggest.register,
        new_feed.register,
    ):
        register(built.server, site=built.site)
    for listed in (harvest.register, moved.register):
        listed(built.server, site=built.site, pages=built.router.paths)
    for blueprint in (vendor.blueprint(), bundles.blueprint()):
        built.server.register_blueprint(blueprint)


def _dashboard(built: Building) -> None:
    built.app = Dashboard(
        "dashboard",
        server=built.server,
        assets_folder=str(bundles.ASSETS),
        requests_pathname_prefix=built.site.settings.url_prefix,
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
    built.app.router = built.router
    built.app.release = built.mark
    built.app.layout = root_layout()


def _faults(built: Building) -> None:
    is_whole = built.site.repository.is_whole
    errors.register(built.server, write=built.app.written, is_whole=is_whole)


def _callbacks(built: Building) -> None:
    headers.know_suites(built.server, addresses=built.app.suites())
    addresses.register(built.app, router=built.router)
    for register in REGISTERS:
        register(built.app, site=built.site)


def _kept_answers(built: Building) -> None:
    built.kept = _answers(built.site.settings, mark=built.mark)
    answer_cache.register(built.server, cache=built.kept, origin=partial(origin, built.site))


def _answers(settings: Settings, *, mark: str) -> answer_cache.AnswerCache:
    if not settings.cache_url:
        return answer_cache.AnswerCache()
    from callbacks.server.shared_answers import answers_shared  # noqa: PLC0415 - with a cache alone

    return answers_shared(settings, mark=mark)


def _shapes(built: Building) -> None:
    callback_requests.register(built.server, app=built.app)


def _partner(built: Building) -> None:
    if built.site.settings.partner != "off":
        from callbacks.partner import register  # noqa: PLC0415 - a public copy has none of it

        register(built.server, site=built.site, write=built.app.written)


def _at_once(built: Building) -> None:
    around = AtOnce(
        built.server.wsgi_app,
        cache=built.kept,
        callbacks=lambda: built.app.callback_map,
        may_ask=built.may_ask,
        said=partial(built.say, "POST", answer_cache.PATH, HTTPStatus.OK.value),
    )
    setattr(built.server, "wsgi_app", around)  # noqa: B010


def _prefix(built: Building) -> None:
    inner, prefix = built.server.wsgi_app, built.site.settings.url_prefix
    setattr(built.server, "wsgi_app", strip_prefix(inner, prefix))  # noqa: B010


PARTS = (
    Part(_log_and_counters, "First in and last out, so that the time it writes down is whole."),
    Part(_compression, "Out after all that write an answer: it compresses what they wrote."),
    Part(_compressed_files, "Out before compression, which leaves compressed files alone."),
    Part(_headers, "Out after all that set headers of their own: it sets only what they left."),
    Part(
        _release_mark,
        "In before anything is looked up: what is asked of another release ends here.",
    ),
    Part(_public_address, "In before anything is looked up: a host that is not ours ends here."),
    Part(_limits, "In before anything is worked out: refusing must cost less than answering."),
    Part(_first_answer, "Beside the limits, which let pass what the server asks of itself."),
    Part(
        _earlier_releases,
        "In before anything is looked up: what is asked of an earlier release ends here.",
    ),
    Part(_plain_routes, "Addresses of their own, in any order among themselves."),
    Part(_dashboard, "Takes every address that is left; the parts that follow rest on it."),
    Part(_faults, "The page of a fault is written by the dashboard."),
    Part(_callbacks, "They are wired to the dashboard."),
    Part(_shapes, "In before all that reads a choice: Dash believes what it is sent."),
    Part(_kept_answers, "In before Dash: what was answered once costs no more than its bytes."),
    Part(_partner, "In last: its door stands before its own addresses alone."),
    Part(_at_once, "Around Flask, which takes longer than an answer that is kept."),
    Part(_prefix, "Around all of it: no part above knows under which path it is served."),
)
EARLIER = (
    Part(_release_mark, "Its own mark goes out with each of its answers."),
    Part(_plain_routes, "As in the release that is served, which counts and limits before."),
    Part(_dashboard, "Takes every address that is left."),
    Part(_faults, "The page of a fault is written by the dashboard."),
    Part(_read_only, "Out after all that write a page: it names the release in its links."),
)
