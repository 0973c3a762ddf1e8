"""What the measures of a release mean, and what of that changed since the last one."""

from collections.abc import Iterable, Iterator

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from data.model import Indicator

KEY = ["indicator_id", "part"]


class Definitions(pa.DataFrameModel):
    """One row per measure and part of what it meant when the release was made."""

    indicator_id: Series[str]
    part: Series[str]
    words: Series[str]

    class Config:
        """Order and names are an interface."""

        strict = True
        ordered = True
        unique = ["indicator_id", "part"]  # noqa: RUF012


def definitions_table(indicators: Iterable[Indicator]) -> pd.DataFrame:
    """Return rows of `Definitions`.

    Questions, links, caveats and the order of menus are no part of what a figure means.
    """
    rows = [
        (one.id, part, " ".join(words.split()))
        for one in sorted(indicators, key=lambda each: each.id)
        for part, words in _parts(one)
        if words
    ]
    table = pd.DataFrame(rows, columns=[*KEY, "words"], dtype="str")
    return pd.DataFrame(Definitions.validate(table))


def _parts(one: Indicator) -> Iterator[tuple[str, str | None]]:
    yield "title", one.title
    yield "definition", one.definition
    yield "what is counted", one.numerator
    yield "what it is divided by", one.denominator
    yield "unit", one.unit.plural
    yield "interval", one.interval
    yield "small numbers", one.disclosure.reason


def changed_definitions(before: pd.DataFrame, now: pd.DataFrame) -> list[dict[str, str | None]]:
    """Return what changed in the meaning of measures that are in both tables.

    Args:
        before: Rows of `Definitions`.
        now: The same of today.

    Returns:
        `indicator_id`, `part`, and its words `before` and `now`; None where there were none.
    """
    both = set(before["indicator_id"]) & set(now["indicator_id"])
    was, becomes = (
        {(one, part): words for one, part, words in table.to_numpy().tolist() if one in both}
        for table in (before, now)
    )
    return [
        {"indicator_id": key[0], "part": key[1], "before": was.get(key), "now": becomes.get(key)}
        for key in sorted(was | becomes)
        if was.get(key) != becomes.get(key)
    ]
