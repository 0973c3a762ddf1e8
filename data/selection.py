"""Cutting rows of the metrics table for a view: pure, and never losing an area."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.model import Status

Places = npt.NDArray[np.intp]

LATEST = "latest"  # stands for the newest period wherever a period is named
TOTAL = "total"  # of a measure that has groups: the group that is all of them
AREA_COLUMNS = [
    "area_code",
    "area_name",
    "short_name",
    "slug",
    "neighbours",
    "label_x",
    "label_y",
]


def at_period(values: pd.DataFrame, areas: pd.DataFrame, *, period_end: str) -> pd.DataFrame:
    """Return one row for each area at one period, blanks included, ordered by name.

    Args:
        values: Rows of `data.schemas.Metrics` of one indicator, level, period type and group.
        areas: Rows of `data.schemas.Areas` of the same level.
        period_end: ISO date.

    Returns:
        The columns of `values` with those of the area that drawing needs. An area without a row
        gets the status `missing`; its value stays null, never zero.

    Raises:
        ValueError: If an area has two rows for the period.
    """
    rows = values[values["period_end"] == pd.Timestamp(period_end)]
    codes = pd.Index(rows["area_code"])
    if not codes.is_unique:
        raise ValueError(f"an area has two rows for the period that ends {period_end}")
    drawn = areas[AREA_COLUMNS].reset_index(drop=True)
    # By place: a join takes twice as long.
    own = rows[rows.columns.drop(["area_code", "area_name"])].set_axis(codes)
    held = own.reindex(drawn["area_code"])
    found = pd.concat([drawn, held.set_axis(drawn.index)], axis=1)
    found["status"] = found["status"].fillna(Status.MISSING.value)
    found["flags"] = found["flags"].fillna("")
    # Joined names of columns are Arrow's text, on which every cut costs several times as much.
    found.columns = pd.Index(found.columns.tolist(), dtype=object)
    return found


def one_area(values: pd.DataFrame, area_code: str) -> pd.DataFrame:
    """Return the rows of one area in the order given; none where it has no row."""
    return values[values["area_code"] == area_code]


def as_records(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return a frame's rows as dictionaries by column, with Python's own numbers.

    What `DataFrame.to_dict("records")` gives, in a tenth of the time for the few dozen rows of a
    view: that walks the columns one by one. Missing text and numbers are `nan`, missing days `NaT`.
    """
    names = frame.columns.tolist()
    return [dict(zip(names, row, strict=True)) for row in frame.to_numpy(dtype=object).tolist()]


def rows_by_area(
    held: Iterable[tuple["HeldRows", Places]], *, codes: Iterable[str]
) -> dict[str, list[dict[str, Any]]]:
    """Return some rows of tables as records by code, those of some areas.

    Args:
        held: Each table with the places of its rows.
        codes: Of the areas; of one without a row the list is empty.
    """
    found: dict[str, list[dict[str, Any]]] = {code: [] for code in codes}
    for table, places in held:
        for row in table.records(places, codes=found):
            found[row["area_code"]].append(row)
    return found


def row_at(values: pd.DataFrame, area_code: str, *, period_end: str) -> dict[str, Any] | None:
    """Return one area's row at one period, or None where the table has none."""
    rows = values[
        (values["area_code"] == area_code) & (values["period_end"] == pd.Timestamp(period_end))
    ]
    return None if rows.empty else {str(key): value for key, value in rows.iloc[0].items()}


def row_of_days(
    values: pd.DataFrame, area_code: str, *, start: date, end: date
) -> dict[str, Any] | None:
    """Return one area's row of exactly the days from `start` to `end`, or None."""
    rows = values[
        (values["area_code"] == area_code)
        & (values["period_start"] == pd.Timestamp(start))
        & (values["period_end"] == pd.Timestamp(end))
    ]
    return None if rows.empty else {str(key): value for key, value in rows.iloc[0].items()}


def latest_row(values: pd.DataFrame, area_code: str) -> dict[str, Any] | None:
    """Return one area's newest row that carries a value, or None."""
    rows = values[(values["area_code"] == area_code) & values["value"].notna()]
    return None if rows.empty else {str(key): value for key, value in rows.iloc[-1].items()}


