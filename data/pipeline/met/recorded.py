"""Domestic abuse the Met recorded, London and boroughs: eleven indicators from six files."""

from collections.abc import Iterator
from itertools import chain

import pandas as pd

from data.model import Flag, Level, PeriodType
from data.pipeline.areas import residents
from data.pipeline.areas.places import LONDON, LONDON_NAME, boroughs
from data.pipeline.figures import measures, windows
from data.pipeline.figures.disclosure import small, without_months
from data.pipeline.figures.rows import Definitions, add_flag, metric_rows
from data.pipeline.figures.spread import Spread, widened
from data.pipeline.met import all_violence, dispersions, london, monthly
from data.pipeline.met.borough_rows import false_dips, with_city
from data.pipeline.met.provisional import provisional_flags
from data.pipeline.raw.read import RawFolder

SHARES = {
    "da_vwi_share": ("vwi", "da"),
    "da_share_of_all_offences": ("da", "tno"),
    "da_share_of_violence_with_injury": ("vwi", "all_vwi"),
}
OUTCOMES = {
    "da_positive_outcome_rate": ("da_outcomes", "da"),
    "da_vwi_positive_outcome_rate": ("vwi_outcomes", "vwi"),
}
UNASSIGNED = "da_unassigned_share"
COUNT_PERIODS = (PeriodType.MONTH, PeriodType.ROLLING_12, PeriodType.FINANCIAL_YEAR)

PER_1000 = 1000.0
PER_100 = 100.0


