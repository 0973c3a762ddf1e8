"""The HTML document: everything a reader needs before scripts, and the scripts after it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial, wraps
from html import escape
from typing import Any

from dash import Dash, dcc, html
from flask import Response, request

from callbacks.address.carried import place_of, with_place
from callbacks.address.router import Router
from callbacks.address.state import UnknownChoiceError, parse_query
from callbacks.making.apart import Room, made_apart
from callbacks.making.choices import Asked, Deciding
from callbacks.server.answer_cache import AnswerCache, packed, unpack_into
from callbacks.server.bundles import bundle_address
from callbacks.server.public_address import kept_as
from callbacks.server.site import Site
from callbacks.server.vendor import vendor_address
from components.frame.citation import citation, instead, other_release
from components.frame.figure_box import without_data
from components.frame.head import feeds, links_to_feeds, own_borough, scripts, stylesheets
from components.frame.prewritten import prewrite
from components.frame.shell import footer, header
from components.frame.static_html import to_html
from components.frame.unpublished import with_marks_linked
from components.ids import Root
from components.page import SITE, Page
from components.words.periods import day_words

Answer = Callable[..., Any]
SUITE = re.compile(r'<script src="([^"]+)"')
# For browsers older than Dash itself allows, and for tables and drawings, which we write as HTML.
UNUSED = re.compile(r"/dash/deps/polyfill|/dash_table/|/dash_svg/")
EARLY = ("exit.js", "copy.js", "search.js", "place.js")
LEAST = ("exit.js", "copy.js")  # the others ask for figures, of the release that is served
OF_A_PLACE = ("/borough/", "/ward/")
OK = 200
NOWHERE = "none"  # of the menu's entries: a page of a fault is none of them
# Dash's own icon, and what its pages ask while they are being developed.
UNSERVED = ("_reload-hash", "_favicon.ico")
MOST_PAGE_BYTES = 4 * 1024 * 1024


class Dashboard(Dash):
    """Dash with a document of our own: pages are readable before it starts.

    `router` and `release`, the mark of what is served, are set before the first request. One that
    is `read_only` writes every page to be read as it is: choices are made by links and forms.
    """

    router: Router
    release: str
    read_only: bool = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Take what Dash takes."""
        super().__init__(*args, **kwargs)
        self._pages = AnswerCache(MOST_PAGE_BYTES)
        self._around: dict[tuple[str, str], tuple[str, str]] = {}
        self._deciding = Deciding(self._pages if self._pages.is_shared else None)

    def callback(self, *args: Any, **kwargs: Any) -> Callable[[Answer], Answer]:  # noqa: ANN401
        """Register a callback; what no other callback touches in its answer is written as HTML."""
        register = super().callback(*args, **kwargs)

        def wire(answer: Answer) -> Answer:
            @wraps(answer)
            def written(*given: Any) -> Any:  # noqa: ANN401
                site = self.router.site
                named = (one for one in given if isinstance(one, str))
                measure = next((one for one in named if one in site.catalogue.indicators), "")
                mend = partial(
                    with_marks_linked, links=site.links, indicator=measure, blanks=_blank(site)
                )
                return prewrite(answer(*given), live=live_ids(self.callback_map), mend=mend)

            register(written)
            return answer

        return wire

    def index(self, *_args: Any, **_kwargs: Any) -> Response:  # noqa: ANN401
        """Answer any page address, with 404 where there is no such page."""
        query = request.query_string.decode("utf-8", "replace")
        try:
            asked = parse_query(query)
        except UnknownChoiceError:
            return self._made(query)[0]
        # What decides a page beside the release, its path and its choices: the day and the host.
        within = kept_as(self.router.site.today().isoformat(), site=self.router.site)
        # A page of another release says so above itself; a link that names this one, as all that
        # are copied do, leads to the page that is ready.
        served = [str(self.router.site.repository.manifest["release"])]
        deciding = asked.without("release") if asked.get("release") == served else asked
        kept = self._pages.get(within + self._deciding.key(request.path, deciding))
        if kept is None:
            made, may_be_kept = self._made(query, asked)
            if not may_be_kept:
                return made
            kept = packed(made.get_data())
            self._pages.put(within + self._deciding.learn(request.path, deciding), kept)
        return unpack_into(Response(mimetype="text/html"), kept)

    def _made(self, query: str, asked: Asked | None = None) -> tuple[Response, bool]:
        """Make the page of the address that is asked for; tell whether it may be kept."""
        made_apart(Room.VIEW)
        page = self.router.resolve(request.path, query, asked=asked)
        live = page.live and not self.read_only
        made = self._live_document(page) if live else self.written(page)
        text = with_marks_linked(
            made,
            links=self.router.site.links,
            indicator=page.measure or page.aged_by,
            borough=own_borough(page) or "",
            blanks=_blank(self.router.site),
        )
        if asked is not None and page.status == OK:
            text = self._carrying(text, asked)
        answer = Response(text, status=page.status, mimetype="text/html")
        return answer, page.kept and page.status == OK

    def _carrying(self, text: str, asked: Asked) -> str:
        """Write the borough that was chosen into the links of a page."""
        site = self.router.site
        inner = "/" + request.path.removeprefix(site.links.prefix.rstrip("/")).lstrip("/")
        place = place_of(inner, asked, site=site)
        if not place:
            return text
        if inner.startswith(OF_A_PLACE):
            text = text.replace("<html ", f'<html data-place="{place}" ', 1)
        pages = frozenset(self.router.paths)
        return with_place(text, place, pages=pages, prefix=site.links.prefix)

    def written(self, page: Page) -> str:
        """Return the document of a page that needs no Dash."""
        return self._document(page, tail="")

    def _add_url(self, name: str, view_func: Answer, methods: Sequence[str] = ("GET",)) -> None:
        """Leave out what serves those who develop with Dash."""
        if name not in UNSERVED:
            super()._add_url(name, view_func, methods)

    def _live_document(self, page: Page) -> str:
        tail = "\n".join(
            [
                '<div id="react-entry-point" class="live-page"></div>',
                self._generate_config_html(),
                scripts([bundle_address(self.router.site.links, "live.js")]),
                self._start(),
            ]
        )
        return self._document(page, tail=tail)

    def suites(self) -> list[str]:
        """Return the addresses of Dash's own scripts and of its suites, with their versions."""
        return SUITE.findall(self._generate_scripts_html())

    def _start(self) -> str:
        """Name the suites for `start.js`, which loads them once the page has been painted."""
        suites = " ".join(address for address in self.suites() if not UNUSED.search(address))
        plotly = escape(vendor_address(self.router.site.links, "plotly.min.js"))
        return (
            f'<script id="_dash-renderer" defer src="{self._asset("start.js")}" '
            f'data-suites="{suites}" data-plotly="{plotly}"></script>'
        )

    def _asset(self, name: str) -> str:
        return escape(self.router.site.links.asset(name))

    def _document(self, page: Page, *, tail: str) -> str:
        site = self.router.site
        nav = page.nav if page.status == OK else NOWHERE
        top, end = self._above_and_below(nav, page.language)
        sheets = [
            bundle_address(site.links, "page.css"),
            *map(site.links.asset, page.styles),
        ]
        loaded = LEAST if self.read_only else (*EARLY, *page.scripts)
        title = SITE if not page.title else f"{page.title} – {SITE}"
        manifest = site.repository.manifest
        served = str(manifest["release"])
        older = other_release(request.args.get("release"), served=served)
        notes = [older if page.status == OK else None, instead(page.note)]
        data_to = day_words(date.fromisoformat(manifest["data_to"]))
        name = page.cited or page.title
        citable = page.citable and page.status == OK
        cite = citation(name, release=served, data_to=data_to) if citable else None
        return f"""<!DOCTYPE html>
<html lang="en-GB" data-release="{escape(self.release)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>{escape(title)}</title>
<meta property="og:title" content="{SITE}">
<meta property="og:site_name" content="{SITE}">
<meta property="og:type" content="website">
<meta name="robots" content="noarchive">
<link rel="icon" href="{self._asset("favicon.svg")}" type="image/svg+xml">
{feeds(links_to_feeds(page, links=site.links))}
{stylesheets(sheets)}
{scripts(map(site.links.asset, loaded))}
</head>
<body>
{top}
<main id="{Root.MAIN}" class="wide" tabindex="-1">
{to_html(notes)}
<div id="static-page">{without_data(to_html(page.body))}</div>
{tail}
{to_html(cite)}
</main>
{end}
</body>
</html>
"""

    def _above_and_below(self, nav: str, language: str) -> tuple[str, str]:
        """Return what stands above and below every page of a section: it is written once."""
        if (nav, language) not in self._around:
            site, built = self.router.site, self.router.paths
            support = site.catalogue.support
            said = support[language]
            top = header(
                links=site.links,
                exit_url=site.settings.exit_url,
                nav=nav,
                built=built,
                said=said,
            )
            end = footer(
                site.helplines,
                links=site.links,
                built=built,
                release_line=release_line(site),
                support=support,
                said=said,
            )
            self._around[nav, language] = to_html(top), to_html(end)
        return self._around[nav, language]


def live_ids(callbacks: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """Return every id that a callback reads or writes.

    Args:
        callbacks: Dash's own map from output to inputs and states.
    """
    written = {
        part.rsplit(".", 1)[0] for output in callbacks for part in output.strip(".").split("...")
    }
    read = {
        one["id"]
        for callback in callbacks.values()
        for one in (*callback["inputs"], *callback["state"])
    }
    return written | read


def root_layout() -> html.Div:
    """Return what Dash mounts: the address, and a place for the page of that address."""
    return html.Div(
        [
            dcc.Location(id=Root.LOCATION, refresh=False),
            html.Div(id=Root.PAGE),
        ]
    )


def _blank(site: Site) -> list[str]:
    """Return the ids of the measures that nobody publishes as a series."""
    return [one.id for one in site.catalogue.indicators.values() if one.missing]


def release_line(site: Any) -> str:  # noqa: ANN401
    """Say which release this is, how far its data go, and under which licence."""
    manifest = site.repository.manifest
    return (
        f"Release {manifest['release']}; police figures to {manifest['data_to']}. Contains public "
        "sector information licensed under the Open Government Licence v3.0, National Statistics "
        "data and OS data © Crown copyright and database right. Code: MIT licence."
    )
