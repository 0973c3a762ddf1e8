"""What the boxes of a page on one measure offer, whichever page it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.page import Option

ORDER_OPTIONS: tuple[Option, ...] = (("name", "By name"), ("value", "By value"))
WHOLE_LONDON: Option = ("london", "London as a whole")


@dataclass(frozen=True)
class MeasureChoices:
    """What the boxes offer for the present view."""

    indicators: Sequence[Option]
    period_types: Sequence[Option]
    periods: Sequence[Option]
    boroughs: Sequence[Option]
