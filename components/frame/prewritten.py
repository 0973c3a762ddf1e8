"""Parts of a page that no callback touches, handed to the browser as HTML in one piece.

Dash keeps every component in a store and asks each of them at every change whether it is meant; a
map, a table and their words are hundreds of components that never are. Here each such part becomes
one component whose content is written by the server; `assets/written.js` puts it in its place.
"""

from collections.abc import Callable, Container
from copy import copy
from typing import Any

from dash.development.base_component import Component

from components.frame.static_html import NAMESPACES, NotStaticError, Ready, to_html, unlisted

HTML = "dash_html_components"


def prewrite(
    node: Any,  # noqa: ANN401
    *,
    live: Container[str],
    mend: Callable[[str], str] = str,
) -> Any:  # noqa: ANN401
    """Return a component tree with its inert parts written as HTML.

    Args:
        node: A component, text, a list of these, or anything else, which is returned as it is.
        live: Ids that callbacks read or write. What has one, and what stands around it, stays a
            component.
        mend: Takes HTML as it was written, and gives it as it is to stand.

    Returns:
        A tree that looks the same. The one given is left as it was.

    Raises:
        NotStaticError: If HTML that is written already stands among components that stay.
    """
    if isinstance(node, Ready):
        raise NotStaticError(f"written HTML stands beside what callbacks touch: {node[:80]}")
    if isinstance(node, list | tuple):
        return [prewrite(child, live=live, mend=mend) for child in node]
    if not isinstance(node, Component):
        return node
    ordered = _in_one_order(node)
    children = getattr(node, "children", None)
    if not isinstance(children, Component | list | tuple | Ready):
        return ordered
    written = copy(ordered)
    if node._namespace == HTML and _is_inert(node, live=live):  # noqa: SLF001
        del written.children
        setattr(written, "data-written", mend(to_html(children)))
    else:
        written.children = prewrite(children, live=live, mend=mend)
    return written


def _in_one_order(node: Component) -> Component:
    """Return a component whose attributes Dash writes in the same order in every process."""
    names = unlisted(node)
    if len(names) < 2:  # noqa: PLR2004 - one is in order
        return node
    ordered = copy(node)
    held = vars(ordered)
    for name in names:
        held[name] = held.pop(name)
    return ordered


def _is_inert(node: object, *, live: Container[str]) -> bool:
    """Tell whether a tree is plain HTML all through, without an id that a callback knows."""
    if isinstance(node, list | tuple):
        return all(_is_inert(child, live=live) for child in node)
    if not isinstance(node, Component):
        return True
    if node._namespace not in NAMESPACES or getattr(node, "id", None) in live:  # noqa: SLF001
        return False
    return _is_inert(getattr(node, "children", None), live=live)
