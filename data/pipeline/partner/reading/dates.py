"""Days in every common spelling, and what tells the day from the month where both are numbers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc

from data.pipeline.partner.mapping.faults import ExtractFault

LONDON = ZoneInfo("Europe/London")
SERIAL_DAY = date(1899, 12, 30)  # day 0 of spreadsheets, whose 29 February 1900 never was
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000  # 1954 to 2119
SHOWN = 3  # rows that a fault names
CENTURY, PIVOT = 100, 69  # as in strptime
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june",
            "jul july", "aug august", "sep sept september", "oct october", "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
SPACE = r"\s\x{a0}\x{202f}"  # for the expressions of Arrow, to which these are no spaces
SEPARATOR = r"[\s/.,\-–—_\\']+"
WEEKDAY = re.compile(r"'|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[\s.,]+")  # ' marks text in sheets
YEAR_FIRST = re.compile(
    rf"(?P<y>\d{{4}}){SEPARATOR}(?P<m>\d{{1,2}}|[a-z]{{3,9}}){SEPARATOR}(?P<d>\d{{1,2}})"
)
DIGITS = re.compile(  # 20240103, and 20240103140559 with a time
    r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?:(?:[01]\d|2[0-4])[0-5]\d(?:[0-5]\d)?)?"
)
NUMBERS = re.compile(
    rf"(?P<one>\d{{1,2}}){SEPARATOR}(?P<two>\d{{1,2}}){SEPARATOR}(?P<y>\d{{4}}|\d\d)"
)
DAY_NAMED = re.compile(
    rf"(?:[a-z]{{3,9}}{SEPARATOR})?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:{SEPARATOR}|(?=[a-z]))(?:of\s+)?"
    rf"(?P<m>[a-z]{{3,9}})(?:{SEPARATOR})?(?P<y>\d{{4}}|\d\d)"
)
MONTH_NAMED = re.compile(
    rf"(?:[a-z]{{3,9}}{SEPARATOR})?(?P<m>[a-z]{{3,9}}){SEPARATOR}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"{SEPARATOR}(?P<y>\d{{4}}|\d\d)"
)
SERIAL = re.compile(r"(?P<n>\d{5})(?:[.,]\d+)?")
# A time of day after a day or before it, without a zone: it is cut off. With a zone the day may be
# another. Four digits without a colon are a time where `hrs` or a year of four digits tells so.
CLOCK = rf"\d{{1,2}}[:.h]\d{{2}}(?:[:.]\d{{2}}(?:[.,:]\d+)?)?(?:[{SPACE}]*[AaPp]\.?[Mm]\b\.?)?"
HOURS = rf"(?:[{SPACE}]*(?:hrs?|hours|HRS|BST)\.?)"
TIME = (
    rf"^\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:[{SPACE}]*[AaPp][Mm])?{HOURS}?[{SPACE},]+(?:on[{SPACE}]+)?"
    rf"|(\d)[T{SPACE},:@]+(?:at[{SPACE}]+)?{CLOCK}{HOURS}?$"
    rf"|(?:[{SPACE}]+[-–][{SPACE}]*|-)\d{{1,2}}:\d{{2}}(?::\d{{2}})?{HOURS}?$"
    r"|-\d\d\.\d\d\.\d\d\.\d{6}$"
    rf"|[{SPACE},]+\d{{1,2}}[{SPACE}]*[AaPp]\.?[Mm]\.?$"
    rf"|[{SPACE},]+\d{{4}}{HOURS}$"
    rf"|(\d{{4}})[{SPACE},]+(?:[01]\d|2[0-3])[0-5]\d$"
)
ZONED = re.compile(
    r"(?P<day>.+?)[tT\s,]+(?P<hour>\d\d?):?(?P<minute>\d\d)(?::?\d\d(?:[.,]\d+)?)?\s*(?P<half>[ap]m)?"
    r"\s*(?P<zone>z|utc|gmt|(?P<sign>[+\-])(?P<h>\d\d)(?::?(?P<m>\d\d))?)"
)


class Order(StrEnum):
    """Which of two numbers is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class Read(NamedTuple):
    """What a cell may mean: its day if the day or the month comes first; None where it cannot."""

    day_first: date | None
    month_first: date | None

    @property
    def only(self) -> Order | None:
        """Return the order that the cell can only have; None where it has none or may be either."""
        if self.day_first == self.month_first:
            return None
        if self.month_first is None:
            return Order.DAY_FIRST
        return Order.MONTH_FIRST if self.day_first is None else None

    @property
    def either(self) -> bool:
        """Return whether the cell means two days."""
        both = self.day_first is not None and self.month_first is not None
        return both and self.day_first != self.month_first

    def day(self, order: Order) -> date | None:
        """Return the day under an order."""
        return self.month_first if order is Order.MONTH_FIRST else self.day_first


NO_DAY = Read(None, None)


