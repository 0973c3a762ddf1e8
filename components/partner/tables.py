"""The tables of a pack that draw themselves: years, offence types, referrals."""

from collections.abc import Sequence

from dash.development.base_component import Component

from components.figures.points import Cell, PointSeries
from components.partner.words.counts import (
    NOT_GIVEN,
    About,
    blank_words,
    count_words,
    estimate_words,
    marks_note,
    whole_words,
)
from components.tables.figures import TableRow, figures_table
from components.tables.intervals import IntervalRow, interval_table
from components.tables.points import point_table
from components.words.periods import period_words
from data.model import UnitKind
from data.partner.rows import Count, ReferralRow, ShareRow, Year, YearRow
from data.statistics import Estimate

INTERVALS = (
    "In brackets and as a bar: the 95% interval. Records repeat for the same people, so it is "
    "narrower than it should be."
)


NO_SHARE = "–"  # of a total: it is the whole


def count_cell(count: Count) -> Cell:
    """Return a count as it is written and drawn."""
    return Cell(count_words(count), count.value)


def years_table(rows: Sequence[YearRow], *, about: About, drawn: bool) -> Component:
    """Return incidents by year, drawn from zero unless they are no trend."""
    labels = [year_words(row.year) for row in rows]
    caption = about.caption(f"Incidents in the partnership’s records, {about.place}, by year")
    note = marks_note(row.count for row in rows)
    if not drawn:
        written = [
            TableRow(head=label, cells=(count_words(row.count),))
            for label, row in zip(labels, rows, strict=True)
        ]
        return figures_table(written, columns=("Year", "Incidents"), caption=caption, note=note)
    cells = {label: count_cell(row.count) for label, row in zip(labels, rows, strict=True)}
    return point_table(
        [PointSeries("Incidents", UnitKind.INCIDENT, "incidents", cells)],
        periods=labels,
        head="Year",
        caption=caption,
        note=note,
    )


def year_words(year: Year) -> str:
    """Return the name of a year: "2024-25", "2024", "year to July 2025"."""
    return period_words(year.kind, start=year.start, end=year.end)


def offences_table(rows: Sequence[ShareRow], *, about: About, period: str) -> Component:
    """Return offence types with their share of all offences of that type in the borough.

    Where no number of all offences is known, each is shown as a share of the incidents alone.
    """
    if all(row.whole is None for row in rows):
        return _without_wholes(rows, about=about, period=period)
    return interval_table(
        [
            IntervalRow(
                head=row.name,
                cells=(
                    count_words(row.count),
                    _of_all(row),
                    whole_words(row.whole, count=row.count),
                    estimate_words(row.share, count=row.count, decimals=1, suffix="%"),
                ),
                value=row.share.value if row.share else None,
                lower=row.share.lower if row.share else None,
                upper=row.share.upper if row.share else None,
                total=row.total or row.subtotal,
            )
            for row in rows
        ],
        columns=("Type", "Flagged domestic", "Of these", "All of this type", "Share flagged"),
        caption=about.caption(
            f"Offence types flagged as domestic, and their share of all offences of that type in "
            f"{about.place}, {period}"
        ),
        note=" ".join(
            part
            for part in (marks_note((row.count for row in rows), rated=True), INTERVALS)
            if part
        ),
        suffix="%",
    )


def _without_wholes(rows: Sequence[ShareRow], *, about: About, period: str) -> Component:
    note = marks_note((row.count for row in rows), rated=True)
    return interval_table(
        [
            _share_row(row.name, row.count, row.of_all, total=row.total, subtotal=row.subtotal)
            for row in rows
        ],
        columns=("Type", "Incidents", "Share of incidents"),
        caption=about.caption(f"Types of offence in the records of {about.place}, {period}"),
        note=" ".join(part for part in (note, INTERVALS) if part),
        suffix="%",
    )


def _share_row(
    name: str,
    count: Count,
    share: Estimate[float] | None,
    *,
    total: bool = False,
    subtotal: bool = False,
) -> IntervalRow:
    written = NO_SHARE if total else estimate_words(share, count=count, decimals=1, suffix="%")
    return IntervalRow(
        head=name,
        cells=(count_words(count), written),
        value=share.value if share else None,
        lower=share.lower if share else None,
        upper=share.upper if share else None,
        total=total or subtotal,
    )


def _of_all(row: ShareRow) -> str:
    if row.total:
        return NO_SHARE
    return blank_words(row.count) if row.of_all is None else f"{row.of_all.value:.1f}%"


def referrals_table(rows: Sequence[ReferralRow], *, about: About, period: str) -> Component:
    """Return referrals by ethnicity beside the residents, with the ratio of the two shares.

    Where no residents are given, each group is shown as a share of those whose group is known.
    """
    if all(row.residents is None for row in rows):
        return _without_base(rows, about=about, period=period)
    line = "The line marks 1: the same share of referrals as of residents."
    return interval_table(
        [
            IntervalRow(
                head=row.name,
                cells=(
                    count_words(row.count),
                    _share(row.share, blank=blank_words(row.count)),
                    _share(row.residents_share, blank=NOT_GIVEN),
                    estimate_words(row.ratio, count=row.count, decimals=2),
                ),
                value=row.ratio.value if row.ratio else None,
                lower=row.ratio.lower if row.ratio else None,
                upper=row.ratio.upper if row.ratio else None,
            )
            for row in rows
        ],
        columns=("Ethnic group", "Referrals", "Of referrals", "Of residents", "Ratio"),
        caption=about.caption(
            f"Referrals by ethnicity and residents of {about.place} (Census 2021), {period}"
        ),
        note=" ".join(
            part
            for part in (marks_note((row.count for row in rows), rated=True), line, INTERVALS)
            if part
        ),
        line_at=1,
    )


def _without_base(rows: Sequence[ReferralRow], *, about: About, period: str) -> Component:
    note = marks_note((row.count for row in rows), rated=True)
    return interval_table(
        [_share_row(row.name, row.count, row.of_known) for row in rows],
        columns=("Ethnic group", "Referrals", "Share of those known"),
        caption=about.caption(f"Referrals by ethnicity, {about.place}, {period}"),
        note=" ".join(part for part in (note, INTERVALS) if part),
        suffix="%",
    )


def _share(value: float | None, *, blank: str) -> str:
    return blank if value is None else f"{value:.1f}%"