def rows(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    """Return the metrics rows of London and its boroughs from the Met's monthly figures.

    London counts all offences of its source, those without a borough included; borough values do
    not share them out. The City of London, which has its own police, is there in every period as
    not applicable. A year that straddles a hard break is there as a count alone.
    """
    source = monthly.borough_months(raw)
    covered = source.counts.index.unique("month")
    first, last = covered.min(), covered.max()
    counts = _counts(raw)
    spread = dispersions.of_boroughs(
        counts, columns=dispersions.COUNTED.values(), definitions=definitions
    )
    months = counts.join(all_violence.violence_with_injury(raw))
    marks = source.absent.add_prefix("absent_").join(
        false_dips(source.counts, unassigned="da_unassigned", whole="da")
    )
    months = months.join(marks)
    months = months.fillna(dict.fromkeys(marks.columns, 0.0))
    names = pd.concat([pd.Series({LONDON: LONDON_NAME}), boroughs(raw)])
    figures = {
        kind: _described(
            windows.totals(months, period_type=kind), names=names, covered=(first, last)
        )
        for kind in (*COUNT_PERIODS, PeriodType.CALENDAR_YEAR)
    }
    built = []
    population = residents.residents_of(raw, city=False)
    adults = residents.aged_16_and_over(raw)
    made = chain(
        _figures(figures, population=population, definitions=definitions),
        _figures_16_plus(
            figures[PeriodType.ROLLING_12], adults=adults, since=first, definitions=definitions
        ),
    )
    for key, figure in made:
        part = metric_rows(figure, indicator_id=key, definitions=definitions)
        part = widened(part, found=spread.get(dispersions.COUNTED.get(key, ""), {}))
        monthly_too = part["period_type"].eq(PeriodType.MONTH.value).all()
        built.append(without_months(part) if key in OUTCOMES and not monthly_too else part)
    return pd.concat(built, ignore_index=True)


def spread_of_boroughs(raw: RawFolder, *, definitions: Definitions) -> dict[str, dict[str, Spread]]:
    """Return the dispersion that limits of boroughs and of London are widened by."""
    return dispersions.of_boroughs(
        _counts(raw), columns=dispersions.COUNTED.values(), definitions=definitions
    )


def _counts(raw: RawFolder) -> pd.DataFrame:
    """Read all months: of London alone before the borough file begins, then of the boroughs too."""
    counts = monthly.borough_months(raw).counts
    first = counts.index.unique("month").min()
    months = pd.concat([london.london_before_boroughs(raw, until=first), counts])
    return months.assign(without_injury=months["da"] - months["vwi"])


def _figures(
    by_period: dict[PeriodType, pd.DataFrame],
    *,
    population: pd.DataFrame,
    definitions: Definitions,
) -> Iterator[tuple[str, pd.DataFrame]]:
    rules = {key: item.disclosure for key, item in definitions.indicators.items()}
    years = by_period[PeriodType.ROLLING_12]
    for key, measure in monthly.COUNTS.items():
        calendar = by_period[PeriodType.CALENDAR_YEAR]
        parts = [by_period[kind] for kind in COUNT_PERIODS]
        parts.append(calendar[calendar["area_code"].eq(LONDON)])
        for part in parts:
            yield key, measures.counts(_covered(part, numerator=measure), rule=rules[key])
    for key, measure in monthly.RATES.items():
        middle = windows.seventh_month(years["period_start"])
        placed = residents.with_residents(years, residents=population, middle=middle)
        figures = _covered(placed, numerator=measure, denominator="denominator")
        yield key, measures.rates(figures, rule=rules[key], per=PER_1000)
    for key, measure in monthly.REST.items():
        for kind in COUNT_PERIODS:
            rest = _covered(by_period[kind], numerator=measure)
            # What is left of all offences would give a withheld part away.
            hidden = small(rest["vwi"], rule=rules[key])
            yield key, measures.counts(rest.assign(withheld=hidden), rule=rules[key])
    for key, (part_of, whole) in SHARES.items():
        figures = _covered(years, numerator=part_of, denominator=whole)
        yield key, measures.shares(figures, rule=rules[key])
    months = by_period[PeriodType.MONTH]
    london = months[months["area_code"].eq(LONDON)]
    for key, (outcomes, offences) in OUTCOMES.items():
        # A borough has too few outcomes in a month: months are London's alone.
        for part in (years, london):
            figures = _covered(part, numerator=outcomes, denominator=offences)
            yield key, measures.rates(figures, rule=rules[key], per=PER_100)
    figures = _covered(london, numerator="da_unassigned", denominator="da")
    yield UNASSIGNED, measures.shares(figures, rule=rules[UNASSIGNED])


def _figures_16_plus(
    years: pd.DataFrame, *, adults: pd.Series, since: pd.Timestamp, definitions: Definitions
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Divide offences by Census residents aged 16 and over: estimates, for the Census has one year.

    Only years that begin with the boroughs' months or after: earlier ones lie too far from it.
    """
    years = years[years["period_start"].ge(since)]
    for key, measure in monthly.RATE_16_PLUS.items():
        placed = years.assign(
            denominator=years["area_code"].map(adults), denominator_period=residents.CENSUS
        )
        figures = _covered(placed, numerator=measure, denominator="denominator")
        everywhere = pd.Series(data=True, index=figures.index)
        figures["flags"] = add_flag(figures["flags"], Flag.ESTIMATED, where=everywhere)
        rule = definitions.indicators[key].disclosure
        yield key, measures.rates(figures, rule=rule, per=PER_1000)


def _covered(
    figures: pd.DataFrame, *, numerator: str, denominator: str | None = None
) -> pd.DataFrame:
    """Name the two parts, and keep each area's periods from its first known one to its last.

    What is unknown between the two stays, as missing. The City is given every borough period.
    """
    chosen = figures.assign(numerator=figures[numerator])
    if denominator:
        chosen["denominator"] = figures[denominator]
    if f"absent_{numerator}" in figures:
        estimated = figures[f"absent_{numerator}"].gt(0)
        chosen["flags"] = add_flag(chosen["flags"], Flag.ESTIMATED, where=estimated)
    known = chosen["numerator"].notna() & (chosen["denominator"].notna() if denominator else True)
    ends = chosen[known].groupby("area_code")["period_end"].agg(["min", "max"])
    span = chosen[["area_code", "period_end"]].join(ends, on="area_code")
    kept = chosen[span["period_end"].between(span["min"], span["max"])]
    return with_city(kept)


def _described(
    figures: pd.DataFrame, *, names: pd.Series, covered: tuple[pd.Timestamp, pd.Timestamp]
) -> pd.DataFrame:
    """Add names, levels, sources and the flags that a period carries whatever is measured."""
    whole = figures["area_code"].eq(LONDON)
    first, last = covered
    last_months = figures["period_end"] - pd.offsets.MonthBegin(1)
    flags = provisional_flags(figures["period_end"], newest=last)
    dips = figures["false_dip"].gt(0) & figures["period_type"].eq(PeriodType.MONTH.value)
    return figures.assign(
        area_name=figures["area_code"].map(names),
        level=whole.map({True: Level.LONDON.value, False: Level.BOROUGH.value}),
        status="",
        source_id=london.source_of(last_months, boroughs_from=first),
        flags=add_flag(flags, Flag.LOW_RELIABILITY, where=dips),
    )
