"""From a path to a page, the same for the server's HTML and for Dash."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dash import Dash, Input, Output, html
from dash.development.base_component import Component
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule

from callbacks.address.choice_names import name_of
from callbacks.address.misspelt import pages_meant
from callbacks.address.state import (
    Query,
    UnknownChoiceError,
    every_period,
    mended,
    one,
    parse_query,
)
from callbacks.address.this_view import this_view
from callbacks.making.choices import Asked
from callbacks.server.freshness import age_in_words
from callbacks.server.site import Site
from components.frame.age import age_line, under_title
from components.frame.not_found import not_found_page
from components.ids import Root
from components.page import Page
from data.model import PeriodType
from data.selection import LATEST

Builder = Callable[..., Page]
MOST_FAULTS = 8
PERIODS = ("period_type", "period")
NO_FIGURE = "This measure has no figure for the"
MORE = "You chose {asked}: the first {most} are shown."
NEWEST = "The newest period that it has is shown."


class Router:
    """Knows every page. `paths` are those without a variable part, for the menu."""

    def __init__(self, site: Site, routes: Mapping[str, Builder]) -> None:
        self.site = site
        self._routes = routes
        self._map = Map([Rule("/" + path, endpoint=path) for path in routes], strict_slashes=False)
        self.paths = tuple(path for path in routes if "<" not in path)

    def resolve(self, path: str, query_text: str, *, asked: Asked | None = None) -> Page:
        """Build the page of an address; one that does not exist is a page too, with status 404.

        Args:
            path: With the deployment's prefix.
            query_text: With or without the question mark.
            asked: The same, where it was read before.
        """
        inner = "/" + path.removeprefix(self.site.links.prefix.rstrip("/")).lstrip("/")
        try:
            route, parts = self._map.bind("").match(inner)
        except HTTPException:
            return not_found_page(links=self.site.links, meant=self._meant(inner))
        query: Query = {}
        try:
            query = parse_query(query_text) if asked is None else asked
            one(query, "release")
            return self._build(route, parts, query)
        except UnknownChoiceError as unknown:
            formed = self._newest(route, parts, query, unknown) or self._first_ones(
                route, parts, query, unknown
            )
            return formed or not_found_page(
                links=self.site.links,
                what=unknown.what,
                given=unknown.given,
                twice=unknown.twice,
                given_name=name_of(unknown.what, unknown.given, site=self.site),
                nearest=unknown.nearest,
                nearest_name=name_of(unknown.what, unknown.nearest or "", site=self.site),
                inner=inner,
                query=self._nearest(route, parts, query, unknown),
            )

    def _meant(self, inner: str) -> tuple[str, str] | None:
        """Return path and name of the page that comes nearest to a path that leads nowhere."""
        for path in pages_meant(inner, list(self._routes)):
            try:
                route, parts = self._map.bind("").match(f"/{path}")
                page = self._build(route, parts, {})
            except (HTTPException, UnknownChoiceError):
                continue
            return path, page.cited or page.title
        return None

    def route_of(self, path: str) -> str:
        """Return the pattern that a path falls under, such as `/borough/<slug>`; "" for none."""
        try:
            route, _ = self._map.bind("").match(path)
        except HTTPException:
            return ""
        return f"/{route}"

    def _newest(
        self, route: str, parts: Mapping[str, Any], query: Query, unknown: UnknownChoiceError
    ) -> Page | None:
        """Return the page in the newest period, where another measure has the one asked for.

        A form that is sent without scripts holds the period of the measure that was shown before.
        """
        of_a_measure = "indicator" in query or "indicator_id" in parts
        if unknown.what not in PERIODS or unknown.twice or not of_a_measure:
            return None
        asked = (query.get("period") or [""])[-1]
        kind = (query.get("period_type") or [""])[-1]
        known = {*every_period(self.site), LATEST}
        if asked not in known or (kind and kind not in list(PeriodType)):
            return None
        rest = {name: held for name, held in query.items() if name not in PERIODS}
        try:
            page = self._build(route, parts, rest)
        except UnknownChoiceError:
            return None
        named = name_of("period", asked, site=self.site) or "the period asked for"
        return replace(page, note=f"{NO_FIGURE} {named}. {NEWEST}")

    def _first_ones(
        self, route: str, parts: Mapping[str, Any], query: Query, unknown: UnknownChoiceError
    ) -> Page | None:
        """Return the page of as many as fit, where a form without scripts had more ticked.

        A link that names boroughs alone was written by hand, and is told what is wrong with it.
        """
        if not (unknown.most and "indicator" in query and "borough" in query):
            return None
        rest = mended(query, unknown)
        try:
            page = self._build(route, parts, rest)
        except UnknownChoiceError:
            return None
        asked = unknown.given.partition(";")[0]
        return replace(page, note=MORE.format(asked=asked, most=unknown.most))

    def _nearest(
        self, route: str, parts: Mapping[str, Any], query: Query, unknown: UnknownChoiceError
    ) -> Query | None:
        """Return the query nearest to one that asks for something unknown; None without one.

        A link can be broken in several places: each is mended in turn, so that what is offered
        works.
        """
        for _ in range(MOST_FAULTS):
            if unknown.what not in query:
                return None
            query = mended(query, unknown)
            try:
                self._build(route, parts, query)
            except UnknownChoiceError as another:
                unknown = another
            else:
                return query
        return None

    def _build(self, route: str, parts: Mapping[str, Any], query: Query) -> Page:
        asked = query if isinstance(query, Asked) else Asked(query)
        page = self._routes[route](asked, site=self.site, **parts)
        if not page.citable:
            return page
        line = age_line(
            age_in_words(self.site, page.aged_by),
            href=self.site.links.to("status"),
            link=None if page.linked else this_view(asked, site=self.site),
        )
        return replace(page, body=under_title(page.body, line))


def register(app: Dash, *, router: Router) -> None:
    """Wire the address to the page that Dash mounts."""

    @app.callback(
        Output(Root.PAGE, "children"),
        Input(Root.LOCATION, "pathname"),
        Input(Root.LOCATION, "search"),
    )
    def show_page(path: str, search: str) -> Component:
        if isinstance(path, list) or isinstance(search, list):
            raise UnknownChoiceError("address", "", None)
        page = router.resolve(path or "/", search or "")
        return html.Div(page.body, **{"data-ready": ""})
