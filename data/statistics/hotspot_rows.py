"""One row for each ward or borough of a hotspot view: figures, class and what to bear in mind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.model import Status

AREA = ("area_code", "area_name", "parent_code", "note")
PARENT = ("area_code", "area_name", "slug")
COUNT = ("area_code", "value", "status", "flags")
RATE = ("area_code", "value", "lower", "upper", "status", "flags")
TESTED = (
    "area_code",
    "group_class",
    "left_out",
    "depends_on",
    "outlier",
    "q_value",
    "own_class",
    "london_rate",
    "borderline",
    "smoothed_rate",
    "smoothed_lower",
    "smoothed_upper",
    "above_london",
)
IN_NO_WARD = 0.01  # share of a borough's offences from which it is said that they are in no ward
FEWEST_IN_NO_WARD = 5  # nor are 1 to 4 said where they have no ward


@dataclass(frozen=True)
class HotspotRow:
    """One area in one year.

    `count`, `rate`, `lower` and `upper` are None where their status carries none. `group_class` is
    "not_compared" in a year that straddles a hard break, where nothing is tested. `depends_on`
    names the methods under which the group's class changes, and `borderline` is True where other
    draws might change it. `note` is why residents do not describe who is there. `own_class` is that
    of the ward's own rate against `london`, None for a borough. `smoothed` is the rate, per 1,000
    residents, that borrows from the neighbours, with its limits and how probable it is that it lies
    above `london`; None wherever the rate is, the last three also where the model did not make it.
    `in_no_ward` is how many of the borough's offences are in none of its wards, None where they are
    few or cannot be told.
    """

    code: str
    name: str
    parent_name: str
    parent_slug: str
    count: float | None
    count_status: str
    rate: float | None
    lower: float | None
    upper: float | None
    rate_status: str
    flags: tuple[str, ...]
    group_class: str
    left_out: str | None
    depends_on: tuple[str, ...]
    outlier: str | None
    q_value: float | None
    note: str | None
    own_class: str | None = None
    london: float | None = None
    borderline: bool = False
    smoothed: float | None = None
    smoothed_lower: float | None = None
    smoothed_upper: float | None = None
    above_london: float | None = None
    in_no_ward: float | None = None


def hotspot_rows(
    areas: pd.DataFrame,
    *,
    parents: pd.DataFrame,
    counts: pd.DataFrame,
    rates: pd.DataFrame,
    tested: pd.DataFrame,
    parent_counts: pd.DataFrame | None = None,
) -> tuple[HotspotRow, ...]:
    """Join what is published of each area in one year, ordered by name.

    Args:
        areas: Rows of `data.schemas.Areas` of one level, ordered by name.
        parents: The same of the level above.
        counts: Rows of `data.schemas.Metrics` of the count in the year.
        rates: The same of the rate; empty where the year straddles a hard break.
        tested: Rows of `data.schemas.Hotspots` of the year; empty as above.
        parent_counts: Counts of the level above, for what is in no ward; None to leave it out.
    """
    above = {code: (name, slug) for code, name, slug in _columns(parents, PARENT)}
    by_code = {
        "count": _by_code(counts, COUNT),
        "rate": _by_code(rates, RATE),
        "tested": _by_code(tested, TESTED),
    }
    loose = {} if parent_counts is None else _in_no_ward(areas, counts, parent_counts)
    return tuple(_rows(areas, above=above, by_code=by_code, loose=loose))


def _rows(
    areas: pd.DataFrame,
    *,
    above: dict[str, tuple[str, str]],
    by_code: dict[str, dict[str, Any]],
    loose: dict[str, float],
) -> Iterator[HotspotRow]:
    for code, name, parent, note in _columns(areas, AREA):
        count = by_code["count"].get(code, {})
        rate = by_code["rate"].get(code, {})
        test = by_code["tested"].get(code, {})
        parent_name, parent_slug = above.get(parent, ("", ""))
        yield HotspotRow(
            code=code,
            name=name,
            parent_name=parent_name,
            parent_slug=parent_slug,
            count=_number(count.get("value")),
            count_status=count.get("status", Status.MISSING.value),
            rate=_number(rate.get("value")),
            lower=_number(rate.get("lower")),
            upper=_number(rate.get("upper")),
            rate_status=rate.get("status", _without_rate(count)),
            flags=tuple(str((rate or count).get("flags", "")).split()),
            group_class=test.get("group_class", "not_compared"),
            left_out=_text(test.get("left_out")),
            depends_on=tuple(str(test.get("depends_on", "")).split()),
            outlier=_text(test.get("outlier")),
            q_value=_number(test.get("q_value")),
            note=_text(note),
            own_class=_text(test.get("own_class", "not_compared")),
            london=_number(test.get("london_rate")),
            borderline=bool(test.get("borderline", False)),
            smoothed=_number(test.get("smoothed_rate")),
            smoothed_lower=_number(test.get("smoothed_lower")),
            smoothed_upper=_number(test.get("smoothed_upper")),
            above_london=_number(test.get("above_london")),
            in_no_ward=loose.get(parent),
        )


def _without_rate(count: dict[str, Any]) -> str:
    """A year that straddles a break has counts and no rate rows at all."""
    status = str(count.get("status", Status.MISSING.value))
    blank = {Status.NOT_APPLICABLE.value, Status.SUPPRESSED.value}
    return status if status in blank else Status.NOT_COMPARABLE.value


def _in_no_ward(
    areas: pd.DataFrame, counts: pd.DataFrame, parent_counts: pd.DataFrame
) -> dict[str, float]:
    """Offences of each borough in none of its wards, where they are a notable share of it.

    A borough with a withheld ward is left out: the difference would add up its withheld counts.
    """
    parent = counts["area_code"].map(areas.set_index("area_code")["parent_code"])
    sums = counts["value"].groupby(parent).agg(["sum", "count", "size"])
    whole = parent_counts.set_index("area_code")["value"]
    known = sums[sums["count"].eq(sums["size"])]["sum"]
    whole = whole.reindex(known.index)
    left = whole - known
    left = left[left.ge((IN_NO_WARD * whole).clip(lower=FEWEST_IN_NO_WARD))]
    return {str(code): float(number) for code, number in left.items()}


def _by_code(rows: pd.DataFrame, names: Sequence[str]) -> dict[str, Any]:
    """Return what is needed of each area; a column that a small frame lacks stays out."""
    held = [name for name in names if name in rows]
    return {row[0]: dict(zip(held, row, strict=True)) for row in _columns(rows, held)}


def _columns(rows: pd.DataFrame, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Walk some columns side by side: a tenth of the time that pandas takes row by row."""
    return zip(*[rows[name].tolist() for name in names], strict=True)


def _number(value: Any) -> float | None:  # noqa: ANN401
    return None if value is None or pd.isna(value) else float(value)


def _text(value: Any) -> str | None:  # noqa: ANN401
    return value if isinstance(value, str) and value else None
