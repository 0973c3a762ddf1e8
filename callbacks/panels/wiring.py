"""Which choices redraw which panels, in one request a choice.

A request costs the reader's browser about as much as drawing a chart, so all panels that a choice
has drawn anew come in one answer. A panel that does not show the choice is left as it is: it would
be drawn anew for nothing, and what a reader had opened in it be closed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Generic, TypeVar

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update
from dash.development.base_component import Component

from callbacks.panels.guard import guarded
from components.ids import Root

Choices = Mapping[str, Any]
VALUE = "value"
# What the panels of a page share.
Shared = TypeVar("Shared")


@dataclass(frozen=True)
class Panel(Generic[Shared]):
    """What draws a part of a page, and the query names of the choices it shows."""

    draw: Callable[[Shared], Component]
    shows: tuple[str, ...]


def to_redraw(shown: Mapping[str, Sequence[str]], changed: Sequence[str]) -> set[str]:
    """Return the places whose panels show a choice that changed.

    Args:
        shown: By the id of each place, the query names of the choices it shows.
        changed: Query names; where none is known, every panel is to be drawn.
    """
    known = {name for names in shown.values() for name in names}.intersection(changed)
    return {place for place, names in shown.items() if not known or known.intersection(names)}


def wire_page(
    app: Dash,
    panels: Mapping[str, Panel[Shared]],
    *,
    boxes: Mapping[str, str],
    look_up: Callable[[Choices], Shared],
    fixed: Mapping[str, State] | None = None,
) -> None:
    """Wire the choices of a page to its panels, to the periods on offer, and to the address.

    Args:
        app: To wire.
        panels: By the id of their place.
        boxes: Id of the box of each query name, in the order of the names in the page's plan
            (`components.frame.address_mirror`).
        look_up: Makes what the panels share from what the boxes hold, by query name.
        fixed: What the page itself adds to every request, by query name.
    """
    states = fixed or {}
    _wire_panels(app, panels, boxes=boxes, look_up=look_up, states=states)
    if "period" in boxes:
        measure = states["indicator"] if "indicator" in states else Input(boxes["indicator"], VALUE)
        _wire_periods(app, measure, period_type=boxes["period_type"], period=boxes["period"])
    _wire_address(app, list(boxes.values()))


def _wire_panels(
    app: Dash,
    panels: Mapping[str, Panel[Shared]],
    *,
    boxes: Mapping[str, str],
    look_up: Callable[[Choices], Shared],
    states: Mapping[str, State],
) -> None:
    """Have panels drawn anew when a choice they show changes, each guarded by itself."""
    shown = {place: panel.shows for place, panel in panels.items()}
    names = {f"{box}.{VALUE}": name for name, box in boxes.items()}

    @app.callback(
        [Output(place, "children") for place in panels],
        [Input(box, VALUE) for box in boxes.values()],
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
            return panels[place].draw(view())

        return [
            guarded(partial(build, place), what=place) if place in wanted else no_update
            for place in panels
        ]


def _wire_periods(app: Dash, measure: Input | State, *, period_type: str, period: str) -> None:
    """Have the boxes of periods offer what the chosen measure has (`assets/periods.js`).

    The browser does it alone, from what the page brought with it: the panels wait for nothing.
    """
    app.clientside_callback(
        ClientsideFunction("periods", "offer"),
        Output(period_type, "options"),
        Output(period_type, VALUE),
        Output(period, "options"),
        Output(period, VALUE),
        Input(period_type, VALUE),
        measure,
        State(period, VALUE),
        State(period_type, "options"),
        State(period, "options"),
        State(Root.OFFERS, "data"),
        prevent_initial_call=True,
    )


def _wire_address(app: Dash, boxes: Sequence[str]) -> None:
    """Have the choices written into the address (`assets/address.js`)."""
    app.clientside_callback(
        ClientsideFunction("address", "replace"),
        # Each page of the one app writes to the same place.
        Output(Root.ADDRESS, "title", allow_duplicate=True),
        *(Input(box, VALUE) for box in boxes),
        State(Root.ADDRESS_PLAN, "data"),
        prevent_initial_call=True,
    )
