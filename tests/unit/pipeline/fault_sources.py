"""The raw files, and what each fault that the manifest names comes to in each of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from data.catalogue import Catalogue
from data.pipeline.areas import context
from data.pipeline.areas.places import LONDON, POPULATION, REBASED, mid_year_residents
from data.pipeline.met import all_violence as met_all_violence
from data.pipeline.met import coercive_control as met_coercive_control
from data.pipeline.met import geographic as met_geographic
from data.pipeline.met import london as met_london
from data.pipeline.met import monthly as met_monthly
from data.pipeline.met import vawg as met_vawg
from data.pipeline.met import wards as met_wards
from data.pipeline.raw.read import RawFolder
from data.pipeline.sources import homelessness_councils, homelessness_tables, homicide

AS_BEFORE = ""  # read right


@dataclass(frozen=True)
class Source:
    """A file, its reader, what its columns are called, and what each fault comes to."""

    file: str
    read: Callable[[RawFolder], Any]
    counts: tuple[str, ...]
    outcome: dict[str, str]
    kind: tuple[str, str] = ("", "")  # the column of the category, and the category
    month: str = ""
    borough: str = ""
    only: str = ""  # a stub and a gap are made in rows that hold this


def read_wards(raw):
    return met_wards.ward_months(raw, london=met_monthly.borough_months(raw).counts.loc[LONDON])


def read_london(raw):
    return met_london.london_before_boroughs(raw, until=met_london.GLA_FROM)


TWICE = "was already on row 2"
SOURCES = {
    "the Met's boroughs": Source(
        met_monthly.FILE,
        lambda raw: met_monthly.borough_months(raw).counts,
        ("count",),
        {
            "capitals": "unknown crime subtype 'dOMESTIC aBUSE'",
            "duplicated rows": TWICE,
            "missing month": "vanished from the file",
            "stub month": "it is not complete",
            "renamed": "unknown borough 'North Town'",
            "ampersand": "unknown borough 'Barking & Dagenham'",
            "counts as text": "count is '1,273'",
        },
        kind=("crime_subtype", "Domestic Abuse"),
        month="month",
        borough="borough",
    ),
    "the Met's wards": Source(
        met_wards.FILE,
        read_wards,
        ("da_offences", "da_vwi_offences"),
        {
            "duplicated rows": TWICE,
            "missing month": "vanished from the file",
            "stub month": "2025-07 adds up to",
            "renamed": AS_BEFORE,  # a ward is known by its code
            "ampersand": AS_BEFORE,
            "counts as text": "da_offences is '1,004'",
        },
        month="month",
        borough="borough",
    ),
    "all violence": Source(
        met_geographic.FILES[1],
        met_all_violence.violence_with_injury,
        ("202603",),
        {
            "capitals": "no row has the category 'VIOLENCE WITH INJURY'",
            "duplicated rows": TWICE,
            "stub month": "2026-03 holds",
            "renamed": "unknown borough 'North Town'",
            "ampersand": "unknown borough 'Barking & Dagenham'",
            "counts as text": "202603 is '1,",
        },
        kind=("MinorText", "VIOLENCE WITH INJURY"),
        borough="BoroughName",
    ),
    "London since 2017": Source(
        met_london.GLA_FILE,
        read_london,
        ("value",),
        {
            "capitals": "holds no row of the domestic abuse series",
            "duplicated rows": TWICE,
            "missing month": "vanished from the domestic abuse series",
            "stub month": "2024-01 holds 1",
            "counts as text": "value is '1,6423'",
        },
        kind=("dataset", "sol_da"),
        month="month",
    ),
    "London since 2008": Source(
        met_london.EARLY_FILE,
        read_london,
        ("value",),
        {
            "capitals": "unknown measure 'DA_OFFENCES'",
            "duplicated rows": TWICE,
            "missing month": "vanished from the file",
            "stub month": "2016-05 holds 1",
            "counts as text": "value is '1,4133'",
        },
        kind=("measure", "da_offences"),
        month="period",
    ),
    "coercive control": Source(
        met_coercive_control.FILE,
        lambda raw: met_coercive_control.rows(raw, definitions=Catalogue.load()),
        ("count",),
        {
            "capitals": f"no row has the offence '{met_coercive_control.OFFENCE}'",
            "duplicated rows": TWICE,
            "missing month": f"vanished from '{met_coercive_control.OFFENCE}'",
            "stub month": "2026-02 holds 1",
            "counts as text": "count is '1,003'",
        },
        kind=("crimseccodeexpansion", met_coercive_control.OFFENCE),
        month="month",
    ),
    "violence against women and girls": Source(
        met_vawg.FILE,
        met_vawg.offence_months,
        ("vawg_offences",),
        {
            "duplicated rows": TWICE,
            "missing month": "vanished from the file",
            "stub month": "2026-02 holds",
            "renamed": "unknown borough 'North Town'",
            "ampersand": "unknown borough 'Hammersmith & Fulham'",
            "counts as text": "vawg_offences is '1,",
        },
        month="month",
        borough="borough",
    ),
    "victims by age": Source(
        met_vawg.SPLITS["age"][0],
        lambda raw: met_vawg.victim_months(raw, split="age"),
        ("count",),
        {
            "duplicated rows": TWICE,
            "missing month": "vanished from the file",
            "stub month": "2026-02 holds",
            "counts as text": "count is '1,",
        },
        month="month",
    ),
    "homicide": Source(
        homicide.FILE,
        homicide.victims_by_year,
        ("Count of Victims",),
        {
            "capitals": "unknown flag 'nOT dOMESTIC aBUSE'",
            "duplicated rows": "are there twice",
            "missing month": "the year 2014 vanished",
            "renamed": "unknown borough 'north town'",
            "counts as text": "Count of Victims is '1,001'",
        },
        kind=("Domestic Abuse", "Domestic Abuse"),
        month="Recorded Year",
        borough="Borough",
    ),
    "homelessness": Source(
        homelessness_tables.FILE,
        homelessness_tables.owed_by_quarter,
        ("total_owed_duty", "domestic_abuse"),
        {
            "capitals": "unknown table 'PREVENTION'",
            "duplicated rows": TWICE,
            "missing month": "vanished from the quarters",
            "stub month": "2025-10 holds 66 households owed a duty by London's councils, 2 in",
            "renamed": "E09000003 is named 'North Town', not 'Barnet'",
            "ampersand": AS_BEFORE,
            "counts as text": "total_owed_duty is '1,",
        },
        kind=("table", "prevention"),
        month="quarter_start",
        borough="area",
    ),
    "homelessness of every council": Source(
        homelessness_councils.FILE,
        # Councils outside London keep the publisher's spelling of their name.
        lambda raw: homelessness_councils.councils_by_quarter(raw).drop(columns="area_name"),
        ("value",),
        {
            "capitals": "unknown measure 'IN_REFUGE_WHEN_APPLYING'",
            "duplicated rows": TWICE,
            "missing month": "vanished from the quarters",
            "stub month": "2025 Q4 holds 66 households owed a duty by London's councils, 2 in",
            "renamed": "E09000003 is named 'North Town', not 'Barnet'",
            "ampersand": AS_BEFORE,
            "counts as text": "value is '1,",
        },
        kind=("measure", homelessness_councils.REFUGE),
        month="quarter",
        borough="area",
    ),
    "residents": Source(
        POPULATION,
        mid_year_residents,
        ("population",),
        {
            "capitals": "2019 has 0 of 33 areas",
            "duplicated rows": TWICE,
            "missing month": "of 33 areas in the series",
            "stub month": "leap from 2023 to 2024",
            "renamed": "E09000003 is named 'North Town', not 'Barnet'",
            "ampersand": AS_BEFORE,
            "counts as text": "population is '1,7401'",
        },
        kind=("series", "ONS MYE"),
        month="year",
        borough="borough",
        only=REBASED,
    ),
    "deprivation": Source(
        context.IMD,
        context.imd_scores,
        ("imd_average_score",),
        {
            "duplicated rows": TWICE,
            "renamed": AS_BEFORE,  # a borough is known by its code
            "ampersand": AS_BEFORE,
            "counts as text": "imd_average_score is '1,",
        },
        borough="ltla24_name",
    ),
}
