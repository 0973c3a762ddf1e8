"""Checks rows of the files other than incidents, cell by cell."""

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from data.partner.model import FileRole
from data.pipeline.partner.mapping.codes import CodeList
from data.pipeline.partner.mapping.document import Mapping
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.mapping.period import Period
from data.pipeline.partner.reading.cells import (
    Check,
    age_check,
    code_check,
    day_check,
    sex_check,
    whole_check,
)
from data.pipeline.partner.reading.checker import Piecework, Work, distinct
from data.pipeline.partner.reading.columns import KEY, SCHEMAS, TEXT
from data.pipeline.partner.reading.dates import Order, without_time
from data.pipeline.partner.reading.numbers import Numbers


@dataclass(frozen=True)
class Days:
    """How the days of a file are read, and in which years they have to lie."""

    period: Period
    order: Order = Order.DAY_FIRST
    pattern: str | None = None

    def take(self, table: pa.Table, done: Piecework, *, column: str, blank: str = "") -> None:
        """Check the days of some rows: `day` holds each in ISO form, `year` the last of its year.

        Args:
            table: The rows.
            done: Takes what they mean and what is wrong.
            column: That holds the days.
            blank: The day that a blank stands for; "" where it is a fault.
        """
        check = day_check(self.period, order=self.order, pattern=self.pattern, blank=blank)
        done.take("day", without_time(table.column(column)), column=column, check=check)
        codes, days = distinct(pa.chunked_array([pc.fill_null(done.columns["day"], "")]))
        years = pa.array([_year_of(day, self.period) for day in days], type=TEXT)
        done.columns["year"] = years.take(pa.array(codes))


def work_for(
    role: FileRole, *, columns: Dictionary[str, str], mapping: Mapping, days: Days
) -> Work:
    """Return what checks some rows of a file and fills the columns of its schema.

    Raises:
        ExtractFault: If the mapping or the file lacks what the role needs.
    """
    checks = _checks(role, columns=columns, mapping=mapping)
    constants = {"year": mapping.period.end.isoformat(), "count": "1"}
    of_records = "row" in SCHEMAS[role].names
    numbers = Numbers()

    def work(table: pa.Table, done: Piecework) -> None:
        for name, (column, check) in checks.items():
            done.take(name, table.column(column), column=column, check=check)
        if "date" in columns:
            blank = mapping.period.end.isoformat() if role is FileRole.ALL_OFFENCES else ""
            days.take(table, done, column=columns["date"], blank=blank)
        if of_records:
            done.columns["day"] = numbers.of(done.columns["day"])
            take_references(table, done, column=columns.get("reference"), numbers=numbers)
        for name in SCHEMAS[role].names:
            if name not in done.columns:
                done.columns[name] = pa.repeat(pa.scalar(constants[name]), table.num_rows)

    return work


def _checks(
    role: FileRole, *, columns: Dictionary[str, str], mapping: Mapping
) -> dict[str, tuple[str, Check]]:
    """Return by our own name which column is read and what its cells must be."""
    checks: dict[str, tuple[str, Check]] = {}
    if role in {FileRole.VICTIMS, FileRole.ACCUSED}:
        bands = getattr(mapping.age_bands, role.value)
        if not bands:
            raise ExtractFault(
                f"the mapping has no age_bands: {role.value}. Remedy: list the bands to show."
            )
        checks["sex"] = (columns["sex"], sex_check(mapping.codes.sex))
        checks["age"] = (columns["age"], age_check(bands))
    elif role is FileRole.ALL_OFFENCES:
        checks["category"] = (columns["offence_type"], _listed(mapping.codes.offence_type))
    else:
        ethnicity = code_check(mapping.codes.ethnicity, name="ethnicity")
        checks["category"] = (columns["ethnicity"], ethnicity)
    number = columns.get("count") or columns.get("residents")
    if number:
        checks["count"] = (number, whole_check)
    return checks


def _year_of(day: str, period: Period) -> str | None:
    return period.year_end(date.fromisoformat(day)).isoformat() if day else None


def take_references(
    table: pa.Table, done: Piecework, *, column: str | None, numbers: Numbers
) -> None:
    """Fill `same` with a number for each reference; null where there is none."""
    if column is None:
        done.columns["same"] = pa.nulls(table.num_rows, KEY)
    else:
        done.columns["same"] = numbers.of(table.column(column))


def _listed(labels: Dictionary[str, str]) -> Check:
    """Return a check that lets types that are not listed pass as "": only their total counts."""
    known = CodeList.of(labels)

    def check(cell: str) -> str:
        found = known.found(cell)
        return next(iter(found)) if len(found) == 1 else ""

    return check
