"""One table of one year, before anything is withheld."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.partner.model import PackTable
from data.pipeline.partner.withholding.layer import Sum

SMALL = 5  # a count below it, and above zero, is withheld


@dataclass(frozen=True)
class Table:
    """One table of one year.

    `rows` have `area_level`, `area_code`, `area_name`, `category`, `sex`, `age`, `value` (a whole
    count) and `denominator` (whole or NaN), in reading order; beside them `below`, the threshold
    of a small count, and `zero_is_small`, as `withholding.layer` takes them. A `total` is missed
    more than a part, and a `fixed` one is published come what may. `never` marks a category that
    no row of the extract has, and of which the mapping does not say that it is counted. A `hidden`
    row is never shown; it stands for what is not in the others. `sums` are by position.
    `said` is what has to stand beside it.
    """

    table: PackTable
    year_end: date
    rows: pd.DataFrame
    sums: Sequence[Sum]
    said: str = ""
