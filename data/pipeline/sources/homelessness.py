"""Households owed a homelessness duty because of domestic abuse, by quarter and four quarters."""

import pandas as pd

from data.model import Disclosure, Flag, Level, PeriodType
from data.pipeline.areas.places import LONDON, fewest_residents_first
from data.pipeline.areas.residents import residents_of, with_residents
from data.pipeline.figures.disclosure import small, with_secondary
from data.pipeline.figures.measures import counts, rates, shares
from data.pipeline.figures.rows import Definitions, metric_rows
from data.pipeline.figures.windows import seventh_month
from data.pipeline.raw.read import RawFolder
from data.pipeline.sources.homelessness_tables import owed_by_quarter

SOURCE = "mhclg_homelessness"
HOUSEHOLDS = "da_homelessness_households"
RATE = "da_homelessness_rate"
SHARE = "da_homelessness_share"
PER = 10_000
QUARTERS = 4
AREA_AND_PERIOD = ["area_code", "period_start"]


def rows(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    """Build the three homelessness indicators for London and the 33 areas.

    A council that supplied no figure is missing in that quarter, and so is every four-quarter
    value that holds such a quarter. London's row comes from the source, which imputes those
    councils and rounds to 10: it is flagged estimated.

    A rate divides by the rebased ONS estimate of the year that holds the middle of the period;
    where that is not out yet, by the latest one. The rebased series starts in 2019, so periods of
    2018 have a count and no rate: an older series would step down by 1.5% at the join.

    Args:
        raw: The raw folder.
        definitions: The catalogue.

    Returns:
        Rows of `data.schemas.Metrics`: households, households per 10,000 residents (Byar limits)
        and per cent of all households owed a duty (Wilson limits).

    Raises:
        InputFault: If the file is not what it was.
    """
    rules = {name: definitions.indicators[name].disclosure for name in (HOUSEHOLDS, RATE, SHARE)}
    owed_to = owed_by_quarter(raw)
    withheld = _withheld(owed_to, order=fewest_residents_first(raw), rule=rules[HOUSEHOLDS])
    figures = _figures(owed_to.assign(withheld=withheld))
    whole_year = figures["period_type"].eq(PeriodType.FOUR_QUARTERS.value)
    starts = figures["period_start"]
    housed = with_residents(
        figures,
        residents=residents_of(raw, city=True),
        middle=starts.mask(whole_year, seventh_month(starts)),
    )
    owed = figures.assign(denominator=figures["owed"])
    parts = {
        HOUSEHOLDS: counts(figures, rule=rules[HOUSEHOLDS]),
        RATE: rates(housed, rule=rules[RATE], per=PER),
        SHARE: shares(owed, rule=rules[SHARE]),
    }
    return pd.concat(
        [
            metric_rows(part, indicator_id=name, definitions=definitions)
            for name, part in parts.items()
        ],
        ignore_index=True,
    )


def _figures(quarters: pd.DataFrame) -> pd.DataFrame:
    """Quarters and four quarters, each with what is withheld and flagged before any rate."""
    figures = pd.concat(
        [
            quarters.assign(period_type=PeriodType.QUARTER.value),
            _four_quarters(quarters).assign(period_type=PeriodType.FOUR_QUARTERS.value),
        ],
        ignore_index=True,
    )
    is_london = figures["area_code"].eq(LONDON)
    return figures.assign(
        numerator=figures["households"],
        level=is_london.map({True: Level.LONDON.value, False: Level.BOROUGH.value}),
        flags=is_london.map({True: Flag.ESTIMATED.value, False: ""}),
        source_id=SOURCE,
    )


def _withheld(quarters: pd.DataFrame, *, order: list[str], rule: Disclosure) -> pd.Series:
    """Mark small counts, and a further one where London's total would give them away.

    The further one is the area with fewest residents that is large enough to hide them.
    A quarter in which a council is missing needs no second: the total holds an imputed figure
    for it that nobody publishes.
    """
    ranks = quarters["area_code"].map({code: rank for rank, code in enumerate(order)})
    boroughs = quarters.loc[ranks.dropna().sort_values(kind="stable").index]
    households, starts = boroughs["households"], boroughs["period_start"]
    reported = households.notna().groupby(starts).transform("all")
    hidden = small(households, rule=rule)
    hidden[reported] = with_secondary(households[reported], groups=starts[reported], rule=rule)
    return hidden.reindex(quarters.index, fill_value=False)


def _four_quarters(quarters: pd.DataFrame) -> pd.DataFrame:
    """Sum each run of four quarters; a sum is missing where one of its quarters is.

    A sum that holds a withheld quarter is withheld too: less the other three, or less the sum
    one quarter earlier, it would give that quarter away.
    """
    ordered = quarters.sort_values(AREA_AND_PERIOD, ignore_index=True)

    def over_four(name: str) -> pd.Series:
        column = ordered[name].astype("float64")
        return column.groupby(ordered["area_code"]).rolling(QUARTERS).sum().droplevel(0)

    summed = ordered.assign(
        households=over_four("households"),
        owed=over_four("owed"),
        withheld=over_four("withheld").gt(0),
        period_start=ordered.groupby("area_code")["period_start"].shift(QUARTERS - 1),
    )
    return summed[summed["period_start"].notna()]
