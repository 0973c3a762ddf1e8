"""A way from one page of a long list to the next, by address."""

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component


def pager(
    current: int, *, pages: int, address: Callable[[int], str], label: str
) -> Component | None:
    """Return links to the pages of a list; None where there is but one.

    Args:
        current: From 1.
        pages: How many there are.
        address: Of a page by its number.
        label: Of the navigation, for who cannot see it.
    """
    if pages == 1:
        return None
    shown = sorted(
        {1, pages, *(one for one in range(current - 2, current + 3) if 0 < one <= pages)}
    )
    items: list[Component] = []
    before = 0
    for number in shown:
        if number > before + 1:
            items.append(html.Li("…"))
        items.append(html.Li(_link(number, current=current, address=address)))
        before = number
    return html.Nav(html.Ul(items, className="pager"), **{"aria-label": label})


def _link(number: int, *, current: int, address: Callable[[int], str]) -> Component:
    held = {"aria-current": "page"} if number == current else {}
    return html.A(
        [html.Span("Page ", className="visually-hidden"), str(number)],
        href=address(number),
        **held,
    )
