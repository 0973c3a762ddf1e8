"""Violence against women and girls that the Met recorded: raw files 10 and 33.

It is not domestic abuse: the dashboard counts offences with a female victim by anybody, and others
that were flagged. Some of them are domestic abuse offences too, and the files do not say which.
"""

import pandas as pd

from data.model import Flag, Level, PeriodType
from data.pipeline.areas.places import LONDON, LONDON_NAME, boroughs
from data.pipeline.figures import measures, windows
from data.pipeline.figures.disclosure import small, with_secondary
from data.pipeline.figures.rows import Definitions, add_flag, metric_rows
from data.pipeline.figures.spread import Spread, widened
from data.pipeline.met import dispersions
from data.pipeline.met.borough_rows import false_dips, with_city
from data.pipeline.met.provisional import provisional_flags
from data.pipeline.raw.checks import refuse_gaps, refuse_stubs, refuse_unknown
from data.pipeline.raw.faults import InputFault, first_row
from data.pipeline.raw.read import RawFolder

FOLDER = "raw/mps_vawg_dashboard"
FILE = f"{FOLDER}/vawg_offences_borough_monthly_2014-01_2026-02.csv"
# Each split of the victims by what its groups are called, its file and its column.
SPLITS = {
    "age": (f"{FOLDER}/vawg_victims_london_age_monthly_2014-01_2026-02.csv", "age_group"),
    "ethnic appearance": (
        f"{FOLDER}/vawg_victims_london_ethnic_appearance_monthly_2014-01_2026-02.csv",
        "ethnic_appearance_group_group",
    ),
}
SOURCE, SERIES = "met_vawg", "met_vawg_all"
OFFENCES, VICTIMS = "vawg_offences", "vawg_victims"
COUNTED = {OFFENCES: OFFENCES}
NOWHERE = ("Other", "Unknown")  # in the column of police commands, where no borough is named
KINDS = (PeriodType.MONTH, PeriodType.ROLLING_12)
# Years of victims end with February, so that none of them straddles the break of 1 March 2024.
VICTIMS_KINDS = {PeriodType.MONTH: None, PeriodType.ROLLING_12: 2}


