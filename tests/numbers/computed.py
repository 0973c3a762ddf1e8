"""What the computations of the catalogue give, worked out anew from the release."""

import math
import re
from collections.abc import Callable, Iterable

import pandas as pd

from components.maps.classes import class_limits
from components.maps.dots import dots_for
from components.words.change import describe_beside_all, describe_change
from components.words.natural import describe_natural, describe_rolled
from components.words.values import range_words
from data.catalogue import Catalogue
from data.evidence.costs import BOROUGH_FACTOR, LINES, LONDON_SHARE, PENNIES
from data.evidence.facts import Facts
from data.model import Indicator, Level, Measure, PeriodType
from data.natural.months import counted_monthly, natural_months
from data.natural.rare import days_between
from data.natural.rolled import rolled
from data.repository import ParquetRepository
from data.selection import as_records, whole_rows
from data.settings import Settings
from data.statistics import funnel
from data.statistics.area_change import change_of_area, changes_beside_all
from data.statistics.change import Change
from data.statistics.standing import middle_half
from data.statistics.widening import Dispersions
from tests.numbers.computed_councils import middle_of_councils
from tests.numbers.computed_groups import boroughs_together, services_together
from tests.numbers.computed_nearest import changes_of_years, first_months
from tests.numbers.reading import numbers_in

FIVE_PER_CENT = 0.05  # the share that the page on costs opens with
PLACES = (Level.LONDON, Level.BOROUGH)
ROUND = re.compile(r"^£?(?:[1-9]|[1-9]\d|[1-9]?[1-9]?[05])(?:0|,)*%?$|^0%?$")
COUNTED = re.compile(
    r"(?P<number>\d[\d,]*) (?:of the \d+ )?(?:boroughs?|wards?|areas?|periods?|measures?|figures?|"
    r"more notes|notes|months?|years?|groups?|sources?|neighbours?|quarters?|pairs?|pages?|"
    r"recommendations?|questions?|methods?|commands?|councils?|regions?)\b"
)
BEYOND = "99,999,999"  # more than there are of anything: never resolves
MOST = {
    "ward": 704,
    "figure": 1180,
    "period": 250,
    "borough": 33,
    "measure": 50,
    "month": 250,
    "area": 704,
}


def varying(catalogue: Catalogue, repository: ParquetRepository) -> dict[str, set[str]]:
    """Return, for each computation that depends on the rows, every number it can give."""
    return {
        name: {
            number.written
            for text in set(build(catalogue, repository))
            for number in numbers_in(text)
        }
        for name, build in BUILDERS.items()
    }


def is_scale_end(block: str) -> bool:
    """Tell whether a block is nothing but a round number, as at the end of a scale."""
    return bool(ROUND.match(block.replace(",", "")))


def counted(block: str) -> str:
    """Return a block without its counts of things; one of more than there are is never known.

    Of figures there are more than of anything else: a large count of them is to be a known one.
    """

    def blank(found: re.Match[str]) -> str:
        noun = found.group().split()[-1].rstrip("s")
        small = int(found["number"].replace(",", "")) <= MOST.get(noun, 40)
        return " " if small else found.group() if noun == "figure" else BEYOND

    return COUNTED.sub(blank, block)


def _slices(
    catalogue: Catalogue, repository: ParquetRepository
) -> Iterable[tuple[Indicator, PeriodType, pd.DataFrame]]:
    for indicator in catalogue.indicators.values():
        for level in PLACES:
            for kind in indicator.levels.get(level, ()):
                rows = repository.values(indicator.id, level=level, period_type=kind)
                if len(rows):
                    yield indicator, kind, rows


