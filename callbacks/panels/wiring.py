"""Which choices redraw which panels, in one request a choice.

A request costs the reader's browser about as much as drawing a chart, so all panels that a choice
has drawn anew come in one answer. A panel that does not show the choice is left as it is: it would
be drawn anew for nothing, and what a reader had opened in it be closed.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any, TypeVar

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update
from dash.development.base_component import Component

from callbacks.panels.guard import guarded
from components.ids import Root

Choices = Mapping[str, Any]
# What the panels of a page share.
Shared = TypeVar("Shared")


def to_redraw(shown: Mapping[str, Sequence[str]], changed: Sequence[str]) -> set[str]:
    """Return the places whose panels show a choice that changed.

    Args:
        shown: By the id of each place, the query names of the choices it shows.
        changed: Query names; where none is known, every panel is to be drawn.
    """
    known = {name for names in shown.values() for name in names}.intersection(changed)
    return {place for place, names in shown.items() if not known or known.intersection(names)}


def wire_panels(
    app: Dash,
    shown: Mapping[str, Sequence[str]],
    *,
    boxes: Mapping[str, str],
    look_up: Callable[[Choices], Shared],
    draw: Callable[[str, Shared], Component],
    fixed: Mapping[str, State] | None = None,
) -> None:
    """Have panels drawn anew when a choice they show changes, each guarded by itself.

    Args:
        app: To wire.
        shown: As for `to_redraw`.
        boxes: Id of the box of each query name.
        look_up: Makes what the panels share from what the boxes hold, by query name.
        draw: Makes a panel from that, by the id of its place.
        fixed: What the page itself adds to every request, by query name.
    """
    states = fixed or {}
    names = {f"{box}.value": name for name, box in boxes.items()}

    @app.callback(
        [Output(place, "children") for place in shown],
        [Input(box, "value") for box in boxes.values()],
        list(states.values()),
        prevent_initial_call=True,
    )
    def answer(*given: Any) -> list[Any]:  # noqa: ANN401 - what boxes hold
        view: Callable[[], Shared] = cache(
            partial(look_up, dict(zip((*boxes, *states), given, strict=True)))
        )
        changed = [names.get(one["prop_id"], "") for one in ctx.triggered]
        wanted = to_redraw(shown, changed)

        def build(place: str) -> Component:
            return draw(place, view())

        return [
            guarded(partial(build, place), what=place) if place in wanted else no_update
            for place in shown
        ]


def wire_periods(app: Dash, *, indicator: Input | State, period_type: str, period: str) -> None:
    """Have the boxes of periods offer what the chosen measure has (`assets/periods.js`).

    The browser does it alone, from what the page brought with it: the panels wait for nothing.

    Args:
        app: To wire.
        indicator: Where the measure is held.
        period_type: Id of the box of kinds of period.
        period: Id of the box of periods.
    """
    app.clientside_callback(
        ClientsideFunction("periods", "offer"),
        Output(period_type, "options"),
        Output(period_type, "value"),
        Output(period, "options"),
        Output(period, "value"),
        Input(period_type, "value"),
        indicator,
        State(period, "value"),
        State(period_type, "options"),
        State(period, "options"),
        State(Root.OFFERS, "data"),
        prevent_initial_call=True,
    )


def wire_address(app: Dash, boxes: Sequence[str]) -> None:
    """Have the choices written into the address (`assets/address.js`).

    Args:
        app: To wire.
        boxes: Ids, in the order of the names in the page's plan
            (`components.frame.address_mirror`).
    """
    app.clientside_callback(
        ClientsideFunction("address", "replace"),
        # Each page of the one app writes to the same place.
        Output(Root.ADDRESS, "title", allow_duplicate=True),
        *(Input(box, "value") for box in boxes),
        State(Root.ADDRESS_PLAN, "data"),
        prevent_initial_call=True,
    )
