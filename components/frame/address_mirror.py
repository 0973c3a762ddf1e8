"""What the browser needs to see to choices alone: the address, and the periods on offer."""

from collections.abc import Mapping, Sequence
from typing import Any

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


def period_store(offers: Mapping[str, Any]) -> Component:
    """Return what `assets/periods.js` chooses from, made by `callbacks.panels.period_offers`."""
    return dcc.Store(id=Root.OFFERS, data=dict(offers))
