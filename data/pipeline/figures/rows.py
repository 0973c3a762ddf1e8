"""From a small frame of values to rows of the metrics table."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

import pandas as pd

from data.model import Era, Flag, Indicator, Measure, Status, WardGroup
from data.schemas import CARRIES_VALUE, METRICS_KEY, Metrics

TEXT = ("group", "denominator_period", "qualifier")
NUMBERS = ("numerator", "denominator", "value", "lower", "upper")
COLUMNS = list(Metrics.to_schema().columns)
ORDER = [name for name in METRICS_KEY if name != "group"] + ["group"]


class Definitions(Protocol):
    """What the pipeline asks of the catalogue: units, eras, and wards to be careful with."""

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """Return every indicator by id."""

    @property
    def ward_groups(self) -> Mapping[str, WardGroup]:
        """Return the wards whose residents do not describe who is there, by reason."""

    def era_of(self, series_id: str, start: date, end: date) -> Era | None:
        """Return the era that holds both days; None where a hard break lies between them."""


def metric_rows(
    frame: pd.DataFrame, *, indicator_id: str, definitions: Definitions
) -> pd.DataFrame:
    """Turn values into rows of `data.schemas.Metrics`, with their unit and era.

    A period that straddles a hard break keeps its count, as `not_comparable` and without an
    interval. For every other measure (rate, share, ratio) such a period has no row at all: the
    design forbids the figure, and a blank row would promise one that cannot come.

    Args:
        frame: `area_code`, `area_name`, `level`, `period_type`, `period_start`, `period_end`,
            `status`, `source_id`, and where they apply `value`, `numerator`, `denominator`,
            `denominator_period`, `lower`, `upper`, `group`, `qualifier`, `flags`. Values are in
            the indicator's own unit; blank where the status carries none.
        indicator_id: Written to every row; its unit and series come from the definitions.
        definitions: The catalogue.

    Returns:
        Rows of the metrics table, sorted by its key.

    Raises:
        KeyError: If the indicator has no definition.
    """
    indicator = definitions.indicators[indicator_id]
    rows = frame.reset_index(drop=True).assign(
        indicator_id=indicator_id, unit=indicator.unit.plural
    )
    rows["era"] = eras_of(rows, series_id=indicator.series_id, definitions=definitions)
    straddles = rows["era"].isna()
    if indicator.unit.measure is Measure.COUNT:
        rows["status"] = rows["status"].mask(
            straddles & rows["status"].eq(Status.PUBLISHED.value), Status.NOT_COMPARABLE.value
        )
        for limit in {"lower", "upper"} & set(rows.columns):
            rows[limit] = rows[limit].mask(straddles)
    else:
        rows = rows[~straddles]
    return in_table_shape(rows)


def in_table_shape(rows: pd.DataFrame) -> pd.DataFrame:
    """Give rows the columns, order and types of the metrics table, and blank what is withheld.

    Args:
        rows: Any subset of the columns of `data.schemas.Metrics`; absent ones become null, and
            absent flags "".

    Returns:
        All columns in their order, sorted by the table's key.
    """
    shaped = rows.reindex(columns=COLUMNS)
    shaped["flags"] = shaped["flags"].astype("object").fillna("")
    shaped[list(NUMBERS)] = shaped[list(NUMBERS)].astype("float64")
    blank = ~shaped["status"].isin(CARRIES_VALUE)
    shaped.loc[blank, list(NUMBERS)] = float("nan")
    for name in ("period_start", "period_end"):
        shaped[name] = pd.to_datetime(shaped[name]).astype("datetime64[ns]")
    for name in [
        column for column in COLUMNS if column not in (*NUMBERS, "period_start", "period_end")
    ]:
        shaped[name] = shaped[name].astype("str")
    return shaped.sort_values(ORDER, kind="stable", na_position="first", ignore_index=True)


def add_flag(flags: pd.Series, flag: Flag, *, where: pd.Series) -> pd.Series:
    """Add one flag to those there are, in the order of `data.model.Flag`.

    Args:
        flags: "" or shorthand letters joined by a space.
        flag: The flag to add.
        where: True for the rows that get it.
    """
    marked = flags.where(~where, flags + " " + flag.value)
    order = {text: _ordered(text) for text in marked.unique()}
    return marked.map(order).astype("str")


def _ordered(text: str) -> str:
    letters = set(text.split())
    return " ".join(flag.value for flag in Flag if flag.value in letters)


def eras_of(rows: pd.DataFrame, *, series_id: str, definitions: Definitions) -> pd.Series:
    """Return the era id of each row's period, null where it straddles a hard break."""
    periods = rows[["period_start", "period_end"]].drop_duplicates()
    found = {
        (start, end): definitions.era_of(series_id, start.date(), end.date())
        for start, end in periods.itertuples(index=False)
    }
    keys = zip(rows["period_start"], rows["period_end"], strict=True)
    eras = [found[key] for key in keys]
    return pd.Series([era.id if era else None for era in eras], index=rows.index, dtype="object")
