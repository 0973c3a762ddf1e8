"""What the boxes of a page on one measure offer, whichever page it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.frame.controls import HEADING
from components.page import Option
from data.model import Indicator

ORDER_OPTIONS: tuple[Option, ...] = (("name", "By name"), ("value", "By value"))
WHOLE_LONDON: Option = ("london", "London as a whole")


def grouped_measures(indicators: Sequence[Indicator]) -> list[Option]:
    """Return what a box of measures offers: short names, each topic under its own heading.

    A heading cannot be chosen.
    """
    topics = dict.fromkeys(one.topic for one in indicators)
    return [
        option
        for topic in topics
        for option in (
            (f"{HEADING}{topic.name.lower()}", f"– {topic.value} –"),
            *(
                (one.id, one.choice_title or one.short_title)
                for one in indicators
                if one.topic is topic
            ),
        )
    ]


@dataclass(frozen=True)
class MeasureChoices:
    """What the boxes offer for the present view."""

    indicators: Sequence[Option]
    period_types: Sequence[Option]
    periods: Sequence[Option]
    boroughs: Sequence[Option]
