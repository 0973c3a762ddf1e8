"""Every measure of every area at one time: a row an area, a few columns a measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from components.downloads.cells import NOT_APPLICABLE, Cell, neutral, shown_cells
from components.downloads.parcel import span_of
from components.downloads.plain import Column
from components.words.periods import day_words
from data.model import SHORTHAND, Indicator, Level, Status

PLACE = (Column("area_name", "Area", width=28), Column("area_code", "Area code", width=15))
PARTS = {
    "value": "",
    "lower": ": lower end of the 95% interval",
    "upper": ": upper end of the 95% interval",
    "marks": ": marks",
}
NO_ROW = SHORTHAND[Status.MISSING]
WIDTH = 26
WHAT = (
    "One row for each area. Each measure has its value, in the period that its heading names, the "
    "ends of its interval where it has one, and its marks where it has any. Names of columns end "
    "in the last day of that period. Values of unlike measures or periods are not to be added or "
    "set against one another."
)


@dataclass(frozen=True)
class Measured:
    """One measure in one period: `rows` are of `data.schemas.Metrics`, at most one an area."""

    indicator: Indicator
    rows: pd.DataFrame

    @cached_property
    def parts(self) -> list[str]:
        """Return which columns it has: an interval where any area has one, marks likewise."""
        return [
            name
            for name in PARTS
            if name == "value" or any(held[name] not in BLANK for held in self.cells.values())
        ]

    @cached_property
    def cells(self) -> dict[str, dict[str, Cell]]:
        """Return what stands in each column of the measure, by area code."""
        return _cells(self)


BLANK = {NOT_APPLICABLE, *(SHORTHAND[one] for one in (Status.SUPPRESSED, Status.MISSING))}


def title(level: Level, *, period: str | None) -> str:
    """Return what the table holds; `period` is an ISO date, None for the newest of each measure."""
    when = f"periods that end on {day_words(pd.Timestamp(period).date())}" if period else "newest"
    return f"All measures by {level.value}, {when}"


def columns(measures: Sequence[Measured]) -> tuple[Column, ...]:
    """Return the columns, those of the place first."""
    return (*PLACE, *(column for one in measures for column in _columns(one)))


def cells(areas: pd.DataFrame, measures: Sequence[Measured]) -> list[list[Cell]]:
    """Return a row for each of `data.schemas.Areas`; [x] where a measure has none of the area."""
    found = [(one.parts, one.cells) for one in measures]
    return [
        [
            neutral(name),
            code,
            *(
                held[code][part] if code in held else NO_ROW
                for parts, held in found
                for part in parts
            ),
        ]
        for name, code in zip(areas["area_name"], areas["area_code"], strict=True)
    ]


def _columns(one: Measured) -> list[Column]:
    end = one.rows["period_end"].iloc[0]
    named = f"{one.indicator.title}, {span_of(one.rows)}"
    return [
        Column(
            f"{one.indicator.id}{'' if part == 'value' else f'_{part}'}_{end:%Y-%m-%d}",
            f"{named}{PARTS[part]}",
            number=part != "marks",
            width=WIDTH,
        )
        for part in one.parts
    ]


def _cells(one: Measured) -> dict[str, dict[str, Cell]]:
    wanted = ["area_code", "value", "lower", "upper", "status", "flags"]
    told: dict[str, dict[str, Cell]] = {}
    for code, value, lower, upper, status, flags in shown_cells(one.rows[wanted]):
        spans = SHORTHAND[Status.NOT_COMPARABLE] if status == Status.NOT_COMPARABLE else ""
        marks = " ".join(each for each in (spans, str(flags)) if each not in {"", NOT_APPLICABLE})
        held = {"value": value, "lower": lower, "upper": upper, "marks": marks or NOT_APPLICABLE}
        told[str(code)] = held
    return told
