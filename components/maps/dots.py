"""Counts on a map: dots whose area stands for them. Shades would compare sizes of boroughs."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, sqrt

from data.model import Measure, Unit

LARGEST = 270.0  # radius of the largest dot, in units of the drawing; an inner borough is as wide
HALF_AS_WIDE = 4  # a dot half as wide has a quarter of the area


@dataclass(frozen=True)
class Dots:
    """The scale of the dots: the largest count drawn, and what is counted."""

    largest: float
    unit: Unit

    def radius(self, value: float) -> float:
        """Return the radius of a count's dot, in units of the drawing; 0 for none."""
        return LARGEST * sqrt(value / self.largest) if self.largest > 0 else 0.0

    def labels(self) -> list[str]:
        """Return the words of the key. They hold at any size of the drawing."""
        largest, quarter = (
            f"{one:,.{self.unit.decimals}f}" for one in (self.largest, self.largest / HALF_AS_WIDE)
        )
        sizes = [f"Largest dot: {largest}", f"One half as wide: {quarter}"]
        return [f"Area of a dot: {self.unit.plural}", *(sizes if self.largest else [])]


def dots_for(values: Sequence[float], *, unit: Unit) -> Dots | None:
    """Return the scale of the dots that counts are drawn with; None for what can be shaded.

    Args:
        values: Of the areas; NaN where there is none.
        unit: Of the measure.
    """
    if unit.measure is not Measure.COUNT:
        return None
    return Dots(max((one for one in values if not isnan(one)), default=0.0), unit)
