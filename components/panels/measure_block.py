"""One indicator of one borough, on the borough's page and in a brief."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash.development.base_component import Component


@dataclass(frozen=True)
class MeasureBlock:
    """One indicator of one borough, as written and drawn; what is left out is not there.

    `value`, `interval` and `london` are words; `sentences` tell the same, with the change over a
    year or why none is given.
    """

    title: str
    href: str
    sentences: Sequence[str]
    sub: str = ""
    value: str = ""
    interval: str = ""
    london: str = ""
    strip: Component | None = None
    trend: Component | None = None
