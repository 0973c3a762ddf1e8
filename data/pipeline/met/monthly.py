"""The Met's monthly counts by borough: raw file 1, and newer months as they are published."""

from dataclasses import dataclass

import pandas as pd

from data.pipeline.areas.places import CITY, LONDON, boroughs
from data.pipeline.met import dashboard
from data.pipeline.raw.checks import refuse_gaps, refuse_unknown
from data.pipeline.raw.dashboard_cells import folded, named
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder

FILE = "raw/mps_monthly_crime_dashboard/mps_da_tno_borough_monthly_2021-08_2025-07.csv"
SOURCE = "met_monthly"
NO_BOROUGH = (
    "Aviation Security (SO18) (Legacy Only)",
    "N/K (Legacy Only)",
    "Non MET police force",
    "Other / NK",
    "Unknown",
)
# Violence with injury is part of domestic abuse: the two are columns of their own, and nothing
# ever adds them. The two halves of all notifiable offences do not overlap and are added.
MEASURES = {
    ("Domestic Abuse", "Offences"): "da",
    ("Domestic Abuse", "Positive Outcomes"): "da_outcomes",
    ("Domestic Abuse Violence with Injury", "Offences"): "vwi",
    ("Domestic Abuse Violence with Injury", "Positive Outcomes"): "vwi_outcomes",
    ("TNO Victim Based", "Offences"): "tno",
    ("TNO Non Victim Based", "Offences"): "tno",
}
# Which of them an indicator counts, and which it divides by residents.
COUNTS = {"da_offences": "da", "da_vwi_offences": "vwi"}
RATES = {"da_offences_rate": "da", "da_vwi_offences_rate": "vwi"}
# Those of boroughs and London alone: what is left of the first without the second, and the first
# divided by the residents whom the definition covers.
REST = {"da_without_injury_offences": "without_injury"}
RATE_16_PLUS = {"da_offences_rate_16plus": "da"}
MAY_BE_ABSENT = ("da_outcomes", "vwi_outcomes")
# Other spellings seen in published files.
SPELLINGS = {"aviation security(so18)": NO_BOROUGH[0], "aviation security (so18)": NO_BOROUGH[0]}
STUB = 0.5  # of the median month; the smallest full month so far is 0.85 of it


@dataclass(frozen=True)
class Monthly:
    """Monthly counts, one column a measure and one row an area and month.

    `counts` is indexed by `area_code` and `month` (its first day) and holds `da`, `vwi` (part of
    `da`), `tno` (all notifiable offences, `da` among them), `da_outcomes`, `vwi_outcomes`, and
    for London `da_unassigned` (part of `da`, NaN for boroughs). `absent` has the same index and,
    for the two outcomes, 1 where the publisher printed no cell and 0 is read in its place.
    `extracted` is the day the publisher refreshed the file.
    """

    counts: pd.DataFrame
    absent: pd.DataFrame
    extracted: pd.Timestamp

    @property
    def data_to(self) -> str:
        """Return the last day the counts reach, as an ISO day."""
        last = self.counts.index.unique("month").max() + pd.offsets.MonthEnd()
        return f"{last:%Y-%m-%d}"


