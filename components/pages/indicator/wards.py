"""The wards of one borough on an indicator's page, or how to see them."""

from dash import html
from dash.development.base_component import Component

NONE_CHOSEN = (
    "Wards are listed for one borough at a time: choose a borough above. They are given for fixed "
    "years ending in July, and never by month."
)


def wards_part(table: Component | None) -> Component:
    """Return the table of a borough's wards; `table` is None where no borough is chosen."""
    return html.Section([html.H2("Wards"), html.P(NONE_CHOSEN) if table is None else table])
