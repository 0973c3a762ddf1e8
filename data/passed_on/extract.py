"""Rows of an indicator as they leave the site: cut by what was asked, in one order, for everyone.

The API and every download take their rows here, so that what may not be passed on is left out in
one place.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.model import Indicator, Level, PeriodType
from data.repository import Repository
from data.selection import in_order


@dataclass(frozen=True, kw_only=True)
class Cut:
    """Which rows are wanted. None, or nothing in `levels` or `areas`, asks for all.

    `start` and `end` are inclusive and are compared with `period_end`. `latest` asks for the newest
    period that has a value, of each level and kind of period.
    """

    levels: Collection[Level] = ()
    period_type: PeriodType | None = None
    areas: Collection[str] = ()
    start: date | None = None
    end: date | None = None
    latest: bool = False


def open_rows(repository: Repository, indicator: Indicator, *, cut: Cut) -> pd.DataFrame:
    """Return the rows of one indicator that may be passed on.

    Args:
        repository: The release.
        indicator: Its definition. One whose source does not allow passing on has no rows here.
        cut: What was asked for.

    Returns:
        Rows of `data.schemas.Metrics`, blanks included, by level from large to small, kind of
        period, period, area and group. No row where there is none.
    """
    levels = [level for level in Level if not cut.levels or level in cut.levels]
    kinds = [cut.period_type] if cut.period_type else list(PeriodType)
    slices = [
        repository.values(indicator.id, level=level, period_type=kind)
        for level in levels
        for kind in kinds
    ]
    parts = [kept for rows in slices if not rows.empty and not (kept := _cut(rows, cut)).empty]
    if not (parts and indicator.redistribute):
        return slices[0].iloc[:0]
    return pd.concat(parts, ignore_index=True)


def open_evidence(repository: Repository) -> pd.DataFrame:
    """Return the rows of `data.schemas.Evidence` that may be passed on."""
    evidence = repository.evidence()
    return evidence[evidence["redistribute"].astype(bool)].reset_index(drop=True)


def codes_with_wards(
    boroughs: pd.DataFrame,
    *,
    slugs: Collection[str],
    wards: pd.DataFrame,
    larger: Iterable[pd.DataFrame],
) -> list[str]:
    """Return the codes of some boroughs, of their wards, and of every larger area.

    Args:
        boroughs: Rows of `data.schemas.Areas`.
        slugs: Of the boroughs.
        wards: The same rows of all wards.
        larger: The same of London and of what else lies above boroughs, as far as it is wanted.
    """
    chosen = boroughs.loc[boroughs["slug"].isin(slugs), "area_code"].tolist()
    within = wards.loc[wards["parent_code"].isin(chosen), "area_code"].tolist()
    return [*chosen, *within, *(code for areas in larger for code in areas["area_code"])]


def _cut(rows: pd.DataFrame, cut: Cut) -> pd.DataFrame:
    wanted = pd.Series(data=True, index=rows.index)
    if cut.areas:
        wanted &= rows["area_code"].isin(list(cut.areas))
    if cut.start:
        wanted &= rows["period_end"] >= pd.Timestamp(cut.start)
    if cut.end:
        wanted &= rows["period_end"] <= pd.Timestamp(cut.end)
    if cut.latest:
        wanted &= rows["period_end"] == rows.loc[wanted & rows["value"].notna(), "period_end"].max()
    kept = rows if wanted.all() else rows[wanted]
    if in_order(kept):
        return kept
    return kept.sort_values(["period_end", "area_code", "group"], kind="stable")
