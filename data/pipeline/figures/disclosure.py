"""Which figures are withheld so that no count of 1 to 4 can be read or worked out."""

import pandas as pd

from data.model import Disclosure, Flag, Status
from data.pipeline.figures.rows import add_flag, in_table_shape

PROTECTED_RANGE = 3  # a count known to lie within 1 of the truth is known: 1 to 4 must stay open


def small(counts: pd.Series, *, rule: Disclosure) -> pd.Series:
    """Mark counts that say something of so few people that they are withheld.

    A true zero tells nothing about anybody and is not marked, nor is a missing count.
    """
    return counts.between(1, rule.suppress_below - 1)


def with_secondary(counts: pd.Series, *, groups: pd.Series, rule: Disclosure) -> pd.Series:
    """Mark small counts, and further ones where a published total would give them away.

    Wherever the total of a group is published, withheld counts are known to add up to what is
    left of it. So each group that holds a small count withholds one more, the first that is
    large enough to hide it: with it the small one may be any number from 1 up to the threshold,
    even for a reader who knows the rule and knows which of the two is the small one. It is the
    first and not the smallest, because that it is below all others would narrow it down.

    Args:
        counts: Whole events, in an order that does not depend on them; NaN where nothing is
            known, which is never marked.
        groups: Which published total each count is part of, such as borough and year.
        rule: The thresholds.

    Returns:
        True where the count is withheld. A group too poor in large counts is withheld whole.
    """
    withheld = small(counts, rule=rule)
    for _, members in counts[groups.isin(groups[withheld])].dropna().groupby(groups):
        primary = members[withheld[members.index]]
        # The hider may be anything from the threshold up, so what it has above the threshold is
        # the room in which the small counts can move up together.
        room = (rule.suppress_below - 1 - primary).sum()
        large = members[members >= rule.suppress_below + max(room, PROTECTED_RANGE)]
        hiders = large.iloc[:1] if len(large) else members
        withheld.loc[hiders.index] = True
    return withheld


def hide_each_other(counts: pd.Series, *, rule: Disclosure) -> bool:
    """Tell whether small counts stay open, 1 to the threshold, to one who knows their sum.

    Args:
        counts: All counts of one published total that are withheld as small.
        rule: The thresholds.
    """
    most, others = rule.suppress_below - 1, len(counts) - 1
    least_possible = counts.sum() - most * others
    most_possible = counts.sum() - others
    return bool(least_possible <= 1 and most_possible >= most)


def months_left_open(windows: pd.Series) -> float:
    """Return how far a month can move when every sliding 12-month sum of it is published.

    Two sums that start a month apart differ by one month less the same month a year before.
    Months a year apart are thereby one unknown, and a count below zero is impossible: each month
    is known to within what is left of the first sum once every unknown is at its least.

    Args:
        windows: Sums of 12 months, ordered by their last month, one a month without a gap.

    Returns:
        The width of the range in which each month can lie; 0 where all are known.
    """
    steps = windows.diff().iloc[1:].reset_index(drop=True)
    rises = steps.groupby(steps.index % 12).cumsum()
    least = (-rises).groupby(rises.index % 12).max().clip(lower=0)
    return float(windows.iloc[0] - least.sum())


def reveals_months(windows: pd.Series) -> bool:
    """Tell whether sliding sums pin the months they are made of to within one event."""
    return months_left_open(windows) < PROTECTED_RANGE


def without_months(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep sliding 12-month figures from revealing the months they are made of.

    Meant for measures whose months are not published. Two things are done for each area and era:
    where sliding sums would pin a month, only the years that end in the month of the latest one
    keep their figure; and where a month was read as 0, every figure is flagged [e], because the
    first and the last window to be flagged would name that month, and with it its neighbours a
    year away.

    Args:
        rows: Rows of the metrics table of one indicator, every period 12 months long.

    Returns:
        The same rows, some withheld, some flagged.
    """
    rows = rows.copy()
    shown = rows[rows["status"].eq(Status.PUBLISHED.value)].sort_values("period_end")
    for _, windows in shown.groupby(["area_code", "era"]):
        if windows["flags"].str.contains(Flag.ESTIMATED.value).any():
            everywhere = pd.Series(data=True, index=windows.index)
            marked = add_flag(windows["flags"], Flag.ESTIMATED, where=everywhere)
            rows.loc[windows.index, "flags"] = marked
        gapless = windows["period_end"].dt.to_period("M").diff().dropna()
        if len(windows) > 1 and (
            not gapless.map(lambda step: step.n == 1).all() or reveals_months(windows["numerator"])
        ):
            latest = windows["period_end"].iloc[-1].month
            sliding = windows.index[windows["period_end"].dt.month.ne(latest)]
            rows.loc[sliding, "status"] = Status.SUPPRESSED.value
            rows.loc[sliding, "flags"] = ""
    return in_table_shape(rows)
