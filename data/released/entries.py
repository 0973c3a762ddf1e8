"""The entries of a release's record: what each release and each correction brought."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

KINDS = ("new", "revised", "restated", "gone")


@dataclass(frozen=True)
class ChangedDefinition:
    """Words of a measure before and now; None where there were none."""

    indicator_id: str
    part: str
    before: str | None
    now: str | None


@dataclass(frozen=True)
class Entry:
    """One release, or one correction of it.

    `extracted` is the day of the newest police extract in it. `is_first` is true where nothing was
    there to hold it against. `begun` and `ended` are ids of measures. `changes` are its rows of
    `data.schemas.Changes`.
    """

    id: str
    release: str
    correction: int
    data_to: date
    extracted: date
    is_first: bool
    begun: tuple[str, ...]
    ended: tuple[str, ...]
    definitions: tuple[ChangedDefinition, ...]
    changes: pd.DataFrame

    @property
    def counts(self) -> dict[str, int]:
        """Return how many figures are new, revised, restated and gone."""
        return {kind: int(self.changes[kind].sum()) for kind in KINDS}

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing of what was asked for changed."""
        return not (len(self.changes) or self.begun or self.ended or self.definitions)


def entries(
    history: Iterable[Mapping[str, Any]],
    changes: pd.DataFrame,
    *,
    indicator_id: str | None = None,
    area_code: str | None = None,
) -> list[Entry]:
    """Return the entries of a record, newest first.

    Args:
        history: Of the manifest, oldest first; none in a release older than the record.
        changes: Rows of `data.schemas.Changes`.
        indicator_id: The only measure that counts; None for all.
        area_code: The only area that counts, its wards with it; None for all.
    """
    wanted = pd.Series(data=True, index=changes.index)
    if indicator_id:
        wanted &= changes["indicator_id"].eq(indicator_id)
    if area_code:
        wanted &= changes["area_code"].eq(area_code)
    kept = changes[wanted]

    def of_it(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(one for one in ids if indicator_id in {None, one})

    found = [
        Entry(
            id=one["entry"],
            release=one["release"],
            correction=one["correction"],
            data_to=date.fromisoformat(one["data_to"]),
            extracted=date.fromisoformat(one["extracted"]),
            is_first=turn == 0,
            begun=of_it(one["begun"]),
            ended=of_it(one["ended"]),
            definitions=tuple(
                ChangedDefinition(**each)
                for each in one["definitions"]
                if indicator_id in {None, each["indicator_id"]}
            ),
            changes=kept[kept["entry"].eq(one["entry"])],
        )
        for turn, one in enumerate(history)
    ]
    return found[::-1]
