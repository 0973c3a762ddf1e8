"""Boroughs taken together, as the parts of a comparison show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Grouped:
    """What a reader put together, in the measure and period of a view.

    Attributes:
        name: Of the group as an area; "" where what was asked for is none.
        short_name: Beside an axis.
        boroughs: What its boroughs are called.
        row: Its row, in the columns of `data.schemas.Metrics`, blank where a borough has no
            figure; None where boroughs cannot be added up in the measure, or there is no group.
        words: What it has, or why it has nothing.
    """

    name: str
    short_name: str
    boroughs: Sequence[str]
    row: dict[Any, Any] | None
    words: str

    @property
    def drawn(self) -> Mapping[str, Any] | None:
        """Return the row as a chart of boroughs takes it, None where there is none.

        Its label says the value alone: what that is made of has units of its own.
        """
        if self.row is None:
            return None
        value, _, _ = self.words.partition(". ")
        return {**self.row, "short_name": self.short_name, "text": value}
