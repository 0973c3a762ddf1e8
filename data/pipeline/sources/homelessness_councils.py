"""Reading what every English council sent on homelessness and domestic abuse, by quarter.

Source: Statutory homelessness, detailed local authority tables (MHCLG), 31 workbooks put into one
file. To June 2020 a measure stands in one row for everyone owed a duty; since then prevention and
relief have rows of their own, which are added. The quarter in which both forms are there (April to
June 2020, and earlier ones for all owed a duty) gives the total and a part of it: the total alone
is taken.
"""

import re

import pandas as pd

from data.pipeline.areas.places import BY_CODE, LONDON, LONDON_NAME
from data.pipeline.areas.regions import REGION_OF, REGIONS
from data.pipeline.raw.cells import FETCH_AGAIN
from data.pipeline.raw.checks import refuse_unknown
from data.pipeline.raw.dashboard_cells import folded
from data.pipeline.raw.faults import InputFault, first_row
from data.pipeline.raw.read import RawFolder
from data.pipeline.sources.homelessness_tables import (
    ENGLAND,
    ENGLAND_NAME,
    SHARE_OF_LONDON,
    refuse_quarter_gaps,
)
from data.pipeline.sources.homelessness_workbooks import NOT_SUPPLIED

FILE = "raw/mhclg_homelessness/homelessness_domestic_abuse_england_councils_2018Q2_2025Q4.csv"
ONE, PREVENTION, RELIEF, MAIN = "prevention or relief", "prevention", "relief", "main duty"
ABUSE, OWED = "reason_domestic_abuse", "owed_duty_total"
REFUGE, PRIORITY = "in_refuge_when_applying", "priority_need_domestic_abuse"
# Measures overlap, so each is read by itself. What is named here and not read is a part of one
# that is (victim, alleged perpetrator) or another question (support needs).
READ = {ABUSE: "households", OWED: "owed", REFUGE: "refuge", PRIORITY: "priority"}
OTHERS = (
    "households_with_support_needs",
    "reason_domestic_abuse_alleged_perpetrator",
    "reason_domestic_abuse_victim",
    "support_need_domestic_abuse",
)
QUARTER = r"(20\d\d) Q([1-4])"
# A new code after a slight change of boundary in April 2025: the council is the same.
RECODED = {"E08000016": "E08000038", "E08000019": "E08000039"}  # Barnsley, Sheffield
NAMES = {ENGLAND: ENGLAND_NAME, LONDON: LONDON_NAME, **REGIONS, **BY_CODE}
PLACE = ["quarter", "area_code"]


def councils_by_quarter(raw: RawFolder) -> pd.DataFrame:
    """Return households of each kind by area and quarter, prevention and relief together.

    Returns:
        `area_code` (England, its regions, London's boroughs, every other council), `area_name`,
        `period_start`, `period_end`, and in households `households` (main reason domestic abuse),
        `owed` (all owed a prevention or relief duty), `refuge` (in a refuge when they applied) and
        `priority` (main duty accepted, priority need from domestic abuse). NaN where the council
        supplied no figure, never 0.

    Raises:
        InputFault: If a measure, an area or a quarter vanished, or a blank has no marker.
    """
    table = _checked(raw)
    parts = {name: _both_duties(table, measure=measure) for measure, name in READ.items()}
    wide = pd.DataFrame(parts).reset_index()
    _refuse_absent(wide)
    _refuse_excess(wide)
    _refuse_incomplete(wide)
    starts = _first_days(wide.pop("quarter"))
    refuse_quarter_gaps(starts, file=FILE)
    newest = table.drop_duplicates("area_code", keep="last").set_index("area_code")["area"]
    return wide.assign(
        area_name=wide["area_code"].map(newest.to_dict() | NAMES),
        period_start=starts,
        period_end=starts + pd.offsets.QuarterEnd(0),
    )


