"""Which choices redraw which panels, in as few requests as that allows.

Panels that show the same choices are asked for together. None is asked for by a choice that it
does not show: it would be drawn anew for nothing, and what a reader had opened in it be closed.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from dash import ClientsideFunction, Dash, Input, Output, State
from dash.development.base_component import Component

from callbacks.guard import guarded
from components.ids import Root

Choices = Mapping[str, str]
# Makes a panel, by the id of its place, for what the boxes hold, by query name.
Draw = Callable[[str, Choices], Component]


def grouped(shown: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], list[str]]:
    """Return the places of a page by the choices that their panels show.

    Args:
        shown: By the id of each place, the query names of the choices it shows.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for place, names in shown.items():
        groups.setdefault(tuple(names), []).append(place)
    return groups


def wire_panels(
    app: Dash,
    shown: Mapping[str, Sequence[str]],
    *,
    boxes: Mapping[str, str],
    draw: Draw,
    fixed: Mapping[str, State] | None = None,
) -> None:
    """Have panels drawn anew when a choice they show changes, each guarded by itself.

    Args:
        app: To wire.
        shown: As for `grouped`.
        boxes: Id of the box of each query name.
        draw: Makes one panel.
        fixed: What the page itself adds to every request, by query name.
    """
    for names, places in grouped(shown).items():
        _wire(
            app,
            places,
            inputs={name: Input(boxes[name], "value") for name in names},
            states=fixed or {},
            draw=draw,
        )


def _wire(
    app: Dash,
    places: Sequence[str],
    *,
    inputs: Mapping[str, Input],
    states: Mapping[str, State],
    draw: Draw,
) -> None:
    @app.callback(
        [Output(place, "children") for place in places],
        list(inputs.values()),
        list(states.values()),
        prevent_initial_call=True,
    )
    def answer(*given: str) -> list[Component]:
        choices = dict(zip((*inputs, *states), given, strict=True))
        return [guarded(partial(draw, place, choices), what=place) for place in places]


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
        boxes: Ids, in the order of the names in the page's plan (`components.address_mirror`).
    """
    app.clientside_callback(
        ClientsideFunction("address", "replace"),
        # Each page of the one app writes to the same place.
        Output(Root.ADDRESS, "title", allow_duplicate=True),
        *(Input(box, "value") for box in boxes),
        State(Root.ADDRESS_PLAN, "data"),
        prevent_initial_call=True,
    )