def rows(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    """Return offences of London and the boroughs, and London's victims by group, by month and year.

    London counts offences without a borough, which boroughs do not share out. Groups of victims
    are never added up here: an offence may have several, and one person may be counted often.

    Raises:
        InputFault: If a file is not what it was, or the two splits count different victims.
    """
    return pd.concat(
        [_offences(raw, definitions=definitions), _victims(raw, definitions=definitions)],
        ignore_index=True,
    )


def offence_months(raw: RawFolder) -> pd.DataFrame:
    """Return `vawg_offences` and `unassigned`, London's without a borough, by area and month.

    Returns:
        Indexed by `area_code` (the 32 boroughs and London) and `month`.

    Raises:
        InputFault: If a borough or command is unknown, or a month vanished or was not over.
    """
    table = raw.table(
        FILE,
        columns={
            "month": "month",
            "bcu_location": "text",
            "borough_code": "text?",
            "borough": "text",
            OFFENCES: "count",
        },
        key=["month", "bcu_location", "borough"],
    )
    nowhere = table["borough_code"].isna()
    refuse_unknown(table.loc[nowhere, "bcu_location"], known=NOWHERE, file=FILE)
    refuse_unknown(table.loc[~nowhere, "borough"], known=set(boroughs(raw)), file=FILE)
    refuse_gaps(table["month"], file=FILE)
    held = [
        table[~nowhere].assign(area_code=table["borough_code"]),
        table.assign(area_code=LONDON),
    ]
    months = pd.concat(held).groupby(["area_code", "month"])[[OFFENCES]].sum()
    refuse_stubs(months[OFFENCES].xs(LONDON), file=FILE, of="offences")
    lost = table[nowhere].groupby("month")[OFFENCES].sum()
    return months.join(pd.concat({LONDON: lost}, names=["area_code"]).rename("unassigned"))


def spread_of_boroughs(raw: RawFolder, *, definitions: Definitions) -> dict[str, dict[str, Spread]]:
    """Return the dispersion that limits of boroughs and of London are widened by."""
    return dispersions.of_boroughs(
        offence_months(raw), columns=[OFFENCES], definitions=definitions, series_id=SERIES
    )


def _offences(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    months = offence_months(raw)
    dips = false_dips(months, unassigned="unassigned", whole=OFFENCES)
    rule = definitions.indicators[OFFENCES].disclosure
    local = months.index.get_level_values("area_code") != LONDON
    hidden = (small(months[OFFENCES], rule=rule) & local).astype("float64").rename("hidden")
    every_month = months[[OFFENCES]].join(hidden).join(dips)
    names = pd.concat([pd.Series({LONDON: LONDON_NAME}), boroughs(raw)])
    spread = spread_of_boroughs(raw, definitions=definitions)[OFFENCES]
    built = []
    for kind in KINDS:
        figures = windows.totals(every_month, period_type=kind)
        dipped = figures["false_dip"].gt(0) & figures["period_type"].eq(PeriodType.MONTH.value)
        flags = provisional_flags(figures["period_end"], newest=figures["period_end"].max())
        whole = figures["area_code"].eq(LONDON)
        described = figures.assign(
            area_name=figures["area_code"].map(names),
            level=whole.map({True: Level.LONDON.value, False: Level.BOROUGH.value}),
            status="",
            source_id=SOURCE,
            flags=add_flag(flags, Flag.LOW_RELIABILITY, where=dipped),
            numerator=figures[OFFENCES],
            withheld=figures["hidden"].gt(0),
        )
        counted = measures.counts(with_city(described), rule=rule)
        part = metric_rows(counted, indicator_id=OFFENCES, definitions=definitions)
        built.append(widened(part, found=spread))
    return pd.concat(built, ignore_index=True)


def _victims(raw: RawFolder, *, definitions: Definitions) -> pd.DataFrame:
    months = {name: victim_months(raw, split=name) for name in SPLITS}
    sums = {name: held.groupby(level="month").sum() for name, held in months.items()}
    age, ethnic = sums.values()
    if not age.equals(ethnic):
        odd = age.index[age.ne(ethnic.reindex(age.index))]
        where = f"{odd[0]:%Y-%m}" if len(odd) else f"{ethnic.index.max():%Y-%m}"
        raise InputFault(
            SPLITS["ethnic appearance"][0],
            None,
            f"{where} does not add up to the victims by age",
            "fetch both files of the same day",
        )
    rule = definitions.indicators[VICTIMS].disclosure
    built = []
    for name, held in months.items():
        # The other split gives the victims of a month, so a small group takes a second one along.
        hidden = with_secondary(held, groups=held.index.to_frame()["month"], rule=rule)
        parts = held.to_frame("count").assign(hidden=hidden.astype("float64"))
        parts = parts.rename_axis(["area_code", "month"])
        for kind, last_month in VICTIMS_KINDS.items():
            found = windows.totals(parts, period_type=kind, last_month=last_month)
            built.append(found.assign(group=name + ": " + found["area_code"]))
    figures = pd.concat(built, ignore_index=True)
    counted = measures.counts(
        figures.assign(
            area_code=LONDON,
            area_name=LONDON_NAME,
            level=Level.LONDON.value,
            source_id=SOURCE,
            numerator=figures["count"],
            withheld=figures["hidden"].gt(0),
            flags=provisional_flags(figures["period_end"], newest=age.index.max()),
        ),
        rule=rule,
    )
    return metric_rows(counted, indicator_id=VICTIMS, definitions=definitions)


def victim_months(raw: RawFolder, *, split: str) -> pd.Series:
    """Return London's victims by `group`, as the file writes it, and `month`.

    Raises:
        InputFault: If a group or a month vanished, or the newest month was not over.
    """
    file, column = SPLITS[split]
    table = raw.table(
        file, columns={"month": "month", column: "text", "count": "count"}, key=["month", column]
    )
    refuse_gaps(table["month"], file=file)
    refuse_stubs(table.groupby("month")["count"].sum(), file=file, of="victims")
    groups = table.groupby("month")[column].transform("nunique").ne(table[column].nunique())
    if groups.any():
        row = first_row(groups)
        raise InputFault(
            file,
            row,
            f"{table['month'][row]:%Y-%m} lacks a group that other months have",
            "fetch the file again; a group that is not there is not 0",
        )
    names = table[column].str.removeprefix("Aged ").str.removesuffix(" years")
    return table.assign(group=names.replace("80+", "80 and over")).set_index(["group", "month"])[
        "count"
    ]
