"""What an embed holds, whatever view it shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from components.frame.static_html import Ready


@dataclass(frozen=True)
class Embedded:
    """One embed. `content` holds the caveats; `scripts` and `styles` are what it alone needs.

    `dated` says how far its figures go and when they were released.
    """

    content: Sequence[Component | Ready]
    source: str
    full_address: str
    dated: str
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
