"""Sexual offences the Met recorded, and of these rape, London and boroughs by month.

They are not domestic abuse: some are and most are not, and the file does not say which.
"""

from collections.abc import Iterator

import pandas as pd

from data.model import Disclosure, Flag, Level, PeriodType
from data.pipeline.areas import residents
from data.pipeline.areas.places import LONDON, LONDON_NAME, boroughs
from data.pipeline.figures import measures, windows
from data.pipeline.figures.disclosure import small
from data.pipeline.figures.rows import Definitions, add_flag, metric_rows
from data.pipeline.figures.spread import Spread, widened
from data.pipeline.met import dispersions, geographic
from data.pipeline.met.borough_rows import false_dips, with_city
from data.pipeline.met.provisional import provisional_flags
from data.pipeline.raw.checks import refuse_stubs
from data.pipeline.raw.read import RawFolder

SOURCE, SERIES = "met_recorded_crime", "met_sexual"
MAJOR, RAPE, OTHER = "SEXUAL OFFENCES", "RAPE", "OTHER SEXUAL OFFENCES"
COUNTS = {"sexual_offences": "sexual", "rape_offences": "rape"}
RATES = {"sexual_offences_rate": "sexual", "rape_offences_rate": "rape"}
COUNTED = COUNTS | RATES
COUNT_PERIODS = (
    PeriodType.MONTH,
    PeriodType.ROLLING_12,
    PeriodType.FINANCIAL_YEAR,
    PeriodType.CALENDAR_YEAR,
)
PER_1000 = 1000.0


def rows(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    """Return the metrics rows of sexual offences, of rape, and of both by residents.

    The publisher prints counts of 1 to 4, so they are withheld here: such a month, a month whose
    difference between the two counts is one, and every longer period that holds such a month,
    since the months around it would give it away. London counts airports and offences without a
    borough, which boroughs do not share out, so that no borough is left over from its total.
    Before 2019 there is no rate: the estimates of residents begin with that year.

    Raises:
        InputFault: If a file is not what it was.
    """
    months = sexual_months(raw)
    rule = definitions.indicators["rape_offences"].disclosure
    hidden = _hidden(months, rule=rule).astype("float64").add_prefix("hidden_")
    dips = false_dips(
        months.join(_unassigned(raw)), unassigned="unassigned", whole=COUNTS["sexual_offences"]
    )
    spread = spread_of_boroughs(raw, definitions=definitions)
    names = pd.concat([pd.Series({LONDON: LONDON_NAME}), boroughs(raw)])
    every_month = months.join(hidden).join(dips)
    built = []
    for kind in COUNT_PERIODS:
        figures = _described(windows.totals(every_month, period_type=kind), names=names)
        for key, figure in _figures(figures, raw=raw, definitions=definitions):
            part = metric_rows(figure, indicator_id=key, definitions=definitions)
            built.append(widened(part, found=spread[COUNTED[key]]))
    return pd.concat(built, ignore_index=True)


def sexual_months(raw: RawFolder) -> pd.DataFrame:
    """Return `sexual`, all sexual offences, and `rape`, part of them, by area and month.

    Returns:
        Indexed by `area_code` (the 32 boroughs and London, which holds offences without a
        borough) and `month`.

    Raises:
        InputFault: If a file is not what it was, or the last month was not over.
    """
    read = geographic.months_of(raw, major=MAJOR, minors=(RAPE, OTHER))
    counts = pd.DataFrame({"sexual": read[RAPE] + read[OTHER], "rape": read[RAPE]})
    refuse_stubs(counts["sexual"].xs(LONDON), file=geographic.FILES[1], of="sexual offences")
    return counts


def spread_of_boroughs(raw: RawFolder, *, definitions: Definitions) -> dict[str, dict[str, Spread]]:
    """Return the dispersion that limits of boroughs and of London are widened by."""
    return dispersions.of_boroughs(
        sexual_months(raw),
        columns=COUNTED.values(),
        definitions=definitions,
        series_id=SERIES,
    )


def _unassigned(raw: RawFolder) -> pd.DataFrame:
    """Offences without a borough, by month, as London's."""
    found = geographic.without_borough(raw, major=MAJOR).rename("unassigned")
    return pd.concat({LONDON: found.to_frame()}, names=["area_code"])


def _hidden(months: pd.DataFrame, *, rule: Disclosure) -> pd.DataFrame:
    """Mark the boroughs' months that are small, and those whose difference would be."""
    local = months.index.get_level_values("area_code") != LONDON
    rest = small(months["sexual"] - months["rape"], rule=rule)
    return pd.DataFrame(
        {
            "sexual": small(months["sexual"], rule=rule) & local,
            "rape": (small(months["rape"], rule=rule) | rest) & local,
        }
    )


def _described(figures: pd.DataFrame, *, names: pd.Series) -> pd.DataFrame:
    whole = figures["area_code"].eq(LONDON)
    flags = provisional_flags(figures["period_end"], newest=figures["period_end"].max())
    dips = figures["false_dip"].gt(0) & figures["period_type"].eq(PeriodType.MONTH.value)
    return figures.assign(
        area_name=figures["area_code"].map(names),
        level=whole.map({True: Level.LONDON.value, False: Level.BOROUGH.value}),
        status="",
        source_id=SOURCE,
        flags=add_flag(flags, Flag.LOW_RELIABILITY, where=dips),
    )


def _figures(
    figures: pd.DataFrame, *, raw: RawFolder, definitions: Definitions
) -> Iterator[tuple[str, pd.DataFrame]]:
    rules = {key: definitions.indicators[key].disclosure for key in COUNTED}
    kind = PeriodType(figures["period_type"].iloc[0])
    for key, column in COUNTS.items():
        yield key, measures.counts(with_city(_counted(figures, column)), rule=rules[key])
    if kind is PeriodType.MONTH:
        return
    placed = residents.with_residents(
        figures,
        residents=residents.residents_of(raw, city=False),
        middle=windows.seventh_month(figures["period_start"]),
    )
    placed = placed[placed["denominator"].notna()]
    for key, column in RATES.items():
        figure = with_city(_counted(placed, column))
        yield key, measures.rates(figure, rule=rules[key], per=PER_1000)


def _counted(figures: pd.DataFrame, column: str) -> pd.DataFrame:
    return figures.assign(numerator=figures[column], withheld=figures[f"hidden_{column}"].gt(0))
