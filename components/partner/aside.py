"""Rows that are set aside, by year and reason: what stands beside a trend."""

from collections.abc import Sequence
from datetime import date

from dash.development.base_component import Component

from components.partner.words.counts import About
from components.tables.figures import TableRow, figures_table
from data.partner.aside import lost_shares
from data.partner.model import AsideRows, FileRole
from data.partner.rows import YearRow

NO_TREND = (
    "These years are no trend, and are not drawn as one: of some of them a much larger share of "
    "the rows was set aside than of others, or may have been. A rise or a fall here can be nothing "
    "else."
)
NO_YEAR = "Year not known"
SHARE = "Share of the year’s rows"
NOTE = (
    "A share is of the rows that are or may be of the borough and the year. Two figures: without "
    "the rows whose year is not known, and if all of them were of this year."
)


def set_aside_table(
    rows: Sequence[YearRow], *, names: Sequence[str], role: FileRole, about: About
) -> list[Component]:
    """Return rows set aside by reason and year, nothing where none is.

    Args:
        rows: Counts by year, of this file.
        names: Of the years, in the same order.
        role: Of the file.
        about: The pack.
    """
    aside = [one for one in about.aside if one.role is role]
    if not aside:
        return []
    ends: list[date | None] = [row.year.end for row in rows]
    heads = list(names)
    if any(one.year_end is None for one in aside):
        ends, heads = [*ends, None], [*heads, NO_YEAR]
    reasons = dict.fromkeys(one.reason for one in aside)
    counted = {row.year.end: row.count.value for row in rows if row.count.value is not None}
    shares = lost_shares(aside, counted=counted)
    table = [
        TableRow(
            head=f"{reason[:1].upper()}{reason[1:]}",
            cells=tuple(f"{_rows(aside, reason, end):,}" for end in ends),
        )
        for reason in reasons
    ]
    last = TableRow(head=SHARE, cells=tuple(_share(shares, end) for end in ends))
    return [
        figures_table(
            [*table, last],
            columns=("Why", *heads),
            caption=about.caption(f"Rows set aside and counted in no year, {about.place}"),
            note=NOTE if heads[-1] == NO_YEAR else "",
        )
    ]


def _rows(aside: Sequence[AsideRows], reason: str, end: date | None) -> int:
    return sum(one.rows for one in aside if one.reason == reason and one.year_end == end)


def _share(shares: dict[date, tuple[float, float]], end: date | None) -> str:
    if end is None or end not in shares:
        return "–"
    least, most = (f"{share:.1f}%" for share in shares[end])
    return least if least == most else f"{least} to {most}"
