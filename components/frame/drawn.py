"""A figure before it is placed: what is drawn and every word that must travel with it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Drawn:
    """A chart with its words.

    `figure` is a Plotly figure as a plain dictionary, or None where there is nothing to draw and
    `words` says why. `described` is the text alternative.
    """

    figure: dict[str, Any] | None
    heading: str
    subheading: str
    words: str
    described: str
