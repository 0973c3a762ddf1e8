"""Domestic abuse the Met recorded, by ward: raw file 2, in fixed years ending 31 July."""

from collections.abc import Iterator

import pandas as pd

from data.model import Flag, Level, PeriodType, Status
from data.pipeline.areas.places import CITY, LONDON
from data.pipeline.figures import measures, windows
from data.pipeline.figures.disclosure import with_secondary
from data.pipeline.figures.rows import Definitions, add_flag, metric_rows
from data.pipeline.figures.spread import Spread, widened
from data.pipeline.met import dashboard, dispersions, monthly
from data.pipeline.met.provisional import provisional_flags
from data.pipeline.raw.checks import refuse_gaps
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder

FILE = "raw/mps_monthly_crime_dashboard/mps_da_ward_monthly_2021-08_2025-07.csv"
RESIDENTS_FILE = "raw/population/census2021_ward24_bestfit_residents.csv"
JULY = 7
NAMES = {"da_offences": "da", "da_vwi_offences": "vwi", "ward_code": "area_code"}


def rows(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    """Return the metrics rows of wards: counts and rates of fixed years, and nothing finer.

    A ward on the edge of Heathrow is filed under two policing areas: its two parts are added.
    Offences without a ward, and those under four ward codes that no longer exist, are in no ward.
    The City of London's wards are there as not applicable. What is withheld for a count is
    withheld for its rate too. Rates of wards whose residents do not describe who is there are
    flagged [u], from the list in the definitions.
    """
    figures = _years(raw)
    withheld = _withheld(figures, definitions=definitions)
    spread = dispersions.of_wards(figures, withheld=withheld, definitions=definitions)
    parts = []
    for key, part in _measured(figures, withheld=withheld, definitions=definitions):
        rows = metric_rows(part, indicator_id=key, definitions=definitions)
        parts.append(widened(rows, found=spread[dispersions.COUNTED[key]]))
    return pd.concat(parts, ignore_index=True)


def spread_of_wards(raw: RawFolder, *, definitions: Definitions) -> dict[str, dict[str, Spread]]:
    """Return the dispersion that limits of wards are widened by."""
    figures = _years(raw)
    withheld = _withheld(figures, definitions=definitions)
    return dispersions.of_wards(figures, withheld=withheld, definitions=definitions)


def _years(raw: RawFolder) -> pd.DataFrame:
    """Return the counts of every ward in every fixed year, with residents, flags and the City."""
    wards = residents(raw)
    london = pd.DataFrame(monthly.borough_months(raw).counts.loc[LONDON])
    months = ward_months(raw, london=london)
    last = months.index.unique("month").max()
    years = windows.totals(
        months[months.index.get_level_values("area_code").isin(wards.index)],
        period_type=PeriodType.ROLLING_12,
        last_month=JULY,
    )
    figures = _with_city(years, wards=wards).join(wards, on="area_code")
    figures = figures.assign(
        level=Level.WARD.value,
        source_id=monthly.SOURCE,
        flags=provisional_flags(figures["period_end"], newest=last),
    )
    # Where a ward must be withheld to hide another, the one with fewest residents goes first.
    return figures.sort_values(["denominator", "area_code", "period_end"], ignore_index=True)


def _withheld(figures: pd.DataFrame, *, definitions: Definitions) -> dict[str, pd.Series]:
    """Mark the counts of each measure that are withheld, by the column that holds them."""
    totals = figures["borough_code"] + " " + figures["period_end"].astype("str")
    return {
        measure: with_secondary(
            figures[measure], groups=totals, rule=definitions.indicators[key].disclosure
        )
        for key, measure in monthly.COUNTS.items()
    }


def ward_months(raw: RawFolder, *, london: pd.DataFrame) -> pd.DataFrame:
    """Read raw file 2 and check it against the borough file.

    Args:
        raw: The raw folder.
        london: `da` and `vwi` of all London by `month`, from the borough file.

    The file prints no row for a ward and month without an offence: it is 0, and known to be,
    because every month adds up to the borough file without it.

    Returns:
        `da` and `vwi` indexed by `area_code` (whatever code the file gives) and `month`; for
        internal use: nothing by ward and month is published.

    Raises:
        InputFault: If a cell is wrong, or the two files disagree on a month of London.
    """
    table = raw.table(
        FILE,
        columns={
            "month": "month",
            "borough": "text",
            "ward_code": "text",
            "ward": "text",
            "da_offences": "count",
            "da_vwi_offences": "count",
        },
        key=["month", "borough", "ward_code", "ward"],
    ).rename(columns=NAMES)
    newer = dashboard.wards(raw)
    if newer is not None:
        newer = newer.rename(columns=NAMES)
        kept = table[~table["month"].isin(newer["month"])]
        table = pd.concat([kept, newer[kept.columns]], ignore_index=True)
    refuse_gaps(table["month"], file=FILE)
    for measure in ("da", "vwi"):
        here = table.groupby("month")[measure].sum()
        there = london[measure].reindex(here.index).fillna(0)
        unequal = here.ne(there)
        if unequal.any():
            month = pd.Timestamp(here.index[unequal.to_numpy()][0])
            raise InputFault(
                FILE,
                None,
                f"{month:%Y-%m} adds up to {here[month]:.0f} {measure} offences, "
                f"{there[month]:.0f} in the borough file",
                "fetch both files again, from one release of the publisher",
            )
    sums = table.groupby(["area_code", "month"])[["da", "vwi"]].sum()
    cells = pd.MultiIndex.from_product([sums.index.unique(name) for name in sums.index.names])
    return sums.reindex(cells.sortlevel()[0], fill_value=0.0)


def residents(raw: RawFolder) -> pd.DataFrame:
    """Return the wards of 2024 and who lived there on Census day 2021.

    Returns:
        `area_name`, `borough_code`, `denominator` (residents, best fit of small areas) and
        `denominator_period`, indexed by `area_code`.
    """
    table = raw.table(
        RESIDENTS_FILE,
        columns={
            "ward24_code": "text",
            "ward24_name": "text",
            "ltla22_code": "text",
            "total_residents": "count",
        },
        key=["ward24_code"],
    )
    return (
        table.rename(
            columns={
                "ward24_code": "area_code",
                "ward24_name": "area_name",
                "ltla22_code": "borough_code",
                "total_residents": "denominator",
            }
        )
        .assign(denominator_period="Census 2021")
        .set_index("area_code")
    )


def _with_city(years: pd.DataFrame, *, wards: pd.DataFrame) -> pd.DataFrame:
    """Add the City's wards to every year, as not applicable."""
    city = wards.index[wards["borough_code"].eq(CITY)].to_frame(index=False, name="area_code")
    periods = years[["period_type", "period_start", "period_end"]].drop_duplicates()
    city = city.merge(periods, how="cross").assign(status=Status.NOT_APPLICABLE.value)
    return pd.concat([years.assign(status=""), city], ignore_index=True)


def _measured(
    figures: pd.DataFrame, *, withheld: dict[str, pd.Series], definitions: Definitions
) -> Iterator[tuple[str, pd.DataFrame]]:
    rules = {
        key: definitions.indicators[key].disclosure for key in (*monthly.COUNTS, *monthly.RATES)
    }
    listed = {code for group in definitions.ward_groups.values() for code in group.wards}
    for key, measure in (*monthly.COUNTS.items(), *monthly.RATES.items()):
        part = figures.assign(numerator=figures[measure], withheld=withheld[measure])
        if key in monthly.RATES:
            part["flags"] = add_flag(
                part["flags"], Flag.LOW_RELIABILITY, where=part["area_code"].isin(listed)
            )
            yield key, measures.rates(part, rule=rules[key], per=1000.0)
        else:
            count = part.drop(columns=["denominator", "denominator_period"])
            yield key, measures.counts(count, rule=rules[key])
