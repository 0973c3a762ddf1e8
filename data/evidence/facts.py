"""Printed figures by their id: looked up in the evidence, never typed again."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import Any, Self

import pandas as pd

from data.selection import as_records


class UnknownFactError(LookupError):
    """A page names a printed figure that this release does not hold."""


@dataclass(frozen=True)
class Fact:
    """One figure as somebody printed it.

    `value` is the text as printed and `number` the same as a number, None where it is not one.
    `kind` is a `data.model.UnitKind`. `period` is the publication's own wording. `quote` and `note`
    are "" where there is none. `disagreements` are ids of the catalogue. `year` is that of the
    period's end, None where none was printed. `redistribute` False is cited singly.
    """

    fact_id: str
    source_id: str
    place: str
    area: str
    period: str
    measure: str
    value: str
    number: float | None
    unit: str
    kind: str
    quote: str
    note: str
    reproduces: str
    disagreements: tuple[str, ...]
    theme: str
    year: int | None
    redistribute: bool

    @property
    def amount(self) -> float:
        """Return the number that is printed.

        Raises:
            ValueError: If the figure is printed in words.
        """
        if self.number is None:
            raise ValueError(f"{self.fact_id} is no number")
        return self.number


class Facts:
    """The evidence of one release, by fact id."""

    def __init__(self, evidence: pd.DataFrame) -> None:
        """Take rows of `data.schemas.Evidence`."""
        rows = as_records(evidence)
        self._rows: dict[str, dict[Any, Any]] = {row["fact_id"]: row for row in rows}
        self._rows |= {former: row for row in rows for former in row["former_ids"].split()}
        self._given: dict[str, None] = {}

    def anew(self) -> Self:
        """Return the same figures, none of them handed out."""
        other = copy(self)
        other._given = {}  # noqa: SLF001 - of the same class
        return other

    @property
    def given(self) -> tuple[str, ...]:
        """Return the ids handed out so far: a page shows these and owes their caveats."""
        return tuple(self._given)

    def __getitem__(self, fact_id: str) -> Fact:
        """Return one printed figure, by its id or by one it had before.

        Raises:
            UnknownFactError: If the release has no figure of that id.
        """
        if fact_id not in self._rows:
            raise UnknownFactError(f"the evidence of this release has no {fact_id}")
        row = self._rows[fact_id]
        self._given[row["fact_id"]] = None
        return Fact(
            fact_id=row["fact_id"],
            source_id=row["source_id"],
            place=_text(row["place"]),
            area=row["area_name"],
            period=row["period"],
            measure=row["measure"],
            value=row["value"],
            number=None if pd.isna(row["number"]) else float(row["number"]),
            unit=row["unit"],
            kind=row["unit_kind"],
            quote=_text(row["quote"]),
            note=_text(row["note"]),
            reproduces=row["reproduces"],
            disagreements=tuple(row["disagreements"].split()),
            theme=row["theme"],
            year=None if pd.isna(row["year"]) else int(row["year"]),
            redistribute=bool(row["redistribute"]),
        )

    def all(self, fact_ids: Iterable[str]) -> list[Fact]:
        """Return several, in the order asked for.

        Raises:
            UnknownFactError: If the release lacks one of them.
        """
        return [self[one] for one in fact_ids]


def ids_by_period(evidence: pd.DataFrame, *, source_id: str, measure: str) -> dict[str, str]:
    """Return the ids of what one publication prints of one measure, by period as printed.

    Args:
        evidence: Rows of `data.schemas.Evidence`.
        source_id: Of the publication.
        measure: As it is named there.
    """
    named = evidence[(evidence["source_id"] == source_id) & (evidence["measure"] == measure)]
    return dict(zip(named["period"], named["fact_id"], strict=True))


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
