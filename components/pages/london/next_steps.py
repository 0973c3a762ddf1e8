"""Where to go with the borough that was chosen, beside the box in which it was chosen."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

NONE_CHOSEN = (
    "Choose a borough in the box or on the map: links to compare it with its police command, its "
    "neighbours and others appear here."
)


def next_steps(name: str | None, *, steps: Sequence[tuple[str, str]]) -> Component:
    """Return links for a borough, or what to do to get them.

    Args:
        name: Of the borough; None where none is chosen.
        steps: Words and address of each.
    """
    if name is None:
        return html.P(NONE_CHOSEN, className="next-steps source-note")
    return html.Nav(
        [
            html.Strong(f"{name}: "),
            html.Ul([html.Li(html.A(words, href=href)) for words, href in steps]),
        ],
        className="next-steps",
        **{"aria-label": f"Next with {name}"},
    )
