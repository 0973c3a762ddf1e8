"""Figures that were printed once, as rows of metrics: points as printed, never a series of ours.

Which figure stands for which indicator, area and period is decided in
`registers/printed_points.csv`; the value itself comes from the table of printed figures, so that
it cannot differ from the one that is cited.
"""

import pandas as pd

from data.model import Flag, Level, PeriodType, Status
from data.pipeline.areas.places import LONDON
from data.pipeline.evidence.fact_files import MARAC, single_facts
from data.pipeline.evidence.registers import Registers
from data.pipeline.figures.rows import Definitions, metric_rows
from data.pipeline.raw.read import RawFolder

POPULATION = "published/population_mye_borough_1999_2010.csv"
COST = "estimated_cost"
COST_SOURCE = "cost_reproduction"
COST_YEAR = 2005
BORROWED_FROM = "E09000002"  # Barking and Dagenham, the one borough whose cost was printed
TOTAL = "total, 2007-08 prices"
FORCE = "E23000001"
GAPS = ["2021-22", "2022-23"]  # the publisher's footnotes: some of the Met's MARACs are missing


def rows(
    raw: RawFolder,
    *,
    definitions: Definitions,
    evidence: pd.DataFrame,
    registers: Registers | None = None,
) -> pd.DataFrame:
    """Build the rows of everything that is shown as printed.

    Args:
        raw: The raw folder.
        definitions: The catalogue.
        evidence: The table of printed figures.
        registers: Which figure stands for what; those beside the pipeline by default.

    Returns:
        Rows of `data.schemas.Metrics` without intervals, `qualifier` as printed. Costs of
        boroughs other than Barking and Dagenham are illustrative and flagged estimated.

    Raises:
        InputFault: If a file is not what it was.
        KeyError: If a point names a figure that is not in the evidence.
    """
    points = _points(evidence, registers=registers or Registers())
    parts = pd.concat([points, _illustrative_costs(raw, points=points), _marac(raw)])
    return pd.concat(
        [
            metric_rows(part, indicator_id=str(indicator_id), definitions=definitions)
            for indicator_id, part in parts.groupby("indicator_id")
        ],
        ignore_index=True,
    )


def _points(evidence: pd.DataFrame, *, registers: Registers) -> pd.DataFrame:
    points = registers.printed_points()
    facts = evidence.set_index("fact_id").loc[points["fact_id"]]
    return points.assign(
        status=Status.PUBLISHED.value,
        value=facts["number"].to_numpy(),
        qualifier=facts["qualifier"].to_numpy(),
        source_id=facts["source_id"].to_numpy(),
        flags="",
    )


def _illustrative_costs(raw: RawFolder, *, points: pd.DataFrame) -> pd.DataFrame:
    """Cost of each other borough, had its residents of mid-2005 cost what those printed did.

    The printed borough cost is a population share of a national one, so another borough's is that
    cost times its residents over those of Barking and Dagenham. It measures no borough.
    """
    residents = _residents_2005(raw)
    printed = points[points["indicator_id"].eq(COST) & points["group"].eq(TOTAL)].iloc[0]
    a_head = printed["value"] / residents.loc[BORROWED_FROM, "residents"]
    others = residents.drop([BORROWED_FROM, LONDON]).reset_index()
    return pd.DataFrame(
        {
            "indicator_id": COST,
            "level": Level.BOROUGH.value,
            "area_code": others["area_code"],
            "area_name": others["area_name"],
            "period_type": printed["period_type"],
            "period_start": printed["period_start"],
            "period_end": printed["period_end"],
            "group": TOTAL,
            "status": Status.PUBLISHED.value,
            "value": others["residents"] * a_head,
            "denominator": others["residents"],
            "denominator_period": f"mid-{COST_YEAR}",
            "flags": Flag.ESTIMATED.value,
            "source_id": COST_SOURCE,
        }
    )


def _residents_2005(raw: RawFolder) -> pd.DataFrame:
    table = raw.table(
        POPULATION,
        columns={"area_name": "text", "gss_code": "text", "period": "year", "value": "count"},
        key=["gss_code", "period"],
    )
    year = table[table["period"].eq(COST_YEAR)]
    named = year.rename(columns={"gss_code": "area_code", "value": "residents"})
    return named.set_index("area_code")[["area_name", "residents"]]


def _marac(raw: RawFolder) -> pd.DataFrame:
    """Cases at MARAC and the share that are repeats, as SafeLives prints them."""
    facts = single_facts(raw, file=MARAC)
    wide = facts.pivot_table(
        index="period", columns="measure", values="value", aggfunc="first"
    ).astype("float64")
    starts = pd.to_datetime(wide.index.str[:4] + "-04-01")
    common = pd.DataFrame(
        {
            "level": Level.FORCE.value,
            "area_code": FORCE,
            "area_name": "Metropolitan Police",
            "period_type": PeriodType.FINANCIAL_YEAR.value,
            "period_start": starts,
            "period_end": starts + pd.DateOffset(years=1) - pd.DateOffset(days=1),
            "status": Status.PUBLISHED.value,
            "flags": wide.index.isin(GAPS),
            "source_id": MARAC.source_id,
        },
        index=wide.index,
    )
    common["flags"] = common["flags"].map({True: Flag.LOW_RELIABILITY.value, False: ""})
    cases = wide["marac_cases_discussed"]
    repeats = common.assign(
        indicator_id="marac_repeat_share",
        value=wide["marac_repeat_cases_pct"],
        numerator=wide["marac_repeat_cases"],
        denominator=cases,
    )
    return pd.concat([common.assign(indicator_id="marac_cases", value=cases), repeats])
