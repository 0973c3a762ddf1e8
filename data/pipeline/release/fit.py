"""Whether the rows of a source fit their definitions, and leave no area out."""

import pandas as pd

from data.model import Level
from data.pipeline.areas.places import BY_CODE
from data.pipeline.figures.rows import Definitions
from data.pipeline.raw.faults import InputFault

PERIOD = ["indicator_id", "period_type", "group", "period_end"]


def refuse_unfit(rows: pd.DataFrame, *, source: str, definitions: Definitions) -> None:
    """Stop where rows have a level, period or source that their definition does not name.

    Rows that lack an area stop the run as well.

    A borough that a source does not cover, or has no figure of, has a row with the reason as its
    status: one that is not there at all would be dropped in silence, and a page could not say why.
    The same goes for a ward that other periods have.

    Args:
        rows: Rows of `data.schemas.Metrics`, all that one source gives.
        source: What the run calls the source, for the message.
        definitions: The catalogue.

    Raises:
        InputFault: If they do not fit.
    """
    given = rows[["indicator_id", "level", "period_type"]].drop_duplicates()
    for indicator_id, level, kind in given.itertuples(index=False):
        named = definitions.indicators[indicator_id].levels
        if kind not in named.get(level, ()):
            raise InputFault(
                source,
                None,
                f"gives {indicator_id} by {kind} at the level {level}, which its definition does "
                "not name",
                f"add both to levels in data/definitions/indicators/{indicator_id}.yaml, or leave "
                "these rows out",
            )
    _refuse_unnamed(rows, source=source, definitions=definitions)
    _refuse_absent(rows[rows["level"].eq(Level.BOROUGH)], areas=set(BY_CODE), source=source)
    for _, wards in rows[rows["level"].eq(Level.WARD)].groupby("indicator_id"):
        _refuse_absent(wards, areas=set(wards["area_code"]), source=source)


def _refuse_unnamed(rows: pd.DataFrame, *, source: str, definitions: Definitions) -> None:
    for indicator_id, publisher in rows[["indicator_id", "source_id"]].drop_duplicates().to_numpy():
        if publisher not in definitions.indicators[indicator_id].source_ids:
            raise InputFault(
                source,
                None,
                f"gives {indicator_id} figures of {publisher}, a source that its definition does "
                "not name",
                f"add it to source_ids in data/definitions/indicators/{indicator_id}.yaml, and "
                "the measure to the source's indicators in sources.yaml",
            )


def _refuse_absent(rows: pd.DataFrame, *, areas: set[str], source: str) -> None:
    held = rows.groupby(PERIOD, dropna=False)["area_code"].nunique()
    short = held[held.lt(len(areas))]
    if short.empty:
        return
    indicator_id, kind, group, end = short.index[0]
    alike = rows["group"].isna() if pd.isna(group) else rows["group"].eq(group)
    same = rows["period_type"].eq(kind) & rows["period_end"].eq(end) & alike
    there = rows.loc[same & rows["indicator_id"].eq(indicator_id), "area_code"]
    absent = sorted(areas - set(there))
    raise InputFault(
        source,
        None,
        f"{indicator_id} has no row of {BY_CODE.get(absent[0], absent[0])} in the {kind} to "
        f"{end:%Y-%m-%d}",
        "give it one in every period: not_applicable where the source does not cover it, missing "
        "where there is no figure",
    )
