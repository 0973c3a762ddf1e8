"""What the browser needs to see to choices alone: the address, and the periods on offer."""

import json
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
    plan = {"names": list(names), "defaults": dict(defaults)}
    return [
        dcc.Store(id=Root.ADDRESS_PLAN, data=plan),
        # For `assets/early.js`, which sees to choices before there is any Dash.
        html.Span(id=Root.ADDRESS, **{"data-mirror": json.dumps(plan)}),
    ]


def period_store(offers: Mapping[str, Any]) -> Component:
    """Return what `assets/periods.js` chooses from, made by `callbacks.panels.period_offers`."""
    return dcc.Store(id=Root.OFFERS, data=dict(offers))
