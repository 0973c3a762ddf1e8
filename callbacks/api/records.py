"""From rows and definitions to what the API answers: plain values, null for what is not there."""

from collections.abc import Collection, Iterable
from typing import Any

import pandas as pd

from callbacks.server.site import Site
from components.notes.caveats import cite
from data.model import Caveat, Indicator, Level, Source
from data.selection import as_records

Record = dict[str, Any]
WITHHELD = (
    "These figures are shown on the site with their citation. Their source does not allow them to "
    "be passed on, so they are left out here."
)


def records(rows: pd.DataFrame) -> list[Record]:
    """Return rows as records: days in ISO form, null for what is not there."""
    plain = rows.assign(
        **{
            name: rows[name].dt.strftime("%Y-%m-%d")
            for name in rows.columns
            if pd.api.types.is_datetime64_any_dtype(rows[name])
        }
    ).astype(object)
    return [
        {str(name): cell for name, cell in row.items()}
        for row in as_records(plain.where(plain.notna(), None))
    ]


def caveat_records(caveats: Iterable[Caveat], *, site: Site) -> list[Record]:
    """Return caveats as the API gives them, those that must be read first."""
    return [
        {
            "id": one.id,
            "severity": one.severity.value,
            "headline": one.headline,
            "body": one.body,
            "source": cite(one.citations, site.catalogue.sources),
        }
        for one in caveats
    ]


def caveats_at(indicator_id: str, levels: Collection[Level], *, site: Site) -> tuple[Caveat, ...]:
    """Return the caveats of an indicator that touch any of the levels; none stands for all."""
    return tuple(
        one
        for one in site.catalogue.caveats_for(indicator_id)
        if not (levels and one.levels) or set(levels) & set(one.levels)
    )


def ward_caveats(tables: Iterable[pd.DataFrame], *, site: Site) -> tuple[Caveat, ...]:
    """Return the caveats of maps of wards where there are wards among the rows."""
    warded = any((rows["level"] == Level.WARD).any() for rows in tables)
    return site.catalogue.view_caveats("hotspots") if warded else ()


INTERNAL = {"source_ids", "order", "borough_map", "side_by_side", "by_group"}


def indicator_record(indicator: Indicator, *, site: Site) -> Record:
    """Return a definition with its sources, eras and breaks, so that it can be read by itself."""
    defined = indicator.model_dump(mode="json", exclude=INTERNAL)
    series = site.catalogue.series[indicator.series_id]
    return {
        **defined,
        "sources": [source_record(site.catalogue.sources[one]) for one in indicator.source_ids],
        "eras": [one.model_dump(mode="json") for one in series.eras],
        "breaks": [
            {
                "id": one.id,
                "date": one.date.isoformat(),
                "hard": one.hard,
                "headline": one.headline,
            }
            for one in site.catalogue.breaks_for(indicator.id)
        ],
        "values_left_out": None if indicator.redistribute else WITHHELD,
    }


def source_record(source: Source) -> Record:
    """Return a source as an answer names it."""
    return source.model_dump(mode="json", exclude={"raw_files", "indicators"})


def every_area(site: Site, level: Level | None) -> pd.DataFrame:
    """Return rows of `data.schemas.Areas`, by level from large to small and name."""
    wanted = [level] if level else list(Level)
    return pd.concat([site.repository.areas(one) for one in wanted], ignore_index=True)
