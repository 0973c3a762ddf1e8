"""The page that compares boroughs, and its callbacks."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dash import Dash, Input, Output, html
from dash.development.base_component import Component

from callbacks.address.groups import group_options, unknown_in, with_group
from callbacks.address.state import Query, map_indicators, resolve_view
from callbacks.pages.compare.change import change_view
from callbacks.pages.compare.trends import trends_view
from callbacks.panels.comparison import Comparison
from callbacks.panels.measure_choices import boroughs_offered, choices_for
from callbacks.panels.notes import told_first
from callbacks.panels.peer_choices import peer_links
from callbacks.panels.period_offers import period_offers
from callbacks.panels.view_downloads import table_downloads
from callbacks.panels.wiring import Panel, wire_page
from callbacks.server.site import Site
from components.ids import Compare
from components.notes.report_claim import CLAIMED, report_claim
from components.page import Page, View
from components.pages.compare.group import group_words
from components.pages.compare.page import borough_options, chosen_words, compare_layout
from components.pages.compare.views import funnel_view, spread_view, table_view
from components.panels.comparison_choices import MOST_BOROUGHS, ORDERS, VIEWS
from components.panels.peer_choices import peer_choices
from data.model import Place

CHOICES = {
    "indicator": Compare.INDICATOR,
    "period_type": Compare.PERIOD_TYPE,
    "period": Compare.PERIOD,
    "borough": Compare.BOROUGHS,
    "group": Compare.GROUP,
    "view": Compare.VIEW,
    "order": Compare.ORDER,
}
VIEW_BUILDERS: dict[str, Callable[[Comparison], list[Component]]] = {
    "spread": spread_view,
    "funnel": funnel_view,
    "change": change_view,
    "trends": trends_view,
    "table": table_view,
}


def compare_page(query: Query, *, site: Site) -> Page:
    """Return the page for the choices in an address."""
    view = compare_view(query, site=site)
    given = Comparison(view, site=site)
    return compare_layout(
        view=view,
        choices=choices_for(view, site=site, whole=False),
        groups=group_options(site),
        note=unknown_in(query, site=site),
        offers=period_offers(site, tuple(one.id for one in map_indicators(site))),
        action=site.links.to("compare"),
        panels={place: one.draw(given) for place, one in PANELS.items()},
        claim=report_claim(
            [
                one
                for one in site.catalogue.fact_caveats(CLAIMED)
                if one not in site.catalogue.view_caveats("compare")
            ],
            sources=site.catalogue.sources,
            links=site.links,
        ),
    )


def compare_view(query: Query, *, site: Site, lenient: bool = False) -> View:
    """Resolve the choices of this page. Arguments and errors as for `resolve_view`."""
    view = resolve_view(
        query,
        site=site,
        lenient=lenient,
        views=[value for value, _ in VIEWS],
        orders=[value for value, _ in ORDERS],
    )
    return with_group(view, query, site=site)


def register(app: Dash, *, site: Site) -> None:
    """Wire the choices to each part, to the boxes that depend on them, and to the address."""

    def look_up(choices: Mapping[str, Any]) -> Comparison:
        return Comparison(chosen_view(choices, site=site), site=site)

    wire_page(app, PANELS, boxes=CHOICES, look_up=look_up)

    @app.callback(
        Output(Compare.BOROUGHS, "options"),
        Output(Compare.CHOSEN, "children"),
        Input(Compare.BOROUGHS, "value"),
        prevent_initial_call=True,
    )
    def offer_boroughs(chosen: list[str] | None) -> tuple[Any, str]:
        view = chosen_view({"borough": chosen}, site=site)
        boroughs = boroughs_offered(site)
        return borough_options(boroughs, chosen=view.boroughs), chosen_words(
            view.boroughs, boroughs
        )


def chosen_view(given: Mapping[str, Any], *, site: Site) -> View:
    """Resolve what the boxes hold; a period that no longer fits gives way to the newest.

    Args:
        given: Value by query name, of `borough` and `group` a list or None; what is left out takes
            its default.
        site: Definitions and figures.

    Raises:
        UnknownChoiceError: If an indicator, borough, view or order does not exist.
    """
    boroughs = given.get("borough") or []
    lists = {"borough", "group"}
    query = {name: [str(value)] for name, value in given.items() if value and name not in lists}
    query["group"] = [str(token) for token in given.get("group") or []]
    # A seventh tick can be under way before the boxes are closed: the first six are kept.
    query["borough"] = [str(slug) for slug in list(boroughs)[:MOST_BOROUGHS]]
    return compare_view(query, site=site, lenient=True)


def _panel(given: Comparison) -> Component:
    drawn = VIEW_BUILDERS[given.view.view](given)
    return html.Div([*group_words(given), *drawn, _files(given)])


def _files(given: Comparison) -> Component:
    """Return links to the figures; boroughs go together into a file where they can be added."""
    added = given.grouped is not None and given.grouped.row is not None
    view = given.view if added else replace(given.view, group=())
    return table_downloads(view, site=given.site, page="compare")


def _group_named(given: Comparison) -> Component:
    return html.Span(given.grouped.name if given.grouped and given.grouped.name else "none")


def _read_first(given: Comparison) -> Component:
    return told_first(given.caveats, site=given.site, at=Place.COMPARE)


def _peers(given: Comparison) -> Component:
    """Offer peers of the borough that was chosen first."""
    first = given.view.boroughs[:1]
    names = dict(boroughs_offered(given.site))
    return peer_choices(
        peer_links(given.view, site=given.site), of=names[first[0]] if first else None
    )


# Each part with the choices it shows: another choice does not have it drawn anew.
PANELS: dict[str, Panel[Comparison]] = {
    Compare.PEERS: Panel(_peers, tuple(CHOICES)),
    Compare.PANEL: Panel(_panel, tuple(CHOICES)),
    Compare.READ_FIRST: Panel(_read_first, ("indicator", "group")),
    Compare.GROUP_NAMED: Panel(_group_named, ("group",)),
}
