"""From a pack to the sections of its page and chapter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dash.development.base_component import Component

from callbacks.partner.beside import public_figures
from callbacks.partner.places import Borough, drawing_of
from callbacks.server.site import Site
from components.page import Option
from components.partner.area_looks import INCIDENTS, KINDS, AreaKind
from components.partner.area_parts import on_paper, on_screen
from components.partner.parts import Given, Section
from components.partner.sections import period_of, sections
from components.partner.words import About
from components.words.periods import period_words
from components.words.values import sentence_case
from data.model import Caveat
from data.partner.model import FileRole, Note, NoteKind, PackTable
from data.partner.packs import Pack
from data.partner.rows import AreaTable, PackRows
from data.partner.year_tables import read_rows

VIEW = "partner"
NO_BASE = "no table of residents by ethnicity was given with the extract"
FILES = {
    FileRole.INCIDENTS: "Incidents",
    FileRole.VICTIMS: "Victims",
    FileRole.ACCUSED: "Accused",
    FileRole.REFERRALS: "Referrals",
    FileRole.ALL_OFFENCES: "All offences of the borough",
    FileRole.BASE: "Residents by ethnicity",
}
SECTIONS = {
    None: "difficulties",
    PackTable.INCIDENTS_BY_YEAR: "years",
    PackTable.OFFENCE_TYPES: "offences",
    PackTable.ACCUSED: "people",
    PackTable.VICTIMS: "people",
    PackTable.INCIDENTS_BY_AREA: "incidents",
    PackTable.REPEAT_LOCATIONS: "repeats",
    PackTable.REFERRALS: "referrals",
}
TABLES = {"incidents": PackTable.INCIDENTS_BY_AREA, "repeats": PackTable.REPEAT_LOCATIONS}


@dataclass(frozen=True)
class Shown:
    """One pack as it is looked at: the borough, the year that was chosen and the rows of it."""

    pack: Pack
    borough: Borough
    year: date
    rows: PackRows
    newest: bool = True

    @property
    def about(self) -> About:
        """Return what stands at the head of the page."""
        return replace(about_of(self.pack), newest=self.newest)


def shown_of(pack: Pack, *, borough: Borough, year: date | None, newest: bool) -> Shown:
    """Return a pack with the rows of a year, None for its last; `newest` unless it is kept."""
    rows = read_rows(pack, year=year, places=borough.places)
    return Shown(pack, borough, year or year_ends(pack)[0], rows, newest)


def year_ends(pack: Pack) -> list[date]:
    """Return the last days of the years a pack has, newest first."""
    return sorted({end.date() for end in pack.counts["period_end"]}, reverse=True)


def year_options(pack: Pack) -> list[Option]:
    """Return the years as a select box offers them, newest first."""
    kinds = pack.counts.drop_duplicates("period_end").set_index("period_end")
    return [
        (
            end.isoformat(),
            sentence_case(period_words(row["period_type"], start=row["period_start"], end=end)),
        )
        for end in year_ends(pack)
        for row in [kinds.loc[str(end)]]
    ]


def about_of(pack: Pack) -> About:
    """Return what a manifest says, in the words of a page."""
    told = pack.manifest
    return About(
        place=told.borough_name,
        slug=told.borough_slug,
        source=f"{told.source.title} ({told.source.publisher})",
        base=told.base_citation or NO_BASE,
        extracted=told.source.extract_date,
        made=told.created,
        start=told.period_start,
        end=told.period_end,
        files={
            FILES[one.role]: (
                one.rows_read,
                one.rows_counted,
                one.rows_repeated,
                one.rows_set_aside,
            )
            for one in told.files
        },
        difficulties=told.source.difficulties,
        made_up=told.made_up,
    )


def caveats_of(site: Site) -> tuple[Caveat, ...]:
    """Return every caveat of the partner area, those that must be read first."""
    return site.catalogue.view_caveats(VIEW)


def sections_of(shown: Shown, *, site: Site, paper: bool) -> list[Section]:
    """Return every section; `paper` takes still pictures and short tables for maps."""
    borough = shown.borough
    notes: dict[str, list[str]] = {}
    for note in shown.pack.manifest.notes:
        notes.setdefault(SECTIONS[note.table], []).append(_note(note))
    return sections(
        shown.rows,
        given=Given(
            about=shown.about,
            beside=public_figures(shown.rows, code=borough.code, slug=borough.slug, site=site),
            areas={
                kind.key: _areas(shown, kind=kind, site=site, paper=paper)
                for kind in KINDS.values()
            },
            caveats={one.id: one for one in caveats_of(site)},
            notes=notes,
        ),
    )


def _note(note: Note) -> str:
    """Return a note as it stands in a section; a contradiction is called one."""
    flagged = note.kind is NoteKind.CONTRADICTION
    return f"The source contradicts itself: {note.text}" if flagged else note.text


def area_tables(rows: PackRows, *, kind: AreaKind) -> Sequence[AreaTable]:
    """Return the tables of areas of a kind, the finest first."""
    return rows.incidents if kind is INCIDENTS else rows.repeats


def map_period(rows: PackRows, *, kind: AreaKind) -> str:
    """Return the year that a map shows, inside a sentence."""
    return period_of(rows, TABLES[kind.key])


def _areas(shown: Shown, *, kind: AreaKind, site: Site, paper: bool) -> Sequence[Component]:
    tables = area_tables(shown.rows, kind=kind)
    if not tables:
        return []
    period = map_period(shown.rows, kind=kind)
    drawing = drawing_of(shown.borough, site=site)
    about = shown.about
    if paper:
        return on_paper(tables, kind=kind, about=about, period=period, drawing=drawing)
    return on_screen(
        tables,
        kind=kind,
        about=about,
        period=period,
        drawing=drawing,
        address=map_address(shown, kind=kind, site=site),
    )


def map_address(shown: Shown, *, kind: AreaKind, site: Site) -> str:
    """Return the address of a map's own document."""
    path = f"partner/{shown.borough.slug}/map/{kind.key}"
    return site.links.to(path, period=shown.year.isoformat())
