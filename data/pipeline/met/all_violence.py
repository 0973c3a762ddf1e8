"""All violence with injury the Met recorded, domestic or not: raw files 5 and 6."""

import pandas as pd

from data.pipeline.areas.places import CITY, LONDON, boroughs
from data.pipeline.raw.checks import refuse_gaps, refuse_stubs, refuse_unknown
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.read import RawFolder

FOLDER = "raw/mps_recorded_crime_geographic"
FILES = (
    f"{FOLDER}/mps_borough_level_crime_historical_2010-04_onward.csv",
    f"{FOLDER}/mps_borough_level_crime_recent_24m.csv",
)
KEY = ["MajorText", "MinorText", "BoroughName"]
VIOLENCE = ("VIOLENCE AGAINST THE PERSON", "VIOLENCE WITH INJURY")
NO_BOROUGH = ("London Heathrow and London City Airports", "Unknown")


def violence_with_injury(raw: RawFolder) -> pd.DataFrame:
    """Return `all_vwi`: offences of violence with injury, domestic abuse among them.

    One minor category is counted. Homicide and deaths by driving are categories of their own, as
    they are in the Home Office's "violence with injury", and stay out. The GLA's file calls a
    series of the same size "non-domestic violence with injury" (77,000 in 2019, where all such
    offences were 77,425): its name is wrong, and it is not used.

    Returns:
        Indexed by `area_code` (the 32 boroughs and London, airports and unknown boroughs in
        London alone) and `month`.

    Raises:
        InputFault: If a cell is wrong, a borough is unknown, a month vanished, or the two files
            hold the same month.
    """
    names = boroughs(raw).drop(CITY)
    known = {*names, *NO_BOROUGH}
    parts = [_long(raw, file=file, known=known) for file in FILES]
    months = [set(part["month"]) for part in parts]
    twice = sorted(months[0] & months[1])
    if twice:
        raise InputFault(
            FILES[1], 1, f"{twice[0]:%Y-%m} is in {FILES[0]} too", "drop it from the older file"
        )
    rows = pd.concat(parts, ignore_index=True)
    refuse_gaps(rows["month"], file=FILES[1], of="the two files together")
    rows["area_code"] = rows["BoroughName"].map({name: code for code, name in names.items()})
    by_borough = rows.groupby(["area_code", "month"])["all_vwi"].sum()
    together = rows.groupby("month")["all_vwi"].sum()
    refuse_stubs(together, file=FILES[1], of="offences of violence with injury")
    london = pd.concat({LONDON: together}, names=["area_code"])
    return pd.DataFrame(pd.concat([by_borough, london]))


def _long(raw: RawFolder, *, file: str, known: set[str]) -> pd.DataFrame:
    table = raw.table(
        file,
        columns={"MajorText": "text", "MinorText": "text", "BoroughName": "text"},
        key=KEY,
        rest="count",
    )
    refuse_unknown(table["BoroughName"], known=known, file=file)
    violence = table[table["MajorText"].eq(VIOLENCE[0]) & table["MinorText"].eq(VIOLENCE[1])]
    absent = sorted(known - {*NO_BOROUGH, *violence["BoroughName"]})
    if absent:
        raise InputFault(
            file,
            None,
            f"no row has the category '{VIOLENCE[1]}' for {absent[0]}",
            "name the category as before, or change the reader if the publisher renamed it",
        )
    long = violence.melt(KEY, var_name="month", value_name="all_vwi")
    months = pd.to_datetime(long["month"], format="%Y%m", errors="coerce")
    if months.isna().any():
        odd = long.loc[months.isna(), "month"].iloc[0]
        raise InputFault(file, 1, f"column '{odd}' is no month like 202403", "remove the column")
    return long.assign(month=months.astype("datetime64[ns]"))
