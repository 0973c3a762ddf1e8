"""Holds sentences of the partner's own text against its tables, and says where they part."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from data.partner.model import AreaLevel, Note, NoteKind
from data.pipeline.partner.mapping.document import Claim

WITHHELD = "The text says “{says}”. Its figure is withheld here, so that it cannot be compared."
ABSENT = "The text says “{says}”. There is no such row in the table, so that it cannot be compared."


def claim_notes(claims: Sequence[Claim], *, counts: pd.DataFrame, last: date) -> list[Note]:
    """Return a note for each claim that the table does not bear or cannot be held to.

    Only what is published is compared: a note on a withheld figure would tell of it.

    Args:
        claims: Of the mapping.
        counts: Rows of `data.partner.schemas.PackCounts`.
        last: Last day of the latest year, which a claim without a year is about.
    """
    found = (_note(claim, counts=counts, last=last) for claim in claims)
    return [note for note in found if note is not None]


def _note(claim: Claim, *, counts: pd.DataFrame, last: date) -> Note | None:
    rows = counts[
        counts["table"].eq(claim.table.value)
        & counts["area_level"].eq(AreaLevel.BOROUGH.value)
        & counts["period_end"].eq(pd.Timestamp(claim.year_ending or last))
    ].set_index("category")
    if claim.category not in rows.index:
        return _of(claim, ABSENT.format(says=claim.text))
    if claim.count is not None:
        figures, claimed, suffix = rows["value"], float(claim.count), ""
    else:
        figures, claimed, suffix = _percents(rows, claim), float(claim.percent or 0), "%"
    figure = figures[claim.category]
    if pd.isna(figure):
        return _of(claim, WITHHELD.format(says=claim.text))
    if figure == claimed:
        return None
    others = [str(name) for name, other in figures.items() if other == claimed]
    where = f" {claimed:,g}{suffix} is the figure of {', '.join(others)}." if others else ""
    what = "" if claim.category == "all" else f" for {claim.category}"
    return _of(
        claim,
        f"The text says “{claim.text}”. The table gives {figure:,g}{suffix}{what}.{where}",
    )


def _percents(rows: pd.DataFrame, claim: Claim) -> "pd.Series[float]":
    """Return shares of the denominator, rounded as the claim is."""
    decimals = len(f"{claim.percent}".partition(".")[2].rstrip("0"))
    return (100 * rows["value"] / rows["denominator"]).round(decimals)


def _of(claim: Claim, text: str) -> Note:
    return Note(kind=NoteKind.CONTRADICTION, text=text, table=claim.table)
