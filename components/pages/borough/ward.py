"""The ward that came along with a borough's reader, on the screen and on paper."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component


def ward_note(
    name: str, *, href: str, sentences: Sequence[str], limits: Component | None
) -> Component:
    """Return what is said of a ward, with what limits it beside it.

    Args:
        name: Of the ward.
        href: Its own page.
        sentences: What was recorded, and what the test says of the ward and of its group.
        limits: The caveats that weigh most of a ward.
    """
    return html.Section(
        [
            html.P([html.Strong(html.A(name, href=href)), ": ", " ".join(sentences)]),
            limits,
        ],
        className="ward-along",
        **{"aria-label": f"The ward of {name}"},
    )
