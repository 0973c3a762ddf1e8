"""One borough's page, made from the release: no script, so it reads and prints as it is."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from callbacks.address.state import Query, pick
from callbacks.panels.measure_block import measure_block
from callbacks.panels.notes import page_caveats
from callbacks.panels.standings import borough_measures, standings
from callbacks.panels.view_downloads import borough_downloads
from callbacks.panels.wards import borough_wards, ward_indicators
from callbacks.server.site import Site
from components.notes.caveats import read_first
from components.notes.sources import sources_list
from components.page import Page
from components.pages.borough.context import context_of
from components.pages.borough.page import borough_layout
from components.pages.borough.peers import peers_part
from components.words.profile import header_sentences, without_borough
from components.words.values import spoken
from data.model import Break, Indicator, Level, Topic
from data.statistics.peers import peer_groups
from data.statistics.standing import Standing


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
    commands = site.repository.areas(Level.BCU)
    return borough_layout(
        name=name,
        slug=known,
        sentences=header_sentences(spoken(name), standings=found, breaks=_breaks(shown, site=site)),
        context=context_of(
            area,
            commands=commands.set_index("area_code")["area_name"].to_dict(),
            indicators=site.catalogue.indicators,
            links=site.links,
        ),
        caveats=read_first(page_caveats(shown, site=site), sources=site.catalogue.sources),
        measures=[measure_block(each, site=site) for each in found.values()],
        elsewhere=[
            html.Span([html.A(one.title, href=site.links.indicator(one.id)), f": {why}"])
            for one in site.catalogue.indicators.values()
            if one.id not in found and one.topic is not Topic.CONTEXT
            for why in [without_borough(one)]
        ],
        peers=_peers(found, code=code, site=site),
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


def _sources(indicators: list[Indicator], *, site: Site) -> Component:
    used = dict.fromkeys(one for each in indicators for one in each.source_ids)
    return sources_list([site.catalogue.sources[one] for one in used])


def _peers(found: Mapping[str, Standing], *, code: str, site: Site) -> Component:
    boroughs, commands, london = (
        site.repository.areas(each) for each in (Level.BOROUGH, Level.BCU, Level.LONDON)
    )
    return peers_part(
        found,
        groups=peer_groups(boroughs, commands, area_code=code),
        boroughs=boroughs,
        london=london.iloc[0],
        links=site.links,
    )
