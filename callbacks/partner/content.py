"""From a pack to the sections of its page and chapter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dash.development.base_component import Component

from callbacks.partner.beside import public_figures
from callbacks.partner.places import Borough, drawing_of
from callbacks.server.site import Site
from components.partner.about import about_of, notes_by_section
from components.partner.areas.looks import INCIDENTS, KINDS, AreaKind, AreaView
from components.partner.areas.parts import on_paper, on_screen
from components.partner.parts import Given, Section
from components.partner.sections import period_of, sections
from components.partner.words.counts import About
from data.model import Caveat
from data.partner.model import PackTable
from data.partner.packs import Pack
from data.partner.rows import AreaTable, PackRows
from data.partner.year_tables import read_rows

VIEW = "partner"
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
        return replace(about_of(self.pack.manifest), newest=self.newest)


def shown_of(pack: Pack, *, borough: Borough, year: date | None, newest: bool) -> Shown:
    """Return a pack with the rows of a year, None for its last; `newest` unless it is kept."""
    rows = read_rows(pack, year=year, places=borough.places)
    return Shown(pack, borough, year or year_ends(pack)[0], rows, newest)


def year_ends(pack: Pack) -> list[date]:
    """Return the last days of the years a pack has, newest first."""
    years = pack.counts.loc[pack.counts["table"].ne(PackTable.SERVICE_COUNTS.value), "period_end"]
    return sorted({end.date() for end in years}, reverse=True)


def caveats_of(site: Site) -> tuple[Caveat, ...]:
    """Return every caveat of the partner area, those that must be read first."""
    return site.catalogue.view_caveats(VIEW)


def sections_of(shown: Shown, *, site: Site, paper: bool) -> list[Section]:
    """Return every section; `paper` takes still pictures and short tables for maps."""
    borough = shown.borough
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
            notes=notes_by_section(shown.pack.manifest.notes),
        ),
    )


def area_tables(rows: PackRows, *, kind: AreaKind) -> Sequence[AreaTable]:
    """Return the tables of areas of a kind, the finest first."""
    return rows.incidents if kind is INCIDENTS else rows.repeats


def area_view(shown: Shown, *, kind: AreaKind) -> AreaView:
    """Return what a map of this kind and its tables show."""
    return AreaView(kind, shown.about, period=period_of(shown.rows, TABLES[kind.key]))


def _areas(shown: Shown, *, kind: AreaKind, site: Site, paper: bool) -> Sequence[Component]:
    tables = area_tables(shown.rows, kind=kind)
    if not tables:
        return []
    view = area_view(shown, kind=kind)
    drawing = drawing_of(shown.borough, site=site)
    if paper:
        return on_paper(tables, view=view, drawing=drawing)
    address = map_address(shown, kind=kind, site=site)
    return on_screen(tables, view=view, drawing=drawing, address=address)


def map_address(shown: Shown, *, kind: AreaKind, site: Site) -> str:
    """Return the address of a map's own document."""
    path = f"partner/{shown.borough.slug}/map/{kind.key}"
    return site.links.to(path, period=shown.year.isoformat())
