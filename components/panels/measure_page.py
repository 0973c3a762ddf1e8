"""The boxes and the places of a page on one measure, whichever page it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.frame.address_mirror import address_mirror, period_store
from components.frame.controls import choice_form, labelled_select, more_choices
from components.ids import Drill, London
from components.page import Option, View
from components.panels.measure_choices import ORDER_OPTIONS, WHOLE_LONDON, MeasureChoices


def measure_controls(
    view: View,
    *,
    ids: type[London | Drill],
    choices: MeasureChoices,
    offers: Mapping[str, Any],
    action: str,
) -> list[Component]:
    """Return the boxes, and what keeps the address and the periods in step with them.

    Args:
        view: What is chosen.
        ids: Of the page. Only the London page has a box for the measure.
        choices: What can be chosen.
        offers: The periods of every measure that can be chosen.
        action: Address of the page, for the form.
    """
    borough = next(iter(view.boroughs), WHOLE_LONDON[0])
    measure = ("indicator", "Measure", ids.INDICATOR, choices.indicators, view.indicator_id)
    boxes = (
        ("borough", "Borough", ids.BOROUGH, choices.boroughs, borough),
        *([measure] if ids is London else []),
        ("period", "Period", ids.PERIOD, choices.periods, view.period_end),
    )
    more = (
        ("period_type", "Kind of period", ids.PERIOD_TYPE, choices.period_types, view.period_type),
        ("order", "Order of boroughs", ids.ORDER, ORDER_OPTIONS, view.order),
    )
    names = [*(["indicator"] if ids is London else []), "period_type", "period", "borough", "order"]
    return [
        choice_form(
            [*map(_box, boxes), more_choices([_box(one) for one in more])],
            action=action,
            label="Choose what to show",
        ),
        *address_mirror(
            names=names,
            defaults={"order": ORDER_OPTIONS[0][0], "borough": WHOLE_LONDON[0]},
        ),
        period_store(offers),
    ]


def _box(one: tuple[str, str, str, Sequence[Option], str]) -> Component:
    name, label, element_id, options, value = one
    return labelled_select(label, element_id=element_id, name=name, options=options, value=value)


def place_of(panels: Mapping[str, Component], one: str) -> Component:
    """Return a panel in the place that callbacks write to; one without borders of its own."""
    return html.Div(panels[one], id=one, className=f"place place-{one.partition('-')[2]}")
