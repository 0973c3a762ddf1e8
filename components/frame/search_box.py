"""The search box: a plain form, in the header of every page and on the page of a search."""

from dash import dcc, html
from dash.development.base_component import Component

from components.links import Links

LONGEST = 80  # letters that a search takes


def search_form(*, links: Links, asked: str = "", box: str = "site-search") -> Component:
    """Return the form.

    Args:
        links: Address builder.
        asked: What the box holds.
        box: Its id, which also names its look.
    """
    return html.Form(
        [
            html.Label("Search", htmlFor=box, className="visually-hidden"),
            dcc.Input(
                id=box,
                name="q",
                type="search",
                value=asked,
                maxLength=LONGEST,
                placeholder="Ward, topic, number",
                autoComplete="off",
                className="search-field",
            ),
            html.Button("Search", type="submit", className="search-button"),
        ],
        action=links.to("search"),
        method="get",
        className=f"search-form {box}-form",
        role="search",
        **{"aria-label": "Find anything" if box == "site-search" else "Search this site"},
    )
