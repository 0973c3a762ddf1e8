"""Homelessness in England and its councils; households in a refuge; duties by priority need."""

import pandas as pd

from data.model import Disclosure, Flag, Level, PeriodType
from data.pipeline.areas.places import BY_CODE, LONDON, fewest_residents_first
from data.pipeline.areas.regions import REGION_OF, REGIONS
from data.pipeline.figures.disclosure import small, with_secondary
from data.pipeline.figures.measures import counts, shares
from data.pipeline.figures.rows import Definitions, metric_rows
from data.pipeline.raw.read import RawFolder
from data.pipeline.sources.homelessness import HOUSEHOLDS, QUARTERS, SHARE
from data.pipeline.sources.homelessness_councils import councils_by_quarter
from data.pipeline.sources.homelessness_quarters import withheld_quarters
from data.pipeline.sources.homelessness_tables import ENGLAND

SOURCE = "mhclg_homelessness_councils"
REFUGE, PRIORITY = "homelessness_in_refuge", "homelessness_da_priority_need"
MEASURES = {HOUSEHOLDS: "households", SHARE: "households", REFUGE: "refuge", PRIORITY: "priority"}
LONDONS_OWN = (HOUSEHOLDS, SHARE)  # London and its boroughs come from a source of their own
LEVELS = {
    ENGLAND: Level.ENGLAND,
    LONDON: Level.LONDON,
    **dict.fromkeys(REGIONS, Level.REGION),
    **dict.fromkeys(BY_CODE, Level.BOROUGH),
}
WHOLE = [ENGLAND, LONDON, *REGIONS]
TOTAL_OF = dict.fromkeys(BY_CODE, LONDON) | REGION_OF  # which total each council is part of
LAST_MONTH = 12
COUNTED = ["households", "owed", "refuge", "priority"]


def rows(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    """Return four measures of every council, two of them without London and its boroughs.

    England and its regions have every quarter and every four quarters. They are rounded to 10 by
    the publisher and hold its estimates of councils that sent nothing: flagged [e]. Boroughs have
    years that end in December, and quarters of years that are over; other councils have such years
    alone. Years that overlap would give small quarters away.

    Raises:
        InputFault: If the file is not what it was.
    """
    quarters = councils_by_quarter(raw)
    figures = _periods(quarters)
    order = fewest_residents_first(raw)
    parts = []
    for name, column in MEASURES.items():
        rule = definitions.indicators[name].disclosure
        own = figures["level"].isin([Level.LONDON, Level.BOROUGH])
        kept = figures[~own] if name in LONDONS_OWN else figures
        kept = kept.assign(numerator=kept[column], denominator=kept["owed"])
        kept["withheld"] = _withheld(kept, order=order, rule=rule)
        made = (shares if name == SHARE else counts)(
            kept if name == SHARE else kept.drop(columns="denominator"), rule=rule
        )
        parts.append(metric_rows(made, indicator_id=name, definitions=definitions))
    return pd.concat(parts, ignore_index=True)


def _periods(quarters: pd.DataFrame) -> pd.DataFrame:
    """Quarters and four quarters of England and its regions; years of every council, and quarters.

    A quarter of a borough comes with its year: one that was shown before its year is over could
    be needed to hide another of that year. Those before the first year belong to none.
    """
    ordered = quarters.sort_values(["area_code", "period_start"], ignore_index=True)
    areas = ordered.groupby("area_code")
    sums = areas[COUNTED].rolling(QUARTERS).sum().reset_index(drop=True)
    starts = areas["period_start"].shift(QUARTERS - 1)
    # A council that was formed or dissolved in between has no four quarters in a row.
    whole = starts.eq(ordered["period_start"] - pd.DateOffset(months=3 * (QUARTERS - 1)))
    years = ordered.assign(**sums, period_start=starts)[whole]
    of_whole = years["area_code"].isin(WHOLE)
    years = years[of_whole | years["period_end"].dt.month.eq(LAST_MONTH)]
    of_whole = years["area_code"].isin(WHOLE)
    over = quarters["period_end"].le(years.loc[~of_whole, "period_end"].max())
    by_quarter = quarters["area_code"].isin(WHOLE) | quarters["area_code"].isin(BY_CODE) & over
    figures = pd.concat(
        [
            quarters[by_quarter].assign(period_type=PeriodType.QUARTER.value),
            years.assign(period_type=PeriodType.FOUR_QUARTERS.value),
        ],
        ignore_index=True,
    )
    estimated = figures["area_code"].isin(WHOLE)
    placed: pd.DataFrame = figures.assign(
        level=figures["area_code"].map(LEVELS).fillna(Level.COUNCIL.value),
        flags=estimated.map({True: Flag.ESTIMATED.value, False: ""}),
        source_id=SOURCE,
    )
    return placed


def _withheld(figures: pd.DataFrame, *, order: list[str], rule: Disclosure) -> pd.Series:
    """Mark small counts of areas, and further ones where a total of theirs would tell them.

    Where a council of the total sent nothing, the total holds an estimate of it that nobody
    publishes, so that it gives no other council away.
    """
    local = figures[~figures["area_code"].isin(WHOLE)]
    ranks = {code: rank for rank, code in enumerate(order)}
    local = local.sort_values(
        "area_code", key=lambda codes: codes.map(ranks).fillna(len(ranks)), kind="stable"
    )
    short = local["period_type"].eq(PeriodType.QUARTER.value)
    years, quarters = local[~short], local[short]
    total = years["area_code"].map(TOTAL_OF) + years["period_end"].astype("str")
    held = years["numerator"]
    hidden = small(held, rule=rule)
    sent = held.notna().groupby(total).transform("all")
    hidden[sent] = with_secondary(held[sent], groups=total[sent], rule=rule)
    of_quarters = withheld_quarters(quarters, years=years.assign(withheld=hidden), rule=rule)
    found: pd.Series = pd.concat([hidden, of_quarters]).reindex(figures.index, fill_value=False)
    return found
