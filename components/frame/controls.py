"""Choices as real select boxes: they work before scripts, as a form that asks for the page."""

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from components.page import Option

HEADING = "heading:"  # how the value of an option begins that only names those after it


def labelled_select(
    label: str, *, element_id: str, name: str, options: Sequence[Option], value: str
) -> Component:
    """Return a label and a native select box.

    Args:
        label: Visible words.
        element_id: From `components.ids`.
        name: Query name in the address.
        options: Value and words of each.
        value: The chosen one.
    """
    return html.Div(
        [
            html.Label(label, htmlFor=element_id, className="form-label"),
            dbc.Select(
                id=element_id,
                name=name,
                options=as_options(options),
                value=value,
                className="form-select",
            ),
        ],
        className="control",
    )


def more_choices(controls: Sequence[Component], *, is_open: bool = False) -> Component:
    """Return choices that few readers change, folded beside the others unless one was made."""
    return html.Details(
        [html.Summary("More choices"), html.Div(controls, className="more-boxes")],
        className="more-choices",
        open=is_open,
    )


def as_options(options: Sequence[Option]) -> list[dict[str, str | bool]]:
    """Return options in the form that select boxes take; a heading among them cannot be chosen."""
    return [
        {
            "value": value,
            "label": label,
            **({"disabled": True} if value.startswith(HEADING) else {}),
        }
        for value, label in options
    ]


def choice_form(controls: Sequence[Component], *, action: str, label: str) -> Component:
    """Return the choices as a form; its button shows only while no script has taken over."""
    return html.Form(
        [
            *controls,
            html.Button("Show", type="submit", className="btn btn-primary static-only"),
        ],
        action=action,
        method="get",
        className="controls",
        role="search",
        **{"aria-label": label},
    )