def _like_for_like(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:
    spread = Dispersions(repository.manifest["dispersion"])
    for indicator, kind, rows in _slices(catalogue, repository):
        if kind is PeriodType.MONTH and indicator.unit.measure is Measure.COUNT:
            breaks = catalogue.breaks_for(indicator.id)
            for _, own in rows[rows["group"].isna()].groupby("area_code"):
                found = change_of_area(
                    own, measure=indicator.unit.measure, breaks=breaks, spread=spread
                )
                yield describe_change(found.change, unit=indicator.unit)


def _year_change(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:
    spread = Dispersions(repository.manifest["dispersion"])
    for indicator, _, rows in _slices(catalogue, repository):
        breaks = catalogue.breaks_for(indicator.id)
        for _, own in rows[rows["group"].isna()].groupby("area_code"):
            yield from changes_of_years(own, indicator=indicator, breaks=breaks, spread=spread)


def _beside_all(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:
    spread = Dispersions(repository.manifest["dispersion"])
    for indicator in catalogue.indicators.values():
        for kind in indicator.levels.get(Level.BOROUGH, ()):
            boroughs, london = (
                whole_rows(repository.values(indicator.id, level=level, period_type=kind))
                for level in (Level.BOROUGH, Level.LONDON)
            )
            found = changes_beside_all(
                boroughs,
                london=london,
                measure=indicator.unit.measure,
                breaks=catalogue.breaks_for(indicator.id),
                until=None,
                spread=spread,
            )
            for code in found.areas:
                yield describe_beside_all(found, code, unit=indicator.unit)
            given = [one.change for one in found.areas.values() if isinstance(one.change, Change)]
            if found.london and given:
                for end in ("earlier", "later"):
                    placed = sum(getattr(one, end).numerator for one in given)
                    yield f"{100 * (1 - placed / getattr(found.london, end).numerator):.1f}%"


def _middle_half(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:
    for indicator, _, rows in _slices(catalogue, repository):
        for _, held in rows.groupby("period_end"):
            middle = middle_half(held)
            if middle:
                yield range_words(*middle, unit=indicator.unit)


def _class_limits(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:
    for indicator, _, rows in _slices(catalogue, repository):
        for _, held in rows[rows["status"] == "published"].groupby("period_end"):
            classes = class_limits(held["value"].tolist(), decimals=indicator.unit.decimals)
            yield "; ".join(classes.labels())


def _dot_scale(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:
    for indicator, _, rows in _slices(catalogue, repository):
        for _, held in rows[rows["status"] == "published"].groupby("period_end"):
            dots = dots_for(held["value"].tolist(), unit=indicator.unit)
            yield "; ".join(dots.labels()) if dots else ""


def _funnel_limits(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:
    for indicator, _, rows in _slices(catalogue, repository):
        known = rows[rows["denominator"].notna() & rows["numerator"].notna()]
        per = indicator.unit.per
        if per is None:
            continue
        for _, held in known.groupby("period_end"):
            if len(held) > 2:
                made = funnel(held["numerator"].to_numpy(), held["denominator"].to_numpy(), per=per)
                yield f"{made.target:.1f} {made.target:.2f} {made.phi:.1f} {made.tau:.2f}"


def _cost_reproduction(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:  # noqa: ARG001
    facts = Facts(repository.evidence())
    yield f"£{10**-PENNIES:.{PENNIES}f} million"
    for line in LINES:
        base = _number(facts, line.national)
        for printed, share in ((line.london, LONDON_SHARE), (line.borough, BOROUGH_FACTOR)):
            amount = _number(facts, printed)
            again = round(base * _number(facts, share), PENNIES)
            yield f"{base:,.0f} {amount:,.2f} {again:,.2f} {abs(amount - again):.2f}"


def _cost_avoided(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:  # noqa: ARG001
    facts = Facts(repository.evidence())
    services, legal = _number(facts, "RF0041"), _number(facts, "RF0038")
    footnote = [
        _number(facts, "RF0080"),  # as printed
        services - _number(facts, "RF0081"),  # less the half as printed
        services - math.ceil(legal * 50) / 100,  # less the half as it is, a half penny rounded up
    ]
    printed = [_number(facts, line.london) for line in LINES]
    printed += [_number(facts, line.borough) for line in LINES]
    rows = repository.values("estimated_cost", level=Level.BOROUGH, period_type=PeriodType.OTHER)
    for amount in [*footnote, *printed, *rows["value"].dropna()]:
        for base in (amount, amount / 2):
            for one in (base, base * FIVE_PER_CENT):
                yield f"£{one:,.2f} £{math.floor(round(one * 10**6) / 10**4 + 0.5) / 100:,.2f}"


def _ward_model(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:  # noqa: ARG001
    described = repository.manifest["ward_model"]
    for one in described["predictions"]:
        yield f"{one['deviance']:.2f} {one['wards']:,}"
    for one in described["years"]:
        yield f"{one['phi']:.2f} {one['r_hat']:.4f} {one['effective']:,} {one['wards']:,}"
        for name in ("sigma", "rho"):
            yield " ".join(f"{part:.2f}" for part in one[name])


def _natural_months(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:
    for indicator in catalogue.indicators.values():
        unit = indicator.unit
        for level in PLACES:
            if not counted_monthly(indicator, level):
                continue
            per = None if unit.measure is Measure.COUNT else unit.per
            months, years = (
                repository.values(indicator.id, level=level, period_type=kind)
                if kind in indicator.levels[level]
                else pd.DataFrame()
                for kind in (PeriodType.MONTH, PeriodType.ROLLING_12)
            )
            for code, own in months.groupby("area_code"):
                made = natural_months(own.reset_index(drop=True), per=per)
                for name in ("rate", "centre", "lower_limit", "upper_limit"):
                    yield " ".join(
                        f"{one:,.{d}f}" for one in made[name].dropna() for d in (0, 1, 2)
                    )
                yield " ".join(f"{one:,.0f}" for one in made["events"])
                said = as_records(made)
                yield " ".join(describe_natural(said, unit=unit, breaks=())) if said else ""
                moved = len(years) and rolled(years[years["area_code"] == code], made)
                yield describe_rolled(moved, unit=unit) if moved else ""


def _expected_deaths(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:  # noqa: ARG001
    boroughs, years, people = (
        repository.values(name, level=level, period_type=kind)
        for name, level, kind in (
            ("da_homicide_victims", Level.BOROUGH, PeriodType.TEN_YEARS),
            ("da_homicide_victims", Level.LONDON, PeriodType.CALENDAR_YEAR),
            ("population", Level.BOROUGH, PeriodType.POINT),
        )
    )
    start, end = boroughs["period_start"].min(), boroughs["period_end"].max()
    total = years.loc[years["period_end"].between(start, end), "value"].sum()
    met = people["area_code"].ne("E09000001") & people["period_end"].between(start, end)
    residents = people[met].groupby("area_code")["value"].sum()
    yield f"{total:.0f}"
    yield " ".join(f"{total * one / residents.sum():.1f}" for one in residents)
    made = days_between(years)
    for name in ("rate", "centre", "lower_limit", "upper_limit"):
        yield " ".join(f"{one:.1f}" for one in made[name])


def _dispersion(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:  # noqa: ARG001
    for one in repository.manifest["dispersion"]:
        yield f"{one['phi']:.2f} {one['freedom']:,}"


def _rows_in_release(catalogue: Catalogue, repository: ParquetRepository) -> Iterable[str]:  # noqa: ARG001
    """Count anew what the record of a release says of each measure."""
    rows = pd.read_parquet(Settings().release_dir / "metrics.parquet")
    counts = [len(rows), *rows.groupby("indicator_id").size(), *rows["status"].value_counts()]
    yield " ".join(f"{one:,}" for one in counts)


def _number(facts: Facts, fact_id: str) -> float:
    number = facts[fact_id].number
    if number is None:
        raise ValueError(f"{fact_id} is no number")
    return number


BUILDERS: dict[str, Callable[[Catalogue, ParquetRepository], Iterable[str]]] = {
    "boroughs_together": boroughs_together,
    "like_for_like": _like_for_like,
    "first_months": first_months,
    "year_change": _year_change,
    "beside_all": _beside_all,
    "middle_half": _middle_half,
    "middle_of_councils": middle_of_councils,
    "class_limits": _class_limits,
    "dot_scale": _dot_scale,
    "funnel_limits": _funnel_limits,
    "cost_reproduction": _cost_reproduction,
    "cost_avoided": _cost_avoided,
    "ward_model": _ward_model,
    "dispersion": _dispersion,
    "natural_months": _natural_months,
    "rows_in_release": _rows_in_release,
    "expected_deaths": _expected_deaths,
    "rank_correlation": services_together,
}
# Those below are told by their form, or have one fixed result that the catalogue states.
BY_FORM = {"scale_end", "items_counted"}
