"""One indicator of one borough, on the borough's page and in a brief."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash.development.base_component import Component


@dataclass(frozen=True)
class MeasureBlock:
    """One indicator of one borough, as written and drawn; a drawing is None where there is none.

    `value`, `interval` and `london` are words; `sentences` tell the same, with the change over a
    year or why none is given.
    """

    title: str
    href: str
    sub: str
    value: str
    interval: str
    london: str
    strip: Component | None
    trend: Component | None
    sentences: Sequence[str]
