"""One borough's page: every indicator, its London value and its trend."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.page import Page


def borough_layout(
    *,
    name: str,
    slug: str,
    lead: str,
    caveats: Component,
    table: Component,
    trends: Sequence[Component],
) -> Page:
    """Return the page.

    Args:
        name: Of the borough.
        slug: Of the borough, as in the address.
        lead: What the page shows.
        caveats: That apply to any indicator on it.
        table: Every indicator with its latest value, or the reason for a blank.
        trends: One figure for each indicator with more than one period.
    """
    return Page(
        title=name,
        nav=f"borough/{slug}",
        body=[
            html.H1(name),
            html.P(lead, className="lead"),
            caveats,
            html.Section([html.H2("Every measure, latest period"), table], className="block"),
            html.Section(
                [html.H2("Over time"), html.Div(list(trends), className="small-multiples")],
                className="block",
            ),
        ],
    )
