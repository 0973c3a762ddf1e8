"""Lines to paste elsewhere, with a button that copies them."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component


def code_box(
    code: str,
    *,
    element_id: str,
    name: str,
    look: str = "btn-primary",
    beside: Sequence[Component | str] = (),
) -> list[Component]:
    """Return the lines, and the button under them.

    Args:
        code: The lines.
        element_id: Theirs.
        name: Of the lines, for screen readers.
        look: Of the button.
        beside: What stands after the button.
    """
    return [
        html.Pre(
            html.Code(code, id=element_id),
            className="code-box",
            tabIndex=0,
            role="region",
            **{"aria-label": name},
        ),
        html.P(
            [
                html.Button(
                    "Copy the lines",
                    type="button",
                    className=f"btn {look} copy-button",
                    **{"data-copy": element_id},
                ),
                html.Span("", role="status", **{"data-copied": ""}),
                *beside,
            ]
        ),
    ]