def borough_months(raw: RawFolder) -> Monthly:
    """Read and check raw file 1; months that a published file holds are taken from there.

    The publisher prints no zero. An outcome cell that is absent for a borough stands between
    months of 1 to 3, is read as 0 and marked; an absent cell of offences is a fault.

    Raises:
        InputFault: If a cell is wrong, a borough is unknown, a month or an offence count of a
            borough vanished, or a month holds far too little.
    """
    names = boroughs(raw).drop(CITY)
    table = _table(raw)
    refuse_unknown(table["borough"], known={*names, *NO_BOROUGH}, file=FILE)
    table = _with_newer(table, raw=raw, names=names)
    refuse_gaps(table["month"], file=FILE)
    _refuse_stubs(table)
    table["area_code"] = table["borough"].map({name: code for code, name in names.items()})
    cells = pd.MultiIndex.from_product(
        [names.index, table["month"].drop_duplicates().sort_values()],
        names=["area_code", "month"],
    )
    wide = table.pivot_table(
        index=["area_code", "month"], columns="measure", values="count", aggfunc="sum"
    ).reindex(cells)
    _refuse_absent_offences(wide, names=names)
    absent = wide[list(MAY_BE_ABSENT)].isna().astype("float64")
    counts = pd.concat([wide.fillna(dict.fromkeys(MAY_BE_ABSENT, 0.0)), _london(table)])
    return Monthly(
        counts=counts,
        absent=absent.reindex(counts.index, fill_value=0.0),
        extracted=table["refresh_date"].max(),
    )


def _table(raw: RawFolder) -> pd.DataFrame:
    table = raw.table(
        FILE,
        columns={
            "month": "month",
            "borough": "text",
            "crime_subtype": "text",
            "measure": "text",
            "refresh_date": "date",
            "count": "count",
        },
        key=["month", "borough", "crime_subtype", "measure"],
    )
    subtypes = {subtype for subtype, _ in MEASURES}
    refuse_unknown(table["crime_subtype"], known=subtypes, file=FILE, what="crime subtype")
    refuse_unknown(
        table["measure"], known={kind for _, kind in MEASURES}, file=FILE, what="measure"
    )
    pairs = zip(table["crime_subtype"], table["measure"], strict=True)
    named = table.assign(measure=[MEASURES.get(pair, "") for pair in pairs])
    return named[named["measure"].ne("")]


def _with_newer(table: pd.DataFrame, *, raw: RawFolder, names: pd.Series) -> pd.DataFrame:
    """Put the months of published files in the place of the same months of raw file 1."""
    newer = dashboard.boroughs(raw)
    if newer is None:
        return table
    known = {folded(one): one for one in (*names, *NO_BOROUGH)} | SPELLINGS
    pairs = zip(newer["crime_subtype"], newer["measure"], strict=True)
    taken = newer.assign(
        borough=named(newer["borough"], known=known, file=dashboard.FOLDER, what="borough"),
        measure=[MEASURES.get(pair, "") for pair in pairs],
    )
    kept = table[~table["month"].isin(taken["month"])]
    return pd.concat([kept, taken.loc[taken["measure"].ne(""), kept.columns]], ignore_index=True)


def _refuse_stubs(table: pd.DataFrame) -> None:
    """Stop on a month that was not over when the file was made: it would look like a fall."""
    months = table[table["measure"].eq("da")].groupby("month")["count"].sum()
    short = months[months < STUB * months.median()]
    if len(short):
        raise InputFault(
            FILE,
            None,
            f"{short.index[0]:%Y-%m} holds {short.iloc[0]:,.0f} domestic abuse offences, a usual "
            f"month {months.median():,.0f}: it is not complete",
            "wait for the publisher's next file, or leave this month's rows out",
        )


def _london(table: pd.DataFrame) -> pd.DataFrame:
    """All offences of the source, those without a borough included."""
    total = table.pivot_table(index="month", columns="measure", values="count", aggfunc="sum")
    nowhere = table[table["area_code"].isna() & table["measure"].eq("da")]
    total["da_unassigned"] = nowhere.groupby("month")["count"].sum().reindex(total.index).fillna(0)
    return pd.concat({LONDON: total}, names=["area_code"])


def _refuse_absent_offences(wide: pd.DataFrame, *, names: pd.Series) -> None:
    for measure in ("da", "vwi", "tno"):
        absent = wide[measure].isna()
        if absent.any():
            code, month = absent[absent].index[0]
            raise InputFault(
                FILE,
                None,
                f"{month:%Y-%m} vanished from {names[code]} ({measure} offences)",
                "fetch the file again; a month of offences is never read as 0",
            )
