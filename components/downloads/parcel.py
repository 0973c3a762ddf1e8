"""What goes into one file: rows, and everything that must travel with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from components.words.periods import period_words
from data.caveats import each_once, must_read_first
from data.model import Break, Caveat, Indicator, Source

ATTRIBUTION = (
    "Contains public sector information licensed under the Open Government Licence v3.0. Contains "
    "National Statistics data and OS data © Crown copyright and database right."
)


@dataclass(frozen=True, kw_only=True)
class Part:
    """The rows of one indicator with its definition, its breaks and its sources.

    `rows` are of `data.schemas.Metrics`, and none of an indicator that may not be passed on.
    `revised` are those of them that carry [r], with `earlier_value` and `earlier_release`; None
    where there is none. `dispersion` says by how much its limits are widened, "" where they are
    not.
    """

    indicator: Indicator
    caveats: tuple[Caveat, ...]
    breaks: tuple[Break, ...]
    sources: tuple[Source, ...]
    rows: pd.DataFrame
    revised: pd.DataFrame | None = None
    dispersion: str = ""


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """One download.

    `address` is that of the same figures on the site; `data_to` an ISO date; `view_caveats` belong
    to the page that shows such figures, whatever they are; `beside` are sources of what is in the
    file besides the figures, such as outlines; `all_sources` name the places that caveats rest on.
    """

    title: str
    address: str
    release: str
    data_to: str
    parts: tuple[Part, ...]
    all_sources: tuple[Source, ...]
    view_caveats: tuple[Caveat, ...] = ()
    beside: tuple[Source, ...] = ()

    @cached_property
    def rows(self) -> pd.DataFrame:
        """Return the rows of all parts, each of `data.schemas.Metrics`, as one table."""
        return pd.concat([part.rows for part in self.parts], ignore_index=True)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """Return the caveats of all parts and the view, each once, must-read ones first."""
        measured = (one for part in self.parts for one in part.caveats)
        return must_read_first(each_once((*measured, *self.view_caveats)))

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the sources of all parts and of what is beside them, each once."""
        found = {one.id: one for part in self.parts for one in part.sources}
        return tuple((found | {one.id: one for one in self.beside}).values())


def title_of(parts: Sequence[Part], *, named: bool, places: Sequence[str]) -> str:
    """Return what a parcel holds, of which places and when.

    Args:
        parts: What is in it.
        named: Whether its measures were asked for one by one, and not as all there are.
        places: Names of the boroughs asked for.
    """
    what = "; ".join(part.indicator.title for part in parts) if named else "All measures"
    when = span_of(pd.concat([part.rows for part in parts]))
    return ", ".join([what, *places, when])


def span_of(rows: pd.DataFrame) -> str:
    """Return the period of rows in words: one period by its name, more from the first to the last.

    Returns:
        "" where there is no row.
    """
    if rows.empty:
        return ""
    first, last = rows["period_end"].min(), rows["period_end"].max()
    kinds = rows["period_type"].unique()
    if first == last and len(kinds) == 1:
        return period_words(kinds[0], start=rows["period_start"].min(), end=last)
    return f"{rows['period_start'].min():%B %Y} to {last:%B %Y}"
