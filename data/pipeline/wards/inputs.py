"""What the tests of groups are made from: published counts, residents, and whole eras."""

import pandas as pd

from data.model import Level, PeriodType, Status
from data.pipeline.areas.places import LONDON
from data.pipeline.figures.rows import Definitions
from data.pipeline.met import monthly as met_monthly
from data.pipeline.met import wards as met_wards
from data.pipeline.raw.read import RawFolder

MEASURES = {"da_offences_rate": "da_offences", "da_vwi_offences_rate": "da_vwi_offences"}
SERIES = "met_da"
KEY = ["indicator_id", "level", "period_start", "period_end", "era"]


def figures(metrics: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """Return what is known of each ward and borough in each fixed year ending 31 July.

    Everything is taken from the published table: a count that is withheld there is unknown here,
    so nothing that is worked out from it can give the count away. A year that straddles a hard
    break has no rate there, and so no row here.

    Args:
        metrics: Rows of `data.schemas.Metrics`.
        areas: Rows of `data.schemas.Areas`.

    Returns:
        `indicator_id` (of the rate), `level`, `area_code`, `period_start`, `period_end`, `era`,
        `count` and `residents` (NaN where not published), `covered` (False where the Met does not
        police it), `rate_shown`, and `listed` (residents do not describe who is there).
    """
    years = metrics[metrics["period_type"].eq(PeriodType.ROLLING_12.value)]
    ends = years.loc[years["level"].eq(Level.WARD.value), "period_end"].unique()
    here = years[years["level"].isin([Level.WARD, Level.BOROUGH]) & years["period_end"].isin(ends)]
    rates = here[here["indicator_id"].isin(MEASURES) & here["era"].notna()]
    counts = here[here["indicator_id"].isin(MEASURES.values())]
    names = {count: rate for rate, count in MEASURES.items()}
    known = counts.assign(indicator_id=counts["indicator_id"].map(names))
    known = known.rename(columns={"numerator": "count"})
    same = ["indicator_id", "level", "area_code", "period_end"]
    both = rates.merge(known[[*same, "count"]], on=same, how="left", validate="one_to_one")
    context = areas.set_index("area_code")
    residents = both["denominator"].fillna(both["area_code"].map(context["residents"]))
    return both[[*KEY, "area_code", "count"]].assign(
        residents=residents,
        covered=both["status"].ne(Status.NOT_APPLICABLE.value),
        rate_shown=both["status"].eq(Status.PUBLISHED.value),
        listed=both["area_code"].map(context["note"]).notna(),
    )


def whole_eras(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    """Return counts of each ward and borough over all months there are of each era.

    For the inside of the pipeline: sums over other months than the fixed years are not published,
    since the difference of two sums could show a small number.

    Returns:
        One column for each rate of `MEASURES`, indexed by `era` and `area_code`.
    """
    boroughs = met_monthly.borough_months(raw).counts
    wards = met_wards.ward_months(raw, london=pd.DataFrame(boroughs.loc[LONDON]))
    months = pd.concat([boroughs[["da", "vwi"]], wards[["da", "vwi"]]])
    first_days = months.index.get_level_values("month")
    eras = {
        day: definitions.era_of(SERIES, day.date(), (day + pd.offsets.MonthEnd(0)).date())
        for day in first_days.unique()
    }
    era = first_days.map({day: found.id for day, found in eras.items() if found})
    sums = months.groupby([era.rename("era"), months.index.get_level_values("area_code")]).sum()
    return sums.set_axis(pd.Index(MEASURES), axis="columns")


def why_left_out(rows: pd.DataFrame) -> pd.Series:
    """Say why an area is not tested; null where it is.

    Args:
        rows: Of `figures`, one for each area.
    """
    reason = pd.Series(None, index=rows.index, dtype="object")
    reason = reason.mask(rows["listed"], "listed")
    reason = reason.mask(rows["count"].isna(), "withheld")
    return reason.mask(~rows["covered"], "not_covered")
