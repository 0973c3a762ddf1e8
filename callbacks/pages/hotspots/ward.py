"""The page of one ward, made from the release: no script, so it reads and prints as it is."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dash.development.base_component import Component

from callbacks.address.state import Query, pick
from callbacks.address.this_view import this_view
from callbacks.address.ward_places import WardPlace, wards_by_code, wards_by_slug
from callbacks.pages.hotspots.drawing import map_caveats
from callbacks.pages.hotspots.view import HotspotView, period_words
from callbacks.pages.hotspots.ward_lines import lines_of_ward
from callbacks.panels.notes import sources_named
from callbacks.panels.view_downloads import ward_downloads, ward_file
from callbacks.panels.wards import KIND, MEASURES, periods, rows_by_code, rows_of_year
from callbacks.server.site import Site
from components.frame.take_along import take_along
from components.notes.caveats import read_first
from components.notes.sources import sources_list
from components.page import Page
from components.pages.hotspots.page import questions
from components.pages.hotspots.ward import WardParts, ward_layout
from components.pages.hotspots.ward_map import WardShape, borough_drawing, neighbours_drawing
from components.pages.hotspots.ward_tables import (
    Beside,
    Neighbour,
    beside_table,
    neighbours_table,
    years_table,
)
from components.pages.hotspots.ward_words import hard_to_compare
from components.pages.hotspots.words import RATE, smoothed_line
from components.words.rows import period_label
from components.words.ward_lead import recorded
from components.words.wards import AS_WARDS, ward_statements
from data.caveats import each_once, must_read_first
from data.model import LONDON_CODE, Caveat, Indicator, Level, Place
from data.statistics.hotspot_rows import HotspotRow


@dataclass(frozen=True)
class WardYear:
    """A ward in its newest year: its row of each measure, the main one first."""

    place: WardPlace
    view: HotspotView
    rows: tuple[HotspotRow, ...]
    site: Site

    @property
    def period(self) -> str:
        """Return the year in words, inside a sentence."""
        return period_words(self.view)

    def measure(self, number: int = 0) -> Indicator:
        """Return the definition of a rate, the main one first."""
        return self.site.catalogue.indicators[MEASURES[number]]

    def lead(self) -> str:
        """Say what was recorded, beside the borough and London."""
        return recorded(
            self.rows[0],
            period=self.period,
            borough=self._row(MEASURES[0], Level.BOROUGH, self.place.borough_code),
            london=self._row(MEASURES[0], Level.LONDON, LONDON_CODE),
        )

    def statements(self) -> tuple[str, str]:
        """Say what the test says of the ward itself, and of the ward with its neighbours."""
        return ward_statements(self.rows[0])

    def bear_in_mind(self) -> list[str]:
        """Say what makes the ward hard to compare."""
        named = [self.measure(number).short_title for number in range(len(MEASURES))]
        return hard_to_compare(list(zip(named, self.rows, strict=True)))

    def beside(self) -> list[Component]:
        """Return a table of ward, borough and London for each measure."""
        return [self._beside(self.measure(number)) for number in range(len(MEASURES))]

    def _beside(self, rate: Indicator) -> Component:
        count = self.site.catalogue.indicators[rate.counterpart_id or rate.id]
        place = self.place
        areas = [
            Beside(name, self._row(count.id, level, code), self._row(rate.id, level, code))
            for name, level, code in (
                (place.name, Level.WARD, place.code),
                (place.borough_name, Level.BOROUGH, place.borough_code),
                ("London", Level.LONDON, LONDON_CODE),
            )
        ]
        return beside_table(
            areas,
            counts=count.unit,
            rates=rate.unit,
            caption=f"{count.title}, {self.period}",
        )

    def _row(self, indicator_id: str, level: Level, code: str) -> dict[Any, Any] | None:
        return rows_of_year(self.site, indicator_id, level, self.view.period_end).get(code)


def ward_page(query: Query, *, site: Site, ward: str) -> Page:
    """Return a ward's page.

    Raises:
        UnknownChoiceError: If there is no such ward.
    """
    known = wards_by_slug(site)
    place = known[pick("ward", ward, list(known), default="")]
    year = ward_year(place, site=site)
    return ward_layout(
        _parts(year, site=site),
        further=_further(year, site=site),
        along=take_along(
            brief=site.links.to("brief", borough=place.borough_slug, ward=place.code),
            embed=site.links.to("embed", view="ward", ward=place.slug),
            download=ward_file(place.slug, site=site),
            link=this_view(query, site=site),
            sheets="one A4 page",
        ),
        caveats=read_first(ward_caveats(site), sources=site.catalogue.sources, at=Place.HOTSPOTS),
        questions=questions(RATE),
        files=ward_downloads(place.slug, name=place.title, site=site),
        lines=lines_of_ward(place, site=site),
        sources=sources_list([site.catalogue.sources[one] for one in source_ids(site)]),
        source_line=sources_named(measures(site), site=site, level=Level.WARD),
    )


def ward_year(place: WardPlace, *, site: Site) -> WardYear:
    """Return a ward in the newest year that wards have."""
    end = periods(site)[0]
    view = HotspotView(MEASURES[0], end, RATE, place.borough_slug, place.code)
    rows = tuple(rows_by_code(site, measure, end)[place.code] for measure in MEASURES)
    return WardYear(place, view, rows, site)


def ward_caveats(site: Site) -> tuple[Caveat, ...]:
    """Return the caveats of wards and of their measures, each once, must-read first."""
    own = (one for each in MEASURES for one in site.catalogue.caveats_for(each, level=Level.WARD))
    return must_read_first(each_once((*map_caveats(site), *own)))


def measures(site: Site) -> list[Indicator]:
    """Return the rates that wards have, the main one first."""
    return [site.catalogue.indicators[one] for one in MEASURES]


def source_ids(site: Site) -> list[str]:
    """Return the sources of the measures of wards, each once."""
    used = (one for each in measures(site) for one in each.source_ids)
    return list(dict.fromkeys(used))


def years_of(place: WardPlace, *, site: Site) -> Component:
    """Return the fixed years of a ward as a table."""
    years = [
        (
            period_label(KIND, end=end),
            [rows_by_code(site, measure, end)[place.code] for measure in MEASURES],
        )
        for end in periods(site)
    ]
    named = ("All", "With injury")
    return years_table(years, measures=named, caption=f"Domestic abuse offences in {place.title}")


def _parts(year: WardYear, *, site: Site) -> WardParts:
    place = year.place
    known = wards_by_code(site)
    around = [known[code] for code in place.neighbours]
    shapes = _shapes(site)
    own, near = shapes[place.code], [shapes[one.code] for one in around]
    within = [shapes[one.code] for one in known.values() if one.borough_code == place.borough_code]
    rows = rows_by_code(site, MEASURES[0], year.view.period_end)
    return WardParts(
        name=place.name,
        title=place.title,
        slug=place.slug,
        recorded=year.lead(),
        statements=year.statements(),
        tests_note=AS_WARDS,
        smoothed=smoothed_line(year.rows[0]),
        hard_to_compare=year.bear_in_mind(),
        facts=[
            ("Residents", f"{place.residents:,.0f} ({place.residents_period})"),
            ("Code", place.code),
        ],
        beside=year.beside(),
        years=years_of(place, site=site),
        place=borough_drawing(within, chosen=place.code, borough=place.borough_name),
        around=neighbours_drawing(own, around=near, others=within),
        neighbours=neighbours_table(
            [
                Neighbour(_named(one, beside=place), site.links.ward(one.slug), rows[one.code])
                for one in around
            ],
            caption=f"Wards that touch {place.name}, {year.period}",
        ),
    )


def _named(one: WardPlace, *, beside: WardPlace) -> str:
    """Return the name of a neighbour, with its borough where that is another."""
    return one.name if one.borough_code == beside.borough_code else one.title


def _further(year: WardYear, *, site: Site) -> list[tuple[str, str]]:
    place, links = year.place, site.links
    return [
        (f"All of {place.borough_name}", links.borough(place.borough_slug, ward=place.code)),
        (
            f"{place.name} on the map of wards",
            links.to("hotspots", **{**year.view.query(), "view": None, "ward": place.code}),
        ),
        ("How wards are tested", links.to("methods")),
    ]


@lru_cache(maxsize=8)
def _shapes(site: Site) -> dict[str, WardShape]:
    outlines = site.repository.outlines(Level.WARD)
    return {
        code: WardShape(code, one.name, outlines[code].path, one.label)
        for code, one in wards_by_code(site).items()
    }
