"""The page that compares boroughs, and its callbacks."""

from collections.abc import Callable, Sequence
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, html
from dash.development.base_component import Component

from callbacks.compare_change import change_view
from callbacks.compare_trends import trends_view
from callbacks.compare_views import funnel_view, spread_view, table_view
from callbacks.comparison import Comparison
from callbacks.london import choices_for as choices_of_measure
from callbacks.peer_choices import peer_links
from callbacks.site import Site
from callbacks.state import Query, resolve_view
from callbacks.view_downloads import table_downloads
from components.caveats import read_first
from components.compare import (
    MOST,
    ORDERS,
    VIEWS,
    Choices,
    borough_options,
    chosen_words,
    compare_layout,
    peer_choices,
)
from components.controls import as_options
from components.ids import Compare, Root
from components.page import Page, View
from components.report_claim import report_claim
from data.model import Level

INPUTS = (
    Input(Compare.INDICATOR, "value"),
    Input(Compare.PERIOD_TYPE, "value"),
    Input(Compare.PERIOD, "value"),
    Input(Compare.BOROUGHS, "value"),
    Input(Compare.VIEW, "value"),
    Input(Compare.ORDER, "value"),
)
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
    return compare_layout(
        view=view,
        choices=choices_for(view, site=site),
        action=site.links.to("compare"),
        panels={place: build(view, site=site) for place, build in PLACES.items()},
        claim=report_claim(links=site.links),
    )


def compare_view(query: Query, *, site: Site, lenient: bool = False) -> View:
    """Resolve the choices of this page. Arguments and errors as for `resolve_view`."""
    return resolve_view(
        query,
        site=site,
        lenient=lenient,
        views=[value for value, _ in VIEWS],
        orders=[value for value, _ in ORDERS],
    )


def register(app: Dash, *, site: Site) -> None:
    """Wire the choices to each part, to the boxes that depend on them, and to the address."""
    for place, build in PLACES.items():
        _wire(app, place, build, site=site)

    @app.callback(
        Output(Compare.PERIOD_TYPE, "options"),
        Output(Compare.PERIOD_TYPE, "value"),
        Output(Compare.PERIOD, "options"),
        Output(Compare.PERIOD, "value"),
        Input(Compare.INDICATOR, "value"),
        Input(Compare.PERIOD_TYPE, "value"),
        Input(Compare.PERIOD, "value"),
        prevent_initial_call=True,
    )
    def offer_periods(indicator: str, period_type: str, period: str) -> tuple[Any, ...]:
        view = chosen_view(indicator, period_type, period, [], "", "", site=site)
        offered = choices_for(view, site=site)
        kinds, periods = as_options(offered.period_types), as_options(offered.periods)
        return kinds, view.period_type, periods, view.period_end

    @app.callback(
        Output(Compare.BOROUGHS, "options"),
        Output(Compare.CHOSEN, "children"),
        Input(Compare.BOROUGHS, "value"),
        prevent_initial_call=True,
    )
    def offer_boroughs(chosen: list[str] | None) -> tuple[Any, str]:
        view = chosen_view("", "", "", chosen, "", "", site=site)
        boroughs = _boroughs(site)
        return borough_options(boroughs, chosen=view.boroughs), chosen_words(
            view.boroughs, boroughs
        )

    app.clientside_callback(
        ClientsideFunction("address", "replace"),
        Output(Root.ADDRESS, "title"),
        *INPUTS,
        State(Root.ADDRESS_PLAN, "data"),
        prevent_initial_call=True,
    )


def _wire(app: Dash, place: str, build: Callable[..., Component], *, site: Site) -> None:
    @app.callback(Output(place, "children"), *INPUTS, prevent_initial_call=True)
    def draw(*given: Any) -> Component:  # noqa: ANN401 - a choice or a list of choices
        return build(chosen_view(*given, site=site), site=site)


def chosen_view(  # noqa: PLR0917 - one for each box, in the order of INPUTS
    indicator: str,
    period_type: str,
    period: str,
    boroughs: Sequence[str] | None,
    view: str,
    order: str,
    *,
    site: Site,
) -> View:
    """Resolve what the boxes hold; a period that no longer fits gives way to the newest.

    Raises:
        UnknownChoiceError: If an indicator, borough, view or order does not exist.
    """
    given = {
        "indicator": indicator,
        "period_type": period_type,
        "period": period,
        "view": view,
        "order": order,
    }
    query = {name: [str(value)] for name, value in given.items() if value}
    # A seventh tick can be under way before the boxes are closed: the first six are kept.
    query["borough"] = [str(slug) for slug in list(boroughs or [])[:MOST]]
    return compare_view(query, site=site, lenient=True)


def choices_for(view: View, *, site: Site) -> Choices:
    """Return what the boxes offer for a view."""
    measured = choices_of_measure(view, site=site)
    return Choices(
        indicators=measured.indicators,
        period_types=measured.period_types,
        periods=measured.periods,
        boroughs=_boroughs(site),
    )


def _boroughs(site: Site) -> list[tuple[str, str]]:
    areas = site.repository.areas(Level.BOROUGH)
    return list(zip(areas["slug"].tolist(), areas["area_name"].tolist(), strict=True))


def _panel(view: View, *, site: Site) -> Component:
    drawn = VIEW_BUILDERS[view.view](Comparison(view, site=site))
    return html.Div([*drawn, table_downloads(view, site=site, page="compare")])


def _read_first(view: View, *, site: Site) -> Component:
    return read_first(Comparison(view, site=site).caveats, sources=site.catalogue.sources)


def _peers(view: View, *, site: Site) -> Component:
    """Offer peers of the borough that was chosen first."""
    names = dict(_boroughs(site))
    of = names[view.boroughs[0]] if view.boroughs else None
    return peer_choices(peer_links(view, site=site), of=of)


PLACES: dict[str, Callable[..., Component]] = {
    Compare.PEERS: _peers,
    Compare.PANEL: _panel,
    Compare.READ_FIRST: _read_first,
}
