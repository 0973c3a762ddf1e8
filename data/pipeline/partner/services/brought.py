"""Counts that services bring, as tables in which nothing small may stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.partner.model import PackTable
from data.partner.service_measures import (
    NOT_TOLD,
    OTHERS,
    ServiceMeasure,
    category_of,
    service_measures,
)
from data.pipeline.partner.mapping.faults import ExtractFault
from data.pipeline.partner.withholding.layer import Sum
from data.pipeline.partner.withholding.table import Row, Table, table_of

KEYS = ["year", "measure", "group"]
REMEDY = "correct the file of counts"


def read_brought(path: Path) -> pd.DataFrame:
    """Return counts that were brought: `year` (end of the quarter), `measure`, `group`, `count`.

    Args:
        path: Checked rows. A row with a blank count brings nothing.

    Raises:
        ExtractFault: If one thing is counted twice.
    """
    rows = pd.read_parquet(path)
    rows = rows[rows["count"].ne("")].astype({"count": "int64"})
    twice = rows[rows.duplicated(KEYS, keep=False)]
    if len(twice):
        first, second = twice["row"].iloc[0], twice["row"][twice.duplicated(KEYS)].iloc[0]
        raise ExtractFault(
            f"service counts, rows {first} and {second}: the same quarter, measure and group. "
            f"Remedy: {REMEDY}, one row for each."
        )
    return rows.drop(columns="row")


def service_tables(brought: pd.DataFrame, *, code: str, name: str) -> list[Table]:
    """Return a table for each quarter and family of measures, and for what each is told apart by.

    A family is a measure and those that are part of it: what is left of the whole is a count too. A
    table of groups is only shown where the whole is, which it names as `needs`.

    Args:
        brought: As `read_brought` returns it.
        code: Of the borough.
        name: Of the borough.

    Raises:
        ExtractFault: If parts come to more than their whole, or have none.
    """
    place = {"area_code": code, "area_name": name}
    return [
        each
        for year, rows in brought.groupby("year")
        for each in _Quarter(str(year), rows.set_index(["measure", "group"])["count"], place).all()
    ]


@dataclass(frozen=True)
class _Quarter:
    end: str
    counts: "pd.Series[int]"
    place: Row

    def all(self) -> Iterator[Table]:
        there = set(self.counts.index.get_level_values("measure"))
        held = [one for one in service_measures() if one.id in there]
        for one in held:
            if (one.id, "") not in self.counts.index:
                raise self._fault(one, "has groups and no whole")
        for one in held:
            if one.part_of not in there:
                yield self._family(one, [part for part in held if part.part_of == one.id])
        for one in held:
            yield from self._groups(one)

    def _fault(self, measure: ServiceMeasure, what: str) -> ExtractFault:
        return ExtractFault(
            f"service counts, quarter to {self.end}: {measure.title!r} {what}. Remedy: {REMEDY}."
        )

    def _family(self, whole: ServiceMeasure, parts: Sequence[ServiceMeasure]) -> Table:
        most = int(self.counts[whole.id, ""])
        rows: list[Row] = [{"category": whole.title, "value": most, "total": bool(parts)}]
        sums = []
        for one in parts:
            number = int(self.counts[one.id, ""])
            if number > most:
                raise self._fault(one, f"is {number}, more than {whole.title!r}, {most}")
            sums.append(Sum(0, [len(rows), len(rows) + 1]))
            rest = f"{one.title}{OTHERS}"
            rows += [
                {"category": one.title, "value": number},
                {"category": rest, "value": most - number, "hidden": True},
            ]
        return self._table(rows, sums)

    def _groups(self, measure: ServiceMeasure) -> Iterator[Table]:
        of_measure = self.counts.index.get_level_values("measure") == measure.id
        held = self.counts[of_measure].droplevel("measure").to_dict()
        whole = held[""]
        named = [str(group) for group in held if group]
        for dimension in dict.fromkeys(group.partition(": ")[0] for group in named):
            inside = [group for group in named if group.startswith(f"{dimension}: ")]
            known = sum(held[group] for group in inside)
            if known > whole:
                raise self._fault(measure, f"is {whole}, and by {dimension} it comes to {known}")
            values = {group.partition(": ")[2]: held[group] for group in inside}
            values[NOT_TOLD] = values.get(NOT_TOLD, 0) + whole - known
            rows: list[Row] = [
                {"category": measure.title, "value": whole, "fixed": True, "hidden": True}
            ]
            rows += [
                {"category": category_of(measure, dimension, label), "value": value}
                for label, value in values.items()
                if value or label != NOT_TOLD
            ]
            yield self._table(rows, [Sum(0, range(1, len(rows)))], needs=measure.title)

    def _table(self, rows: Sequence[Row], sums: Sequence[Sum], *, needs: str = "") -> Table:
        return table_of(
            PackTable.SERVICE_COUNTS, self.end, rows, place=self.place, sums=sums, needs=needs
        )