def without_time(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return cells without the time of day, so that few different ones are left."""
    trimmed = pc.utf8_trim_whitespace(cells)
    return pc.replace_substring_regex(trimmed, pattern=TIME, replacement=r"\1\2")


@lru_cache(maxsize=8192)
def read_day(cell: str, pattern: str | None = None) -> Read:
    """Return what a cell means.

    Args:
        cell: Without a time of day, but for one with a zone: that is the day in London.
        pattern: How days are written, as in `datetime.strptime`, for spellings beyond those known
            here.
    """
    words = WEEKDAY.sub("", cell.strip().casefold(), count=1)
    zoned = ZONED.fullmatch(words)
    if zoned:
        day = read_day(zoned["day"])
        return Read(_in_london(day.day_first, zoned), _in_london(day.month_first, zoned))
    found = NUMBERS.fullmatch(words)
    if found:
        one, two, year = int(found["one"]), int(found["two"]), _year(found["y"])
        return Read(_date(year, two, one), _date(year, one, two))
    for form in (YEAR_FIRST, DIGITS, DAY_NAMED, MONTH_NAMED):
        found = form.fullmatch(words)
        if found:
            month = int(found["m"]) if found["m"].isdigit() else MONTHS.get(found["m"], 0)
            return _same(_date(_year(found["y"]), month, int(found["d"])))
    serial = SERIAL.fullmatch(words)
    if serial and FIRST_SERIAL <= int(serial["n"]) <= LAST_SERIAL:
        return _same(SERIAL_DAY + timedelta(days=int(serial["n"])))
    return _same(_by_pattern(cell, pattern)) if pattern else NO_DAY


def _same(day: date | None) -> Read:
    return Read(day, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(digits: str) -> int:
    if len(digits) > 2:  # noqa: PLR2004 - digits of a year without its century
        return int(digits)
    return int(digits) + CENTURY * (20 if int(digits) < PIVOT else 19)


def _in_london(day: date | None, clock: re.Match[str]) -> date | None:
    """Return the day in London of a time of a day in a zone; None where that is no time."""
    if day is None:
        return None
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"] == "pm" else 0)
    minutes = int(clock["h"] or 0) * 60 + int(clock["m"] or 0)
    ahead = timedelta(minutes=-minutes if clock["sign"] == "-" else minutes)
    try:
        then = datetime(day.year, day.month, day.day, hour, int(clock["minute"]), tzinfo=UTC)
        return (then - ahead).astimezone(LONDON).date()
    except (ValueError, OverflowError):
        return None


def _by_pattern(cell: str, pattern: str) -> date | None:
    try:
        return datetime.strptime(cell, pattern).date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return None


def order_of(pattern: str | None) -> Order | None:
    """Return the order that a pattern names; None where it names none."""
    if pattern is None or "%d" not in pattern or "%m" not in pattern:
        return None
    return Order.DAY_FIRST if pattern.index("%d") < pattern.index("%m") else Order.MONTH_FIRST


@dataclass
class Evidence:
    """What cells say of the order of a column: the first that prove one, some that prove none."""

    proofs: dict[Order, tuple[int, str]] = field(default_factory=dict)
    open: list[tuple[int, str]] = field(default_factory=list)

    def add(self, cells: Iterable[str], rows: Mapping[str, int], *, pattern: str | None) -> None:
        """Look at different cells; `rows` says where each stands first."""
        for cell in cells:
            read = read_day(cell, pattern)
            if read.only is not None:
                self.proofs.setdefault(read.only, (rows[cell], cell))
            elif read.either and len(self.open) < SHOWN:
                self.open.append((rows[cell], cell))

    def order(self, *, file: str, column: str, pattern: str | None) -> Order:
        """Return the order of the column.

        Raises:
            ExtractFault: If it changes within the file, is another than the mapping says, or cannot
                be told. The rows that prove it are named.
        """
        named = order_of(pattern)
        if len(self.proofs) > 1 or (named and self.proofs and named not in self.proofs):
            raise ExtractFault(self._changes(file=file, column=column, named=named))
        if self.proofs:
            return next(iter(self.proofs))
        if named or not self.open:
            return named or Order.DAY_FIRST
        shown = ", ".join(f"row {row}: {cell!r}" for row, cell in self.open)
        raise ExtractFault(
            f"{file}, column {column!r}: no row tells days from months ({shown}). Remedy: say "
            'which comes first with format: date in the mapping, such as "%d/%m/%Y".'
        )

    def _changes(self, *, file: str, column: str, named: Order | None) -> str:
        told = [
            f"row {row}: {cell!r} can only be {order.value}"
            for order, (row, cell) in sorted(self.proofs.items(), key=lambda one: one[1])
        ]
        if named and len(self.proofs) == 1:
            told.append(f"format: date says {named.value}")
        return (
            f"{file}, column {column!r}: days and months change places ({'; '.join(told)}). Rows "
            "in which both are 12 or less cannot be told apart. Remedy: export the column in one "
            "form, such as 2024-06-05, or correct these rows."
        )

    def said(self, order: Order, *, file: str, column: str) -> list[str]:
        """Return how the column is read, where that had to be found out."""
        if order not in self.proofs:
            return []
        row, cell = self.proofs[order]
        return [f"{file}, column {column!r}: read {order.value}, as row {row} shows ({cell!r})."]
