"""What `assets/address.js` needs to write a reader's choices into the address."""

from collections.abc import Mapping, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from components.ids import Root


def address_mirror(*, names: Sequence[str], defaults: Mapping[str, str]) -> list[Component]:
    """Return the plan and the place its callback writes to.

    Args:
        names: Query names of the choices, in the order of the callback's inputs.
        defaults: Values that are left out of the address.
    """
    return [
        dcc.Store(id=Root.ADDRESS_PLAN, data={"names": list(names), "defaults": dict(defaults)}),
        html.Span(id=Root.ADDRESS),
    ]
