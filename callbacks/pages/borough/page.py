"""One borough's page, made from the release: no script, so it reads and prints as it is."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from callbacks.address.state import Query, pick
from callbacks.panels.measure_block import measure_block
from callbacks.panels.notes import page_caveats
from callbacks.panels.standings import CONTEXT, borough_measures, standings
from callbacks.panels.view_downloads import borough_downloads
from callbacks.panels.wards import borough_wards, ward_indicators
from callbacks.server.site import Site
from components.notes.caveats import read_first
from components.notes.sources import sources_list
from components.page import Page
from components.pages.borough.page import Context, borough_layout
from components.tables.peers import PeerBlock, PeerRow, peer_table
from components.words.peers import peer_reason, peer_title
from components.words.profile import header_sentences, without_borough
from components.words.rows import cell, explain_marks
from components.words.values import spoken
from data.model import SHORTHAND, Break, Indicator, Level, Status
from data.selection import as_records
from data.statistics.peers import peer_groups
from data.statistics.standing import OF_LIKE_SIZE, Standing

MOST_PEERS = 8
WRITTEN = ["area_code", "value", "lower", "status", "flags"]  # what a cell and its marks need


def borough_page(query: Query, *, site: Site, slug: str) -> Page:  # noqa: ARG001 - no choices here
    """Return a borough's page.

    Raises:
        UnknownChoiceError: If there is no such borough.
    """
    areas = site.repository.areas(Level.BOROUGH)
    known = pick("borough", slug, areas["slug"].tolist(), default="")
    area = areas[areas["slug"] == known].iloc[0].to_dict()
    name, code = area["area_name"], area["area_code"]
    offered = borough_measures(site)
    found = standings(offered, code=code, site=site)
    shown = [each.indicator for each in found.values()]
    warded = ward_indicators(site)
    return borough_layout(
        name=name,
        slug=known,
        sentences=header_sentences(spoken(name), standings=found, breaks=_breaks(shown, site=site)),
        context=_context(area, site=site),
        caveats=read_first(page_caveats(shown, site=site), sources=site.catalogue.sources),
        measures=[measure_block(each, site=site) for each in found.values()],
        elsewhere=[
            html.Span([html.A(one.title, href=site.links.indicator(one.id)), f": {why}"])
            for one in site.catalogue.indicators.values()
            if one.id not in found and one.topic != CONTEXT
            for why in [without_borough(one)]
        ],
        peers=_peers(found, area=area, site=site),
        wards=borough_wards(warded, borough=code, site=site),
        sources=html.Div(
            [
                _sources([*shown, *warded], site=site),
                borough_downloads(known, name=name, site=site),
            ]
        ),
    )


def _breaks(indicators: list[Indicator], *, site: Site) -> list[Break]:
    found = {
        one.id: one for indicator in indicators for one in site.catalogue.breaks_for(indicator.id)
    }
    return list(found.values())


def _context(area: Mapping[Any, Any], *, site: Site) -> list[Context]:
    commands = site.repository.areas(Level.BCU).set_index("area_code")["area_name"]
    indicators = site.catalogue.indicators
    command = area["bcu_code"]
    written = {
        "population": f"{area['residents']:,.0f} ({area['residents_period']})",
        "imd_2025_score": f"{area['imd_2025_score']:.1f} (higher is more deprived)",
        "bcu": commands[command] if pd.notna(command) else "its own force, not the Met [z]",
    }
    return [
        Context(indicators[name].short_title, value, site.links.indicator(name))
        for name, value in written.items()
    ]


def _sources(indicators: list[Indicator], *, site: Site) -> Component:
    used = dict.fromkeys(one for each in indicators for one in each.source_ids)
    return sources_list([site.catalogue.sources[one] for one in used])


def _peers(found: Mapping[str, Standing], *, area: Mapping[Any, Any], site: Site) -> Component:
    boroughs = site.repository.areas(Level.BOROUGH)
    groups = peer_groups(boroughs, site.repository.areas(Level.BCU), area_code=area["area_code"])
    compared = [
        each
        for each in found.values()
        if each.indicator.unit.measure in OF_LIKE_SIZE and each.middle is not None
    ]
    rows = [{row["area_code"]: row for row in as_records(each.peers[WRITTEN])} for each in compared]
    facts = {row["area_code"]: row for row in as_records(boroughs)}

    def beside(code: str, name: str, *, href: str | None) -> PeerRow:
        written = [
            cell(held.get(code), unit=each.indicator.unit)
            for each, held in zip(compared, rows, strict=True)
        ]
        place = facts[code]
        known = (f"{place['imd_2025_score']:.1f}", f"{place['residents']:,.0f}")
        return PeerRow(name, (*written, *known), href)

    london = PeerRow(
        "London",
        (
            *(cell(each.london, unit=each.indicator.unit) for each in compared),
            SHORTHAND[Status.NOT_APPLICABLE],
            f"{_london(site)['residents']:,.0f}",
        ),
    )
    own = beside(area["area_code"], area["area_name"], href=None)
    blocks = [
        PeerBlock(
            peer_title(group),
            peer_reason(group, most=MOST_PEERS),
            [
                beside(each.area_code, each.area_name, href=site.links.borough(each.slug))
                for each in group.chosen(most=MOST_PEERS)
            ],
        )
        for group in groups
    ]
    return peer_table(
        [own, london],
        blocks=blocks,
        columns=[
            "Borough",
            *(f"{each.indicator.short_title} ({each.indicator.unit.short})" for each in compared),
            "Deprivation score",
            "Residents",
        ],
        caption="Rates and shares of the periods above. Peers are chosen by place and deprivation, "
        "never by what was recorded.",
        note=explain_marks([row for held in rows for row in held.values()]),
    )


def _london(site: Site) -> Mapping[Any, Any]:
    row: Mapping[Any, Any] = site.repository.areas(Level.LONDON).iloc[0].to_dict()
    return row
