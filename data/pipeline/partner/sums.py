"""Adds up checked rows on an engine: the only figures that leave the records."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from data.partner.model import FileRole
from data.pipeline.met import aggregate
from data.pipeline.partner.services.brought import KEYS, read_brought

MEMORY = "256MB"  # beside what reading took: the whole of a run stays inside 1 GB


@dataclass(frozen=True)
class Sums:
    """Whole counts before anything is withheld. They stay inside the run.

    `areas`: `year`, `ward`, `lsoa`, `total`; an area is "" where it is not known. `without`:
    `year`, `why`, `total` of records that are in no ward or small area, by what keeps them from it.
    `places`: `year`, `ward`, `lsoa`, `places`, `repeats`, `moved`.
    `offences` and `all_offences`: `year`, `category`, `total`; a category is "" where it is not
    listed or the extract has none. `people`: by role, `year`, `sex`, `age`, `total`.
    `referrals`: `year`, `category`, `total`. `base`: `category`, `total` (residents).
    `services`: as `data.pipeline.partner.services.brought.read_brought`.
    `year` is the last day of the year in ISO form.
    """

    areas: pd.DataFrame
    without: pd.DataFrame
    places: pd.DataFrame
    offences: pd.DataFrame
    all_offences: pd.DataFrame
    referrals: pd.DataFrame
    base: pd.DataFrame
    services: pd.DataFrame
    people: dict[FileRole, pd.DataFrame] = field(default_factory=dict)


def add_up(files: dict[FileRole, Path], *, engine: str) -> Sums:
    """Add up checked files.

    Args:
        files: As `data.pipeline.partner.checker` writes them; the incidents are among them.
        engine: As in `data.pipeline.met.aggregate.connect`.
    """
    connection = aggregate.connect(engine, memory=MEMORY)
    rows_of: dict[FileRole, Any] = {
        role: aggregate.read(connection, path)
        for role, path in files.items()
        if role is not FileRole.SERVICE_COUNTS
    }

    def added(role: FileRole, *names: str, count: str | None = None) -> pd.DataFrame:
        if role not in files:
            return pd.DataFrame(columns=[*names, "total"])
        sums = aggregate.totals(rows_of[role], keys={name: name for name in names}, count=count)
        return sums[[*names, "total"]].sort_values(list(names), ignore_index=True)

    places = aggregate.places_with_repeats(
        rows_of[FileRole.INCIDENTS], key="location", group="year", within=["ward", "lsoa"]
    )
    return Sums(
        areas=added(FileRole.INCIDENTS, "year", "ward", "lsoa"),
        without=added(FileRole.INCIDENTS, "year", "why"),
        places=places.sort_values(["year", "ward", "lsoa"], ignore_index=True),
        offences=added(FileRole.INCIDENTS, "year", "category"),
        all_offences=added(FileRole.ALL_OFFENCES, "year", "category", count="count"),
        referrals=added(FileRole.REFERRALS, "year", "category"),
        base=added(FileRole.BASE, "category", count="count"),
        services=_services(files.get(FileRole.SERVICE_COUNTS)),
        people={
            role: added(role, "year", "sex", "age")
            for role in (FileRole.VICTIMS, FileRole.ACCUSED)
            if role in files
        },
    )


def _services(path: Path | None) -> pd.DataFrame:
    return pd.DataFrame(columns=[*KEYS, "count"]) if path is None else read_brought(path)
