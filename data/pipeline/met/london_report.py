"""London's months of a release against the last one, and against other publications of them."""

import pandas as pd

from data.model import Level, PeriodType
from data.pipeline.raw.checks import refuse_gaps
from data.pipeline.raw.read import RawFolder

PRINTED_FILE = "raw/mps_london_total_da_long/mps_london_crime_types_monthly_2015-01_2026-04.csv"
PRINTED_TYPE = "DOMESTIC ABUSE"
SHOWN = 6


def london_report(metrics: pd.DataFrame, *, last: pd.DataFrame | None, printed: pd.Series) -> str:
    """Return what changed in London's months, and how far they are from the publisher's total.

    The publisher's London total, as copied, adds violence with injury to domestic abuse, of which
    it is a part, and leaves out offences without a borough. The same sum is made here from the
    boroughs for the comparison alone; it is published nowhere.

    Args:
        metrics: The table of the candidate.
        last: That of the release before; None where there is none.
        printed: From `against_printed`.
    """
    lines = _changes(metrics, last=last) if last is not None else []
    return "\n".join([*lines, _printed_line(printed)])


def _months(metrics: pd.DataFrame, indicator_id: str, *, level: Level) -> pd.Series:
    """Return counts by month; those of boroughs added up."""
    rows = metrics[
        metrics["indicator_id"].eq(indicator_id)
        & metrics["level"].eq(level.value)
        & metrics["period_type"].eq(PeriodType.MONTH.value)
    ]
    return rows.groupby("period_start")["value"].sum(min_count=1).dropna()


def _changes(metrics: pd.DataFrame, *, last: pd.DataFrame) -> list[str]:
    now = _months(metrics, "da_offences", level=Level.LONDON)
    before = _months(last, "da_offences", level=Level.LONDON)
    fresh = now[~now.index.isin(before.index)]
    shared = now.index.intersection(before.index)
    revised = [month for month in shared if now[month] != before[month]]
    lines = [
        f"London, domestic abuse offences, {month:%Y-%m}: new, {count:,.0f}"
        for month, count in fresh.items()
    ]
    lines += [
        f"London, domestic abuse offences, {month:%Y-%m}: {before[month]:,.0f} became "
        f"{now[month]:,.0f} ({now[month] - before[month]:+,.0f})"
        for month in revised[-SHOWN:]
    ]
    if len(revised) > SHOWN:
        lines.append(f"and {len(revised) - SHOWN} earlier months of London were revised")
    return lines or ["London's months are as in the last release."]


def against_printed(metrics: pd.DataFrame, *, raw: RawFolder) -> pd.Series:
    """Return how far each month's sum is from the publisher's London total, as a share of it.

    Returns:
        By month that both have; empty where there is none.

    Raises:
        InputFault: If the copy of the publisher's total cannot be read.
    """
    table = raw.table(
        PRINTED_FILE,
        columns={"month": "month", "crime_type": "text", "crime_count": "count"},
        key=["month", "crime_type"],
    )
    abuse = table[table["crime_type"].eq(PRINTED_TYPE)].set_index("month")["crime_count"]
    refuse_gaps(abuse.index.to_series(), file=PRINTED_FILE, of=PRINTED_TYPE)
    ours = _months(metrics, "da_offences", level=Level.BOROUGH)
    ours = ours + _months(metrics, "da_vwi_offences", level=Level.BOROUGH)
    return (ours / abuse - 1).dropna()


def _printed_line(printed: pd.Series) -> str:
    shares = printed * 100
    if shares.empty:
        return "No month is in the publisher's London total as well."
    furthest = pd.Timestamp(str(shares.abs().idxmax()))
    latest = shares.index.max()
    return (
        f"Against the publisher's London total in {len(shares)} months: median difference "
        f"{shares.median():+.1f}%, largest {shares[furthest]:+.1f}% in {furthest:%Y-%m}, "
        f"{shares[latest]:+.1f}% in {latest:%Y-%m}, the latest in both"
    )
