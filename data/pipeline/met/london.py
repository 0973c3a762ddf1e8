"""London's monthly domestic abuse offences from 2008, from three sources in turn."""

import pandas as pd

from data.pipeline.areas.places import LONDON
from data.pipeline.met import monthly
from data.pipeline.raw.checks import refuse_gaps, refuse_stubs, refuse_unknown
from data.pipeline.raw.read import RawFolder

GLA_FILE = "raw/gla_state_of_london/state_of_london_crime_series_london_monthly_2017-04_2024-01.csv"
GLA_SOURCE = "gla_state_of_london"
EARLY_FILE = "published/gap_mps_domestic_offences_london_monthly_2008-04_2016-05.csv"
EARLY_SOURCE = "met_recorded_crime_2008_2016"
GLA_FROM = pd.Timestamp("2017-04-01")


def london_before_boroughs(raw: RawFolder, *, until: pd.Timestamp) -> pd.DataFrame:
    """Return London's `da` and `tno` for the months before the borough file begins.

    From April 2008 to May 2016 both come from the Met's own workbook; from April 2017 `da` comes
    from the GLA's copy. Nothing was found for the ten months between: they are not there, and
    nothing joins their two sides. `tno` stops with the workbook: the share of all offences is
    defined on the workbook and on the borough file, and starts again with the latter.

    Args:
        raw: The raw folder.
        until: First month of the borough file, which is left out.

    Returns:
        Indexed by `area_code` and `month`, in whole offences.
    """
    early = _early(raw)
    late = _gla(raw)
    late = late[(late.index >= GLA_FROM) & (late.index < until)]
    months = pd.concat([early, late]).rename_axis("month")
    return pd.concat({LONDON: months}, names=["area_code"])


def source_of(months: pd.Series, *, boroughs_from: pd.Timestamp) -> pd.Series:
    """Name the source of each month of London's offences; a longer period takes its last month's.

    Where two sources meet inside a year they differ by at most 0.65% in any shared month.
    """
    sources = pd.Series(monthly.SOURCE, index=months.index)
    sources = sources.mask(months < boroughs_from, GLA_SOURCE)
    return sources.mask(months < GLA_FROM, EARLY_SOURCE)


def _early(raw: RawFolder) -> pd.DataFrame:
    table = raw.table(
        EARLY_FILE,
        columns={"period": "month", "measure": "text", "value": "count"},
        key=["period", "measure"],
    )
    wanted = {"da_offences": "da", "all_notifiable_offences": "tno"}
    refuse_unknown(table["measure"], known=wanted, file=EARLY_FILE, what="measure")
    refuse_gaps(table["period"], file=EARLY_FILE)
    wide = table.pivot_table(index="period", columns="measure", values="value")
    for measure in wide:
        refuse_stubs(wide[measure], file=EARLY_FILE, of=str(measure))
    return wide.rename(columns=wanted)


def _gla(raw: RawFolder) -> pd.DataFrame:
    table = raw.table(
        GLA_FILE,
        columns={"dataset": "text", "month": "month", "label": "text", "value": "count"},
        key=["dataset", "month", "label"],
    )
    abuse = table[table["dataset"].eq("sol_da")]
    refuse_gaps(abuse["month"], file=GLA_FILE, of="the domestic abuse series")
    counts = abuse.set_index("month")[["value"]].rename(columns={"value": "da"})
    refuse_stubs(counts["da"], file=GLA_FILE, of="domestic abuse offences")
    return counts
