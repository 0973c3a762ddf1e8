"""One table of one year, before anything is withheld."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from data.partner.model import ALL, AreaLevel, PackTable
from data.pipeline.partner.withholding.layer import Sum

Row = dict[str, Any]  # one row of a table while it is put together
SMALL = 5  # a count below it, and above zero, is withheld


@dataclass(frozen=True)
class Table:
    """One table of one year.

    `rows` have `area_level`, `area_code`, `area_name`, `category`, `sex`, `age`, `value` (a whole
    count) and `denominator` (whole or NaN), in reading order; beside them `below`, the threshold
    of a small count, and `zero_is_small`, as `withholding.layer` takes them. A `total` is missed
    more than a part, and a `fixed` one is published come what may. `never` marks a category that
    no row of the extract has, and of which the mapping does not say that it is counted. A `hidden`
    row is never shown; it stands for what is not in the others. `sums` are by position. `public`
    and `public_whole` are what anybody can read of the same area and year, NaN where nothing;
    `split` is how many of a total that is the public one are violence with injury in public.
    `said` is what has to stand beside it. A table that `needs` a category, another table's of the
    same time, is shown where that is shown.
    """

    table: PackTable
    year_end: date
    rows: pd.DataFrame
    sums: Sequence[Sum]
    said: str = ""
    needs: str = ""
    split: float | None = None


def table_of(
    table: PackTable,
    year: str,
    rows: Iterable[Row],
    *,
    place: Row,
    sums: Sequence[Sum] = (),
    needs: str = "",
) -> Table:
    """Return a table of rows that say what is not plain.

    Args:
        table: What is counted.
        year: Its last day in ISO form.
        rows: Each with a `value` at least.
        place: `area_code` and `area_name` of the borough.
        sums: By position.
        needs: As in `Table`.
    """
    plain = place | {
        "area_level": AreaLevel.BOROUGH.value,
        "category": ALL,
        "sex": ALL,
        "age": ALL,
        "denominator": np.nan,
        "below": SMALL,
        "zero_is_small": False,
        "total": False,
        "fixed": False,
        "never": False,
        "hidden": False,
        "public": np.nan,
        "public_whole": np.nan,
    }
    frame = pd.DataFrame([plain | row for row in rows])
    numbers = ("value", "denominator", "public", "public_whole")
    frame = frame.astype(dict.fromkeys(numbers, "float64"))
    return Table(table, date.fromisoformat(year), frame, sums, needs=needs)