def same_month_as_newest(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose period ends in the month of the newest one: years without overlap."""
    newest = rows["period_end"].max()
    years: pd.DataFrame = rows[rows["period_end"].dt.month == newest.month]
    return years


def newest_in_an_era(values: pd.DataFrame, *, group: str | None = None) -> dict[str, Any]:
    """Return the newest row that carries a value and lies in one era.

    Args:
        values: Rows of `data.schemas.Metrics` of one area, or of several of which one has values.
        group: Of which the row is to be; any where None.

    Raises:
        LookupError: If there is no such row.
    """
    rows = values[values["value"].notna() & values["era"].notna()]
    if group:
        rows = rows[rows["group"] == group]
    if rows.empty:
        raise LookupError("there is no value inside an era" + (f" of {group}" if group else ""))
    newest = rows.sort_values("period_end").iloc[-1]
    return {str(key): value for key, value in newest.items()}


def newest_with_value(values: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return the rows of the newest period in which there is a value, as records; none without.

    Args:
        values: Rows of `data.schemas.Metrics` of one indicator, level and period type.
    """
    known = values[values["value"].notna()]
    return as_records(known[known["period_end"] == known["period_end"].max()])


def newest_by_area(values: pd.DataFrame, codes: Collection[str]) -> dict[str, dict[Any, Any]]:
    """Return the rows of some areas in the newest period there is, by code.

    Args:
        values: As for `newest_with_value`.
        codes: Of the areas; one without a row in that period is left out.
    """
    newest = values["period_end"] == values["period_end"].max()
    held = values[newest & values["area_code"].isin(codes)]
    return {str(row["area_code"]): row for row in as_records(held)}


def newest_first(frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return the rows of several tables below each other, each table's newest period first.

    Args:
        frames: Rows of `data.schemas.Metrics`, each of one indicator, level and period type.

    Returns:
        In each table areas and groups by name within a period. Without any row, a frame that has
        the column `value` alone.
    """
    held = [frame for frame in frames if len(frame)]
    if not held:
        return pd.DataFrame(columns=["value"])
    order = ["period_end", "area_name", "group"]
    return pd.concat(
        [frame.sort_values(order, ascending=[False, True, True], kind="stable") for frame in held]
    )


def one_row_a_year(rows: pd.DataFrame, *, most: int) -> pd.DataFrame:
    """Return the latest years of one area, each to the month of the newest value.

    Args:
        rows: Of `data.schemas.Metrics` of one area, group and period type, oldest first.
        most: How many years at most.

    Returns:
        Rows of the same month up to the newest that carries a value, blank ones included; none
        where no row has one.
    """
    ends = rows["period_end"]
    newest = ends[rows["value"].notna()].max()
    # Nothing equals, or lies before, the day of a value that is not there.
    years: pd.DataFrame = rows[(ends.dt.month == newest.month) & (ends <= newest)]
    return years.tail(most)


def whole_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Leave out parts of a whole: rows of a group, unless the group is the total."""
    group = rows["group"]
    if group.isna().all():
        return rows
    return rows[group.isna() | group.str.startswith(TOTAL).fillna(value=False)]


def in_order(rows: pd.DataFrame) -> bool:
    """Tell whether rows without groups follow each other by period and area, as a release has them.

    Putting rows in order takes longer than all else that is done with them for a file. False where
    one row is of a group: nothing is said of the order of groups.
    """
    if rows["group"].notna().any():
        return False
    ends, places = rows["period_end"].to_numpy(), rows["area_code"].to_numpy(dtype=object)
    later = ends[1:] > ends[:-1]
    beside = (ends[1:] == ends[:-1]) & (places[1:] >= places[:-1])
    return bool((later | beside).all())


class HeldRows:
    """A table of metrics, its rows found by the day they end on, and handed out by their places.

    Asking pandas for the few rows of a view takes many times as long.
    """

    def __init__(self, rows: pd.DataFrame) -> None:
        """Take rows of `data.schemas.Metrics`, oldest first."""
        self._rows = rows
        self._areas: npt.NDArray[Any] = rows["area_code"].to_numpy(dtype=object)
        self._at = rows.groupby("period_end", sort=False).indices

    def ending(self, ends: Sequence[pd.Timestamp]) -> Places:
        """Return the places of the rows that end on one of some days, in their order."""
        held = [self._at[end] for end in dict.fromkeys(ends) if end in self._at]
        return np.sort(np.concatenate(held)) if held else np.empty(0, dtype=np.intp)

    def of_the_newest_era(self, until: pd.Timestamp) -> Places:
        """Return the places of each area's rows in the era of its last one up to a day."""
        ends, eras, areas = self._eras
        past = np.flatnonzero((ends <= until.to_datetime64()) & (eras >= 0))
        newest = np.full(len(eras), -1)
        newest[areas[past]] = eras[past]  # of rows of one area the last one tells
        found: Places = past[eras[past] == newest[areas[past]]]
        return found

    def records(self, places: Places, *, codes: Collection[str]) -> list[dict[str, Any]]:
        """Return rows as records by column, with Python's own numbers: those of some areas."""
        wanted = places[[code in codes for code in self._areas[places].tolist()]]
        cells = (each[wanted].tolist() for each in self._columns.values())
        return [dict(zip(self._columns, row, strict=True)) for row in zip(*cells, strict=True)]

    @cached_property
    def _columns(self) -> dict[str, npt.NDArray[Any]]:
        """Each column as what hands out its cells at once; each day is made once."""
        return {str(name): _cells(self._rows[name]) for name in self._rows.columns}

    @cached_property
    def _eras(self) -> tuple[npt.NDArray[Any], Places, Places]:
        """The day that each row ends on, and the numbers of its era, −1 for none, and its area."""
        numbered = [pd.factorize(self._rows[name])[0] for name in ("era", "area_code")]
        return self._rows["period_end"].to_numpy(), numbered[0], numbered[1]


def _cells(column: "pd.Series[Any]") -> npt.NDArray[Any]:
    if column.dtype.kind != "M":
        return column.to_numpy()
    numbered, days = pd.factorize(column, use_na_sentinel=False)
    found: npt.NDArray[Any] = days.astype(object).to_numpy()[numbered]
    return found
