"""The Met's monthly dashboard file as it is published: every area, subtype and month in one file.

Column names, capital letters and the way months are written have changed between releases of the
file; what is known to vary is read, anything else is refused with a line that names it. Files go
into `FOLDER` as they were fetched; their months replace those of the files beside it.
"""

import re
from functools import lru_cache

import pandas as pd
from duckdb import Error as DuckDBError
from ibis.common.exceptions import IbisError

from data.pipeline.met import aggregate
from data.pipeline.raw.cells import refuse_markup
from data.pipeline.raw.dashboard_cells import days, first_days, folded, named
from data.pipeline.raw.faults import InputFault
from data.pipeline.raw.parse import MOST_COUNTS, MOST_SUBTYPES, refuse_more, refuse_repeated
from data.pipeline.raw.read import RawFolder

FOLDER = "raw/mps_monthly_crime_dashboard/published"
# Our name of a column, and the publisher's, written in small letters with single spaces.
COLUMNS = {
    "month": ("month year", "month"),
    "area_type": ("area type",),
    "borough": ("borough snt", "borough"),
    "area_name": ("area name",),
    "area_code": ("area code",),
    "crime_subtype": ("crime subtype", "offence subgroup"),
    "measure": ("measure",),
    "refresh_date": ("refresh date",),
    "count": ("count",),
}
SUBTYPES = (
    "Domestic Abuse",
    "Domestic Abuse Violence with Injury",
    "TNO Victim Based",
    "TNO Non Victim Based",
)
OURS = re.compile("domestic abuse|^tno ")  # the file holds other subtypes: hate crime, for one
MEASURES = ("Offences", "Positive Outcomes")
BOROUGH, WARD = "Borough", "Safer Neighbourhood Team"
AREA_TYPES = {"borough": BOROUGH, "safer neighbourhood team": WARD}
KEY = ["month", "area_type", "borough", "area_code", "area_name", "crime_subtype", "measure"]
MEMORY = "256MB"  # of the engine, beside what a run holds
FETCH = "fetch the file again, or correct the reader if the publisher changed it on purpose"


@lru_cache(maxsize=8)
def table(raw: RawFolder) -> pd.DataFrame | None:
    """Return every count of domestic abuse and of all offences in the published files.

    Returns:
        `month` (its first day), `area_type` ("Borough" or "Safer Neighbourhood Team"), `borough`
        as the file has it, `area_name`, `area_code`, `crime_subtype`, `measure`, `refresh_date`
        and `count`; None where no file is there.

    Raises:
        InputFault: If a column, a month, a subtype or a count is not what it should be, a row is
            there twice, or two files hold the same month.
    """
    files = raw.published(FOLDER, suffixes=(".csv",))
    if not files:
        return None
    read = {file: _file(raw, file) for file in files}
    whole = pd.concat(read.values(), ignore_index=True)
    seen: dict[pd.Timestamp, str] = {}
    for file, part in read.items():
        for month in part["month"].unique():
            if month in seen:
                raise InputFault(
                    file,
                    None,
                    f"{month:%Y-%m} is in {seen[month]} as well",
                    "keep the newer of the two files in the folder",
                )
            seen[month] = file
    return whole


def boroughs(raw: RawFolder) -> pd.DataFrame | None:
    """Return the borough rows as the reader of raw file 1 takes them; None without a file."""
    whole = table(raw)
    return None if whole is None else whole[whole["area_type"].eq(BOROUGH)]


def wards(raw: RawFolder) -> pd.DataFrame | None:
    """Return the ward rows as the reader of raw file 2 takes them; None without a file.

    Returns:
        `month`, `borough`, `ward_code`, `ward`, `da_offences` and `da_vwi_offences`, 0 where the
        file prints no cell for a ward that has another in the same month.
    """
    whole = table(raw)
    if whole is None:
        return None
    rows = whole[whole["area_type"].eq(WARD) & whole["measure"].eq("Offences")]
    wide = rows.pivot_table(
        index=["month", "borough", "area_code", "area_name"],
        columns="crime_subtype",
        values="count",
        aggfunc="sum",
        fill_value=0,
    ).reindex(columns=list(SUBTYPES[:2]), fill_value=0)
    names = {"area_code": "ward_code", "area_name": "ward"}
    names |= dict(zip(SUBTYPES[:2], ("da_offences", "da_vwi_offences"), strict=True))
    return wide.reset_index().rename(columns=names).rename_axis(columns=None)


