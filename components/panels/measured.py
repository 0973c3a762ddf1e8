"""One measure in one period, as a view shows it: what was chosen and what was found for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.links import Links
from components.page import View
from components.panels.cuts import BoroughCut
from data.model import Break, Caveat, Indicator


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What every panel of a view is drawn from.

    `chosen` are codes of the chosen boroughs in order of name, `source` names the sources and the
    release.
    """

    view: View
    indicator: Indicator
    cut: BoroughCut
    chosen: Sequence[str]
    caveats: Sequence[Caveat]
    breaks: Sequence[Break]
    source: str
    links: Links

    @property
    def measure(self) -> str:
        """Return what is measured, where and when."""
        return f"{self.indicator.title}, {self.cut.period}"
