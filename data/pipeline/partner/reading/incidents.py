"""Checks rows of incidents: when, where and of which type."""

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field

import pyarrow as pa

from data.pipeline.partner.mapping.document import Mapping
from data.pipeline.partner.reading.areas import AreaReader
from data.pipeline.partner.reading.cells import code_check
from data.pipeline.partner.reading.checker import Piecework
from data.pipeline.partner.reading.columns import KEY, TEXT
from data.pipeline.partner.reading.numbers import Numbers
from data.pipeline.partner.reading.records import Days, take_references


@dataclass
class IncidentWork:
    """Checks rows of incidents. Points become areas here, and keys become numbers of this run."""

    columns: Dictionary[str, str]
    mapping: Mapping
    days: Days
    areas: AreaReader
    numbers: Numbers = field(default_factory=Numbers, repr=False)

    def __call__(self, table: pa.Table, done: Piecework) -> None:
        """Check some rows."""
        self.days.take(table, done, column=self.columns["date"])
        rows = table.num_rows
        done.columns["category"] = pa.nulls(rows, TEXT)
        if "offence_type" in self.columns:
            column = self.columns["offence_type"]
            check = code_check(self.mapping.codes.offence_type, name="offence_type")
            done.take("category", table.column(column), column=column, check=check)
        done.columns["location"] = (
            self.numbers.of(table.column(self.columns["location"]))
            if "location" in self.columns
            else pa.nulls(rows, KEY)
        )
        self.areas.take(table, done)
        done.columns["day"] = self.numbers.of(done.columns["day"])
        if "reference" in self.columns:
            column = self.columns["reference"]
            take_references(table, done, column=column, numbers=self.numbers)
        else:
            done.columns["same"] = self._alike(table, done)

    def _alike(self, table: pa.Table, done: Piecework) -> pa.Array:
        """Return a number for each row, the same where day, place and type are."""
        meant = [done.columns[name] for name in ("day", "ward", "lsoa", "category", "location")]
        exact = [self.columns[name] for name in self.areas.named if name not in {"lsoa", "ward"}]
        numbered = [cells.cast(TEXT) if cells.type == KEY else cells for cells in meant]
        return self.numbers.together([*numbered, *(table.column(name) for name in exact)])