def _file(raw: RawFolder, file: str) -> pd.DataFrame:
    columns = _columns(raw.header(file), file=file)
    added = _added(raw, file, columns=columns)
    _refuse_wrong_counts(added, file=file)
    for name in ("borough", "area_name", "area_code"):
        refuse_markup(added[name].drop_duplicates(), path=file, numbered=False)
    read = pd.DataFrame(
        {
            "month": first_days(added["month"], file=file),
            "area_type": named(
                added["area_type"].str.rstrip("s"), known=AREA_TYPES, file=file, what="area type"
            ),
            "borough": added["borough"],
            "area_name": added["area_name"],
            "area_code": added["area_code"].mask(added["area_code"].eq(""), added["borough"]),
            "crime_subtype": named(
                added["crime_subtype"],
                known={folded(one): one for one in SUBTYPES},
                file=file,
                what="crime subtype",
            ),
            "measure": named(
                added["measure"],
                known={folded(one): one for one in MEASURES},
                file=file,
                what="measure",
            ),
            "refresh_date": days(added["refresh_date"], file=file),
            "count": added["total"],
            "rows": added["rows"],
        }
    )
    _refuse_twice(read, file=file)
    return read.drop(columns="rows").sort_values(KEY, ignore_index=True)


def _added(raw: RawFolder, file: str, *, columns: dict[str, str]) -> pd.DataFrame:
    connection = aggregate.connect(raw.engine, memory=MEMORY)
    try:
        rows = aggregate.read(connection, raw.path(file))
        subtype = {"crime_subtype": columns["crime_subtype"]}
        spelt = aggregate.totals(rows, keys=subtype, count=None, most=MOST_SUBTYPES + 1)
        refuse_more(len(spelt), MOST_SUBTYPES, of="crime subtypes", path=file)
        ours = [cell for cell in spelt["crime_subtype"] if OURS.search(folded(cell))]
        if not ours:
            raise InputFault(file, None, "holds no row of domestic abuse", "fetch the right file")
        added = aggregate.totals(
            rows,
            keys={name: column for name, column in columns.items() if name != "count"},
            count=columns["count"],
            only={"crime_subtype": ours},
            most=MOST_COUNTS + 1,
        )
    except (DuckDBError, IbisError) as error:
        reason = str(error).strip().partition("\n")[0][:160]
        raise InputFault(file, None, f"not a table ({reason})", FETCH) from error
    refuse_more(len(added), MOST_COUNTS, of="counts", path=file)
    raw.record(file, rows=int(spelt["rows"].sum()))
    return added


def _columns(found: list[str], *, file: str) -> dict[str, str]:
    spelt = [" ".join(re.split(r"[\s_]+", name.strip().lower())) for name in found]
    refuse_repeated(spelt, file=file)
    plain = dict(zip(spelt, found, strict=True))
    chosen = {}
    for name, spellings in COLUMNS.items():
        there = [plain[one] for one in spellings if one in plain]
        if not there:
            raise InputFault(
                file,
                1,
                f"column '{spellings[0]}' is missing (found: {', '.join(found[:14])})",
                "name the column as before, or add the new name to COLUMNS in "
                "data/pipeline/met/dashboard.py",
            )
        chosen[name] = there[0]
    return chosen


def _refuse_wrong_counts(added: pd.DataFrame, *, file: str) -> None:
    wrong = added[added["wrong"].gt(0)]
    if wrong.empty:
        return
    first = wrong.sort_values(["month", "borough"]).iloc[0]
    raise InputFault(
        file,
        None,
        f"count is '{first['example']}' for {first['borough']} in {first['month']}, "
        f"expected a whole number ({len(wrong)} such cells)",
        "write counts with digits alone: no thousands mark, sign or word",
    )


def _refuse_twice(read: pd.DataFrame, *, file: str) -> None:
    often = read.groupby(KEY)["rows"].sum()
    twice = often[often.gt(1)]
    if len(twice):
        month, _, borough, _, name, subtype, measure = twice.index[0]
        raise InputFault(
            file,
            None,
            f"{subtype}, {measure} of {name or borough} in {month:%Y-%m} is there "
            f"{twice.iloc[0]} times ({len(twice)} such cells)",
            FETCH,
        )
