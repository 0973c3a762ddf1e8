"""The list of printed figures as a file: its columns, and what stands in them."""

from collections.abc import Mapping

import pandas as pd

from components.downloads.cells import Cell, text_cells
from components.downloads.plain import Column
from data.model import Source

COLUMNS = (
    Column("fact_id", "Number here", width=12),
    Column("measure", "What was counted", width=40),
    Column("area_name", "Area"),
    Column("period", "Period as printed"),
    Column("value", "Value as printed", width=16),
    Column("number", "The same as a number", number=True, width=16),
    Column("qualifier", "Word printed beside it", width=16),
    Column("unit", "Unit"),
    Column("publication", "Publication", width=40),
    Column("place", "Place in it", width=30),
    Column("quote", "Words of the publication", width=60),
    Column("note", "Note", width=40),
    Column("reproduces", "Follows from other figures", width=16),
    Column("licence", "Licence", width=30),
)
WHAT = "One row for each figure that a publication prints, as printed, never recomputed."


def title(kept: int) -> str:
    """Return what the table is called, with how many rows it has."""
    return f"Printed figures, {kept:,} that fit"


def what(left_out: int) -> str:
    """Say what a row is, and how many that fit are not in the file."""
    why = f" {left_out} more may not be passed on and are on the site alone." if left_out else ""
    return f"{WHAT}{why}"


def fact_cells(kept: pd.DataFrame, sources: Mapping[str, Source]) -> list[list[Cell]]:
    """Return the cells of printed figures.

    Args:
        kept: Rows of `data.schemas.Evidence` that may be passed on.
        sources: Of the catalogue.
    """
    named = [sources[each] for each in kept["source_id"]]
    frame = kept.assign(
        publication=[one.title for one in named], licence=[one.licence for one in named]
    )
    return text_cells(frame[[one.name for one in COLUMNS]], numbers=("number",))
