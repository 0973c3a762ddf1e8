"""Checks rows of counts that services bring: which quarter, what is counted, of whom, how many."""

import re
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from datetime import date, timedelta

import pyarrow as pa

from data.partner.schemas import LABEL
from data.partner.service_measures import NOT_TOLD, Dimension, service_measures
from data.pipeline.partner.mapping.codes import NOT_A_NAME, UNKNOWN, folded
from data.pipeline.partner.mapping.period import Period
from data.pipeline.partner.reading.cells import OUTSIDE, quoted, whole_check
from data.pipeline.partner.reading.checker import Piecework
from data.pipeline.partner.reading.columns import TEXT
from data.pipeline.partner.reading.dates import MONTHS
from data.pipeline.partner.reading.faults import Problem

LONGEST_GROUP = 40
FINANCIAL = re.compile(r"(?P<y>\d{4})[/-]?(?:\d\d){1,2}")
SPAN = re.compile(r"(?P<first>[a-z]{3,9})\W*(?:to|-|–)?\W*(?P<last>[a-z]{3,9})\W*(?P<y>\d{4})")
ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-\d\d")
WHOLE = {"", "all", "total", "everybody", "everyone"}


@dataclass(frozen=True)
class ServiceWork:
    """Checks rows of counts by quarter. A blank count is none that was brought."""

    columns: Dictionary[str, str]
    period: Period

    def __call__(self, table: pa.Table, done: Piecework) -> None:
        """Check some rows."""
        checks = {
            "year": ("quarter", self._quarter),
            "measure": ("measure", _measure),
            "group": ("group", _group),
            "count": ("count", _count),
        }
        for name, (wanted, check) in checks.items():
            if wanted in self.columns:
                column = self.columns[wanted]
                done.take(name, table.column(column), column=column, check=check)
            else:
                done.columns[name] = pa.repeat(pa.scalar("", TEXT), table.num_rows)

    def _quarter(self, cell: str) -> str | Problem:
        end = quarter_end(cell)
        if end is None:
            return Problem(
                "no quarter",
                f"{quoted(cell)} is no quarter",
                "write it as April to June 2024, 2024-25 Q1, or 2024-04-01",
                about="a quarter that cannot be read",
            )
        if not self.period.start <= end <= self.period.end:
            return Problem(
                f"outside {self.period.start} to {self.period.end}",
                f"{quoted(cell)} is outside {self.period.start} to {self.period.end}",
                "correct the cell, or set period in the mapping to the years of the file",
                about=OUTSIDE,
            )
        return end.isoformat()


def quarter_end(cell: str) -> date | None:
    """Return the last day of a quarter of the calendar; None where the words are none.

    Takes "April to June 2024", "Apr-Jun 2024", "2024-25 Q1" and "Q1 2024/25" of a financial year,
    and any day of the quarter as 2024-04-01. "Q2 2024" may be of either kind of year: it is none.
    """
    words = " ".join(cell.casefold().split())
    numbered = re.fullmatch(r"(?:q(?P<a>[1-4]) (?P<b>\S+)|(?P<c>\S+) q(?P<d>[1-4]))", words)
    if numbered:
        year = FINANCIAL.fullmatch(numbered["b"] or numbered["c"])
        number = int(numbered["a"] or numbered["d"])
        return _end(int(year["y"]), 3 * number + 3) if year else None
    span = SPAN.fullmatch(words)
    if span:
        first, last = (MONTHS.get(span[name], 0) for name in ("first", "last"))
        whole = first % 3 == 1 and last == first + 2
        return _end(int(span["y"]), last) if whole else None
    day = ISO.fullmatch(words)
    if day and 1 <= int(day["m"]) <= 12:  # noqa: PLR2004 - months
        return _end(int(day["y"]), (int(day["m"]) + 2) // 3 * 3)
    return None


def _end(year: int, month: int) -> date:
    """Return the last day of a month; 15 is March of the year after."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _measure(cell: str) -> str | Problem:
    known = {folded(name): one.id for one in service_measures() for name in (one.id, one.title)}
    found = known.get(folded(cell))
    if found:
        return found
    return Problem(
        f"no measure {quoted(cell)}",
        f"{quoted(cell)} is no measure",
        "use one of the template that docs/partner.md names",
        about="a measure that is not known",
    )


def _group(cell: str) -> str | Problem:
    if folded(cell) in WHOLE:
        return ""
    dimension, colon, label = (part.strip() for part in cell.partition(":"))
    known = {one.value for one in Dimension}
    name = f"{label[:1].upper()}{label[1:]}"
    if folded(label) in UNKNOWN:
        name = NOT_TOLD
    if (
        colon
        and folded(dimension) in known
        and re.fullmatch(LABEL, name)
        and len(name) <= LONGEST_GROUP
        and not NOT_A_NAME.search(name)
        and ";" not in name
    ):
        return f"{folded(dimension)}: {name}"
    return Problem(
        f"no group {quoted(cell)}",
        f"{quoted(cell)} is no group",
        f"write it as {', '.join(sorted(known))}, a colon and a name, such as sex: Female",
        about="a group that cannot be read",
    )


def _count(cell: str) -> str | Problem:
    return whole_check(cell) if cell else ""