def _checked(raw: RawFolder) -> pd.DataFrame:
    table = raw.table(
        FILE,
        columns={
            "quarter": "text",
            "area_code": "text",
            "area": "text",
            "measure": "text",
            "duty": "text",
            "value": "count?",
            "marker": "text?",
        },
        key=[*PLACE, "measure", "duty"],
    )
    refuse_unknown(table["measure"], known=(*READ, *OTHERS), file=FILE, what="measure")
    refuse_unknown(
        table["duty"], known=(ONE, PREVENTION, RELIEF, MAIN), file=FILE, what="kind of duty"
    )
    strange = ~table["quarter"].str.fullmatch(QUARTER)
    if strange.any():
        row = first_row(strange)
        raise InputFault(
            FILE, row, f"quarter is '{table['quarter'][row]}', expected 2018 Q2", FETCH_AGAIN
        )
    refuse_unknown(table["area_code"], known={*NAMES, *REGION_OF}, file=FILE, what="area")
    _refuse_other_names(table[table["area_code"].isin(NAMES)])
    marked = table["marker"].isin(NOT_SUPPLIED)
    unexplained = table["value"].isna() != marked
    if unexplained.any():
        row = first_row(unexplained)
        raise InputFault(
            FILE,
            row,
            f"the marker is '{table['marker'][row]}' where a blank needs '..' or '-' and a number "
            "needs none",
            "keep the source's marker beside every blank; add a new marker to the pipeline",
        )
    return table.assign(area_code=table["area_code"].replace(RECODED))


def _refuse_other_names(table: pd.DataFrame) -> None:
    """Stop where a code of a borough, a region or England stands beside another area's name."""
    spelt = table.drop_duplicates(["area_code", "area"])
    expected = spelt["area_code"].map(NAMES)
    revised = spelt["area"].str.removesuffix("R")  # a council that revised its figures
    right = pd.Series(False, index=spelt.index)  # noqa: FBT003 - a value, not a switch
    for given in (spelt["area"], revised):
        right |= given.map(folded) == expected.map(folded)
    if not right.all():
        row = first_row(~right)
        raise InputFault(
            FILE,
            row,
            f"{table['area_code'][row]} is named '{table['area'][row]}', not '{expected[row]}'",
            "fetch the file again; if the borough was renamed, change its name in every source",
        )


def _both_duties(table: pd.DataFrame, *, measure: str) -> pd.Series:
    """Return one measure by quarter and area; NaN where one of its duties is not supplied."""
    rows = table[table["measure"].eq(measure)]
    wanted = (MAIN,) if measure == PRIORITY else (ONE, PREVENTION, RELIEF)
    rows = rows[rows["duty"].isin(wanted)]
    whole = rows["quarter"].isin(rows.loc[rows["duty"].eq(ONE), "quarter"].unique())
    rows = rows[~whole | rows["duty"].eq(ONE)]
    sums = rows.groupby(PLACE)["value"].agg(["sum", "count", "size"])
    duties = rows.groupby("quarter")["duty"].transform("nunique")
    short = rows.groupby(PLACE)["duty"].transform("size").ne(duties)
    if short.any():
        quarter, code = rows.loc[short, PLACE].iloc[0]
        raise InputFault(
            FILE, None, f"{quarter} has not every duty of {measure} for {code}", FETCH_AGAIN
        )
    return sums["sum"].where(sums["count"].eq(sums["size"]))


def _refuse_absent(wide: pd.DataFrame) -> None:
    """Stop where a quarter lacks England, a region or a borough."""
    for quarter, held in wide.groupby("quarter"):
        absent = sorted(set(NAMES) - set(held["area_code"]))
        if absent:
            raise InputFault(FILE, None, f"{quarter} has no row of {NAMES[absent[0]]}", FETCH_AGAIN)


def _refuse_excess(wide: pd.DataFrame) -> None:
    excess = wide["households"].gt(wide["owed"]) | wide["refuge"].gt(wide["owed"])
    if excess.any():
        quarter, code = wide.loc[excess, PLACE].iloc[0]
        raise InputFault(
            FILE,
            None,
            f"{quarter}: a part of those owed a duty is more than all ({code})",
            FETCH_AGAIN,
        )


def _refuse_incomplete(wide: pd.DataFrame) -> None:
    """Stop where London's row and its councils cannot be of the same quarter."""
    london = wide[wide["area_code"].eq(LONDON)].set_index("quarter")["owed"]
    sums = wide[wide["area_code"].isin(BY_CODE)].groupby("quarter")["owed"].sum()
    odd = london.index[~(sums / london).between(*SHARE_OF_LONDON)]
    if len(odd):
        raise InputFault(
            FILE,
            None,
            f"{odd[0]} holds {sums[odd[0]]:,.0f} households owed a duty by London's councils, "
            f"{london[odd[0]]:,.0f} in London: it is not complete",
            FETCH_AGAIN,
        )


def _first_days(quarters: pd.Series) -> pd.Series:
    found = quarters.str.extract(re.compile(QUARTER)).astype("int64")
    months = (found[1] - 1) * 3 + 1
    return pd.to_datetime(found[0].astype("str") + "-" + months.astype("str") + "-01")
