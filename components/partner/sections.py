"""The sections of a pack, the same on its page and in its chapter."""

from dash import html

from components.pages.hotspots.document import NEEDED
from components.partner import sentences
from components.partner.areas.looks import INCIDENTS, REPEATS, AreaKind
from components.partner.aside import NO_TREND, set_aside_table
from components.partner.difficulties import difficulties
from components.partner.parts import Given, Section
from components.partner.people import people_tables
from components.partner.services import not_brought, services_said, services_tables
from components.partner.tables import offences_table, referrals_table, year_words, years_table
from components.words.periods import in_a_sentence
from data.partner.model import FileRole, PackTable
from data.partner.rows import PackRows

ABSENT = "The partnership’s extract had no records for this, so there is nothing to show."


def sections(rows: PackRows, *, given: Given) -> list[Section]:
    """Return every section in the order of the strategy of 2008."""
    return [
        _years(rows, given),
        _offences(rows, given),
        _people(rows, given),
        _areas(rows, given, kind=INCIDENTS),
        _areas(rows, given, kind=REPEATS),
        _referrals(rows, given),
        _services(rows, given),
        difficulties(given),
    ]


def period_of(rows: PackRows, table: PackTable) -> str:
    """Return the year of a table inside a sentence, "" where it has none."""
    found = rows.shown.get(table)
    return in_a_sentence(year_words(found)) if found else ""


def _years(rows: PackRows, given: Given) -> Section:
    held = rows.years
    uneven = FileRole.INCIDENTS in given.about.uneven
    return given.section(
        "years",
        "Incidents by year",
        said=(*([NO_TREND] if uneven else []), *sentences.years(held)) if held else (ABSENT,),
        shown=[
            html.Div(years_table(held, about=given.about, drawn=not uneven), className="one-table"),
            *set_aside_table(
                held,
                names=[year_words(row.year) for row in held],
                role=FileRole.INCIDENTS,
                about=given.about,
            ),
        ]
        if held
        else [],
        caveats=("recorded_not_prevalence", "incidents_not_offences"),
    )


def _offences(rows: PackRows, given: Given) -> Section:
    held = rows.offences
    period = period_of(rows, PackTable.OFFENCE_TYPES)
    return given.section(
        "offences",
        "Types of offence",
        said=sentences.offences(held) if held else (ABSENT,),
        shown=[offences_table(held, about=given.about, period=period)] if held else [],
        caveats=("incidents_not_offences",),
    )


def _people(rows: PackRows, given: Given) -> Section:
    named = {PackTable.ACCUSED: rows.accused, PackTable.VICTIMS: rows.victims}
    held = {str(name): table for name, table in named.items() if table is not None}
    periods = {str(name): period_of(rows, name) for name in named}
    return given.section(
        "people",
        "People accused and victims, by age and sex",
        said=sentences.people(held) if held else (ABSENT,),
        shown=[people_tables(held, about=given.about, periods=periods)] if held else [],
        caveats=("accused_not_charge_rate",),
    )


def _areas(rows: PackRows, given: Given, *, kind: AreaKind) -> Section:
    tables = rows.incidents if kind is INCIDENTS else rows.repeats
    # A share of locations rests on no residents.
    far = _far(rows, PackTable.INCIDENTS_BY_AREA) if kind is INCIDENTS else ()
    return given.section(
        kind.key,
        kind.heading,
        said=(*sentences.areas(tables[0], kind=kind), *far) if tables else (ABSENT,),
        shown=given.areas[kind.key],
        caveats=NEEDED if kind is INCIDENTS else ("repeat_locations_not_victims", *NEEDED),
    )


def _far(rows: PackRows, table: PackTable) -> tuple[str, ...]:
    found = rows.shown.get(table)
    return sentences.far_from_census(found.end) if found else ()


def _services(rows: PackRows, given: Given) -> Section:
    return given.section(
        "services",
        "What services count, by quarter",
        said=services_said(rows.services),
        shown=services_tables(rows.services, about=given.about),
        caveats=("referrals_not_need", "service_draws_reports"),
        lacking=not_brought(rows.services),
    )


def _referrals(rows: PackRows, given: Given) -> Section:
    held = rows.referrals
    period = period_of(rows, PackTable.REFERRALS)
    return given.section(
        "referrals",
        "Referrals by ethnicity",
        said=(*sentences.referrals(held), *_far(rows, PackTable.REFERRALS)) if held else (ABSENT,),
        shown=[referrals_table(held, about=given.about, period=period)] if held else [],
        caveats=("referrals_not_need",),
    )
