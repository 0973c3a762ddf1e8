"""The sheets of a spreadsheet that hold figures: one table each, its title in the first cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.downloads.cells import DAYS, NUMBERS, neutral, shown_columns
from components.downloads.csvw import TITLES
from components.downloads.parcel import Parcel, Part, span_of
from components.downloads.workbook_look import Looks, frame_table, print_on_a4
from components.words.values import sentence_case
from data.caveats import must_read
from data.groups.totals import LEVEL as GROUP
from data.model import Level, PeriodType

COLUMNS = [
    "area_name",
    "area_code",
    "period_start",
    "period_end",
    "group",
    "value",
    "lower",
    "upper",
    "numerator",
    "denominator",
    "denominator_period",
    "status",
    "flags",
    "era",
]
WIDTHS = {
    "area_name": 28,
    "denominator_period": 32,
    "group": 22,
    "status": 18,
    "era": 24,
    "period_start": 20,
    "period_end": 20,
}
USUAL_WIDTH = 15
COUNTED = ("numerator", "denominator")
LEVEL_WORDS: dict[str, str] = {
    Level.LONDON: "London",
    Level.ENGLAND_WALES: "England and Wales",
    Level.ENGLAND: "England",
    Level.REGION: "regions",
    Level.FORCE: "the Met’s area",
    Level.BCU: "police commands",
    Level.COUNCIL: "councils outside London",
    Level.BOROUGH: "boroughs",
    Level.WARD: "wards",
    GROUP: "boroughs together",
}
KIND_WORDS = {
    PeriodType.MONTH: "months",
    PeriodType.QUARTER: "quarters",
    PeriodType.ROLLING_12: "twelve months",
    PeriodType.FOUR_QUARTERS: "four quarters",
    PeriodType.CALENDAR_YEAR: "calendar years",
    PeriodType.FINANCIAL_YEAR: "financial years",
    PeriodType.TEN_YEARS: "ten years together",
    PeriodType.SURVEY_YEAR: "survey years",
    PeriodType.POINT: "one day",
    PeriodType.OTHER: "periods as printed",
}


@dataclass(frozen=True)
class Sheet:
    """One table of one indicator, level and kind of period."""

    name: str
    title: str
    part: Part
    rows: pd.DataFrame


def sheets_of(parcel: Parcel) -> list[Sheet]:
    """Return the tables of a parcel in their order."""
    found: list[Sheet] = []
    for part in parcel.parts:
        for (level, kind), rows in part.rows.groupby(["level", "period_type"], sort=False):
            title = (
                f"{part.indicator.title}: {LEVEL_WORDS[str(level)]}, "
                f"{KIND_WORDS[PeriodType(kind)]}, {span_of(rows)}"
            )
            found.append(Sheet(f"Table {len(found) + 1}", neutral(title), part, rows))
    return found


def write_sheet(book: Any, looks: Looks, *, held: Sheet, release: str) -> None:  # noqa: ANN401
    """Write one sheet: title, what must be read, source, table."""
    sheet = book.add_worksheet(held.name)
    above = _above(held, release=release)
    sheet.write_string(0, 0, held.title, looks.title)
    for row, line in enumerate(above, start=1):
        sheet.write_string(row, 0, neutral(line), looks.line)
    first = len(above) + 1
    for place, name in enumerate(COLUMNS):
        sheet.set_column(place, place, WIDTHS.get(name, USUAL_WIDTH))
    frame_table(
        sheet,
        first_row=first,
        rows=len(held.rows),
        headings=[_heading(name, held) for name in COLUMNS],
        name=held.name.replace(" ", "_"),
        heading_lines=3,
        looks=looks,
    )
    formats = [_format(name, held, looks) for name in COLUMNS]
    sheet.write_body(
        first + 1,
        shown_columns(held.rows[COLUMNS]),
        formats,
        days=[place for place, name in enumerate(COLUMNS) if name in DAYS],
    )
    sheet.freeze_panes(first + 1, 1)
    print_on_a4(sheet, heading_row=first)


def _above(held: Sheet, *, release: str) -> Sequence[str]:
    sources = "; ".join(one.title for one in held.part.sources)
    return [
        "This sheet has one table. The sheet Notes explains the shorthand in square brackets.",
        *must_read(held.part.caveats),
        f"Source: {sources}. Release {release}.",
    ]


def _heading(name: str, held: Sheet) -> str:
    return sentence_case(held.part.indicator.unit.plural) if name == "value" else TITLES[name]


def _format(name: str, held: Sheet, looks: Looks) -> Any:  # noqa: ANN401
    if name in DAYS:
        return looks.day
    if name in COUNTED:
        return looks.number(0)
    return looks.number(held.part.indicator.unit.decimals) if name in NUMBERS else looks.line
