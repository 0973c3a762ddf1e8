"""What the pack says of the rows of each file: how many were set aside, of which year and why."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from data.model import Status
from data.partner.aside import is_uneven, lost_shares
from data.partner.model import ALL, AsideRows, FileCount, FileRole, PackTable
from data.pipeline.partner.reading.checker import CheckedFile
from data.pipeline.partner.sums import Sums

TOTALS = {
    FileRole.INCIDENTS: PackTable.INCIDENTS_BY_YEAR,
    FileRole.VICTIMS: PackTable.VICTIMS,
    FileRole.ACCUSED: PackTable.ACCUSED,
    FileRole.REFERRALS: PackTable.REFERRALS,
    FileRole.ALL_OFFENCES: PackTable.OFFENCE_TYPES,
}


def aside_rows(role: FileRole, checked: CheckedFile, *, but: Sequence[date]) -> list[AsideRows]:
    """Return the rows of a file that are not counted, those without a year last.

    Args:
        role: Of the file.
        checked: What checking came to.
        but: Years, by their last day, whose figures are not of this file.
    """
    ordered = sorted(checked.reasons.items(), key=lambda one: (one[0][0] or "9", one[0][1]))
    found = [
        AsideRows(
            role=role,
            year_end=date.fromisoformat(year) if year else None,
            reason=reason,
            rows=rows,
        )
        for (year, reason), rows in ordered
    ]
    return [one for one in found if one.year_end not in but]


def uneven_files(aside: Sequence[AsideRows], *, sums: Sums, but: Sequence[date]) -> list[FileRole]:
    """Return files of which so different a share is set aside that their years say no trend."""
    frames = {FileRole.INCIDENTS: sums.areas, FileRole.REFERRALS: sums.referrals} | sums.people
    found = []
    for role, rows in frames.items():
        by_year = rows.groupby("year")["total"].sum()
        counted = {date.fromisoformat(str(year)): float(total) for year, total in by_year.items()}
        shares = lost_shares(
            [one for one in aside if one.role is role],
            counted={end: total for end, total in counted.items() if end not in but},
        )
        if is_uneven(shares):
            found.append(role)
    return found


def told_count(
    count: FileCount, *, rows: pd.DataFrame, sums: Sums, as_before: Sequence[date]
) -> FileCount:
    """Return what the pack may say of a file: its number of rows only where all years say it.

    Take the years that are shown from the number of rows, and what is left is the year that is not.

    Args:
        count: What became of the rows.
        rows: Of the pack.
        sums: Of the good rows.
        as_before: Years whose figures are not of this file.
    """
    if count.role not in TOTALS:
        return count
    totals = rows[rows["table"].eq(TOTALS[count.role].value) & rows["area_level"].eq("borough")]
    whole = totals[(totals[["category", "sex", "age"]] == ALL).all(axis=1)]
    shown = set(whole.loc[whole["status"].eq(Status.PUBLISHED.value), "period_end"])
    years = {pd.Timestamp(year) for year in _years(count.role, sums)}
    if years <= shown - {pd.Timestamp(end) for end in as_before}:
        return count
    return count.model_copy(update={"rows_read": None, "rows_counted": None})


def _years(role: FileRole, sums: Sums) -> set[str]:
    frames = {
        FileRole.INCIDENTS: sums.areas,
        FileRole.REFERRALS: sums.referrals,
        FileRole.ALL_OFFENCES: sums.all_offences,
    }
    return set((frames | sums.people)[role]["year"])
