"""Rows that are set aside, year by year: what they leave of a trend."""

from collections.abc import Iterable, Mapping
from datetime import date

from data.partner.model import AsideRows

POINTS = 5  # by which the shares of two years may differ
# Rows of these belong to no count of the borough in these years, however well they are written.
NO_LOSS = frozenset({"another borough", "a date outside the years"})


def lost_shares(
    aside: Iterable[AsideRows], *, counted: Mapping[date, float]
) -> dict[date, tuple[float, float]]:
    """Return for each year the least and the greatest share of its rows that is set aside.

    A row whose year cannot be read may be of any year: in the least share it is of none, in the
    greatest of this one.

    Args:
        aside: Rows of one file.
        counted: Rows that are counted, by the last day of their year.

    Returns:
        Shares in per cent, by the last day of the year; none of a year without any row.
    """
    lost = [one for one in aside if one.reason not in NO_LOSS]
    undated = sum(one.rows for one in lost if one.year_end is None)
    shares = {}
    for end, rows in counted.items():
        dated = sum(one.rows for one in lost if one.year_end == end)
        if rows + dated:
            least = 100 * dated / (rows + dated)
            shares[end] = (least, 100 * (dated + undated) / (rows + dated + undated))
    return shares


def is_uneven(shares: Mapping[date, tuple[float, float]]) -> bool:
    """Return whether the shares of two years may differ by more than five points."""
    pairs = ((one, other) for one in shares for other in shares if one != other)
    return any(shares[one][1] - shares[other][0] > POINTS for one, other in pairs)
