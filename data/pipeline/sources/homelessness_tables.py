"""Reading the homelessness tables: households owed a duty, by area and quarter.

Source: Statutory homelessness, detailed local authority tables (MHCLG). To June 2020 one table
held everyone owed a duty; since then those owed a prevention and those owed a relief duty stand in
two. They are added, because cases moved from the first duty to the second when priority need
widened in 2021: either alone would show a change that did not happen.

The quarters of `FILE` come from 31 workbooks. A workbook as it is published, put beside it, adds
its quarter or replaces it, so that revisions come in by themselves.
"""

import pandas as pd

from data.pipeline.areas.places import LONDON, LONDON_NAME, boroughs
from data.pipeline.raw.cells import FETCH_AGAIN
from data.pipeline.raw.checks import refuse_gaps, refuse_unknown
from data.pipeline.raw.dashboard_cells import folded
from data.pipeline.raw.faults import InputFault, first_row
from data.pipeline.raw.read import RawFolder
from data.pipeline.sources import homelessness_workbooks
from data.pipeline.sources.homelessness_workbooks import NOT_SUPPLIED

FILE = "raw/mhclg_homelessness/homelessness_domestic_abuse_london_boroughs_2018Q2_2025Q4.csv"
ONE_TABLE = ["prevention or relief"]
TWO_TABLES = ["prevention", "relief"]
SUPPORT_NEEDS = "support needs (prevention or relief)"  # another question: never added to these
ENGLAND = "E92000001"
ENGLAND_NAME = "England"
SHARE_OF_LONDON = (0.5, 1.05)


def owed_by_quarter(raw: RawFolder) -> pd.DataFrame:
    """Return households by area and quarter, both duties together.

    Returns:
        `area_code`, `area_name`, `period_start`, `period_end`, `households` (main reason
        domestic abuse) and `owed` (all owed a duty), both missing where a council supplied no
        figure for either duty.

    Raises:
        InputFault: If a table, an area or a quarter vanished, a blank has no marker, or more
            households cite domestic abuse than are owed a duty.
    """
    names = boroughs(raw)
    names[LONDON] = LONDON_NAME
    known = {str(code): str(name) for code, name in names.items()} | {ENGLAND: ENGLAND_NAME}
    published = homelessness_workbooks.by_file(raw)
    replaced = [part["quarter_start"].iloc[0] for part in published.values()]
    older = _older(raw)
    older = older[~older["quarter_start"].isin(replaced)]
    tables = []
    for file, part in {FILE: older, **published}.items():
        _check_areas(part, known=known, file=file)
        reasons = part[part["table"].ne(SUPPORT_NEEDS) & part["area_code"].ne(ENGLAND)]
        _check_cells(reasons, file=file)
        _check_tables(reasons, areas=len(names), file=file)
        tables.append(reasons)
        _check_sum(reasons, file=file)
    table = pd.concat(tables, ignore_index=True)
    refuse_quarter_gaps(table["quarter_start"])
    both = table.groupby(["area_code", "quarter_start"])[["domestic_abuse", "total_owed_duty"]]
    owed = both.sum(min_count=1).where(both.count().eq(both.size(), axis=0)).reset_index()
    owed.columns = pd.Index(["area_code", "period_start", "households", "owed"])
    owed["area_name"] = owed["area_code"].map(names)
    owed["period_end"] = owed["period_start"] + pd.offsets.QuarterEnd(0)
    return owed


def _older(raw: RawFolder) -> pd.DataFrame:
    return raw.table(
        FILE,
        columns={
            "quarter_start": "month",
            "area_code": "text",
            "area": "text",
            "table": "text",
            "total_owed_duty": "count?",
            "domestic_abuse": "count?",
            "marker_if_not_number": "text?",
        },
        key=["quarter_start", "area_code", "table"],
    )


def _check_areas(table: pd.DataFrame, *, known: dict[str, str], file: str) -> None:
    """Stop on an unknown table or area, and where a code and a name do not belong together."""
    tables = {*ONE_TABLE, *TWO_TABLES, SUPPORT_NEEDS}
    refuse_unknown(table["table"], known=tables, file=file, what="table")
    refuse_unknown(table["area_code"], known=known, file=file, what="area")
    expected = table["area_code"].map(known)
    other = table["area"].str.rstrip("0123456789, ").map(folded) != expected.map(folded)
    if other.any():
        row = first_row(other)
        raise InputFault(
            file,
            row,
            f"{table.loc[other, 'area_code'].iloc[0]} is named "
            f"'{table.loc[other, 'area'].iloc[0]}', not '{expected[other].iloc[0]}'",
            "fetch the file again; if the borough was renamed, change its name in every source",
        )


def _check_cells(table: pd.DataFrame, *, file: str) -> None:
    blank = table[["total_owed_duty", "domestic_abuse"]].isna()
    marked = table["marker_if_not_number"].isin(NOT_SUPPLIED)
    unexplained = blank.any(axis=1) != marked
    if unexplained.any():
        marker = str(table.loc[unexplained, "marker_if_not_number"].iloc[0])
        raise InputFault(
            file,
            first_row(unexplained),
            f"the marker is '{marker}' where a blank needs '..' or '-' and a number needs none",
            "keep the source's marker beside every blank; add a new marker to the pipeline",
        )
    excess = table["domestic_abuse"] > table["total_owed_duty"]
    if excess.any():
        area, duty = table.loc[excess, ["area", "table"]].iloc[0]
        raise InputFault(
            file,
            first_row(excess),
            f"more households cite domestic abuse than are owed a duty ({area}, {duty})",
            FETCH_AGAIN,
        )


def _check_tables(table: pd.DataFrame, *, areas: int, file: str) -> None:
    for quarter in table["quarter_start"].unique():
        part = table[table["quarter_start"].eq(quarter)]
        tables = sorted(part["table"].unique())
        if tables not in (ONE_TABLE, TWO_TABLES) or len(part) != areas * len(tables):
            raise InputFault(
                file,
                int(part.index[0]),
                f"{quarter:%Y-%m} has {len(part)} rows of {', '.join(tables)}, expected {areas} "
                "areas in one table or in each of two",
                FETCH_AGAIN,
            )


def _check_sum(table: pd.DataFrame, *, file: str) -> None:
    """Stop where London's row and its councils cannot be of the same quarter.

    London includes estimates for councils that sent nothing: since 2018 the others were 82 to 100%
    of it.
    """
    of_london = table["area_code"].eq(LONDON)
    owed = table.pivot_table("total_owed_duty", "quarter_start", of_london, aggfunc="sum")
    share = owed[False] / owed[True]
    odd = share[~share.between(*SHARE_OF_LONDON)]
    if len(odd):
        raise InputFault(
            file,
            None,
            f"{odd.index[0]:%Y-%m} holds {owed[False][odd.index[0]]:,.0f} households owed a duty "
            f"by London's councils, {owed[True][odd.index[0]]:,.0f} in London: it is not complete",
            FETCH_AGAIN,
        )


def refuse_quarter_gaps(starts: pd.Series, *, file: str = FILE) -> None:
    """Stop where a quarter between the first and the last is not there.

    Raises:
        InputFault: If a quarter vanished or does not start in January, April, July or October.
    """
    months = pd.concat([starts + pd.DateOffset(months=step) for step in range(3)])
    refuse_gaps(months, file=file, of="the quarters")
    crooked = ~starts.dt.month.isin([1, 4, 7, 10])
    if crooked.any():
        raise InputFault(file, first_row(crooked), "no calendar quarter starts then", FETCH_AGAIN)
