"""One borough's page, made from the release: no script, so it reads and prints as it is."""

from collections.abc import Mapping

import pandas as pd
from dash import html
from dash.development.base_component import Component

from callbacks.address.state import Query, pick
from callbacks.address.this_view import this_view
from callbacks.pages.borough.beside import borough_beside
from callbacks.pages.borough.reports import borough_reports
from callbacks.panels.changed import changes_found
from callbacks.panels.measure_block import measure_block
from callbacks.panels.months import months_of_borough
from callbacks.panels.notes import page_caveats
from callbacks.panels.peer_choices import outcomes_like
from callbacks.panels.standings import borough_measures, standings
from callbacks.panels.view_downloads import borough_downloads, borough_file
from callbacks.panels.wards import WardAlong, borough_wards, ward_along, ward_indicators
from callbacks.server.site import Site
from components.frame.take_along import take_along
from components.maps.place import place_map
from components.notes.caveats import limits_here, read_first
from components.notes.sources import sources_list
from components.page import Page
from components.pages.borough.context import context_of
from components.pages.borough.page import BoroughHead, borough_layout
from components.pages.borough.peers import peers_part
from components.pages.borough.ward import ward_note
from components.panels.measure_block import MeasureBlock
from components.panels.months import months_of_place
from components.panels.peer_choices import OUTCOMES_LIKE
from components.words.lead import change_in_lead, what_else_in_it
from components.words.profile import RATE_ID, header_sentences, stands_out, without_borough
from components.words.values import spoken
from data.closed_lists import BESIDE
from data.model import Break, Indicator, Level, Place, Topic
from data.selection import latest_row
from data.statistics.peers import peer_groups
from data.statistics.standing import Standing

# Every topic that a borough has figures of, under the heading that folds it.
GROUPS = (
    ({Topic.RECORDED}, "Recorded offences"),
    ({Topic.OUTCOMES}, "Outcomes and courts"),
    (
        {Topic.HOMES, Topic.SUPPORT, Topic.DEATHS, Topic.REPEAT, Topic.POLICE},
        "Homes, services and deaths",
    ),
    ({Topic.SURVEY, Topic.COSTS, Topic.CONTEXT}, "Survey and costs"),
)


def borough_page(query: Query, *, site: Site, slug: str) -> Page:
    """Return a borough's page.

    Raises:
        UnknownChoiceError: If there is no such borough, or no such ward as comes along.
    """
    areas = site.repository.areas(Level.BOROUGH)
    known = pick("borough", slug, areas["slug"].tolist(), default="")
    area = areas[areas["slug"] == known].iloc[0].to_dict()
    name, code = area["area_name"], area["area_code"]
    offered = borough_measures(site)
    found = standings(offered, code=code, site=site)
    shown = [each.indicator for each in found.values()]
    above = page_caveats(shown, site=site)
    warded = ward_indicators(site)
    commands = site.repository.areas(Level.BCU)
    like = outcomes_like(known, site=site)
    along = ward_along(query, borough=code, site=site)
    head = BoroughHead(
        name=name,
        slug=known,
        sentences=header_sentences(
            spoken(name),
            standings=found,
            breaks=_breaks(shown, site=site),
            changed=_changed(code, covered=RATE_ID in found, site=site),
        ),
        stands_out=stands_out(spoken(name), standings=found),
        along=take_along(
            brief=site.links.to("brief", borough=known, ward=along.place.code if along else None),
            embed=site.links.to("embed", view="borough", borough=known),
            download=borough_file(known, site=site),
            link=this_view(query, site=site),
            sheets="two A4 pages",
            further=[(OUTCOMES_LIKE, like)] if like else [],
        ),
        small_map=place_map(
            {code: one.path for code, one in site.repository.outlines(Level.BOROUGH).items()},
            chosen=code,
            said=f"Where {name} lies in London",
        ),
        ward=_ward(along, site=site) if along else None,
        context=context_of(
            area,
            commands=commands.set_index("area_code")["area_name"].to_dict(),
            indicators=site.catalogue.indicators,
            links=site.links,
        ),
    )
    return borough_layout(
        head,
        caveats=read_first(
            above,
            sources=site.catalogue.sources,
            at=Place.BOROUGH,
            why=False,
        ),
        measures=_grouped(found, site=site),
        elsewhere=[
            html.Span([html.A(one.title, href=site.links.indicator(one.id)), f": {why}"])
            for one in site.catalogue.indicators.values()
            if one.id not in found and one.topic is not Topic.CONTEXT
            if one.topic not in BESIDE or Level.BOROUGH not in one.levels
            for why in [without_borough(one)]
        ],
        peers=_peers(found, code=code, site=site),
        wards=html.Div(
            [
                limits_here(list(site.catalogue.caveats.values()), at=Place.WARD),
                borough_wards(warded, borough=code, site=site),
            ]
        ),
        months=_months(known, site=site),
        beside=borough_beside(name, code=code, above={one.id for one in above}, site=site),
        reports=borough_reports(name, code=code, above=above, site=site),
        sources=html.Div(
            [
                _sources([*shown, *warded], site=site),
                borough_downloads(known, name=name, site=site),
            ]
        ),
    )


def _ward(along: WardAlong, *, site: Site) -> Component:
    return ward_note(
        along.place.name,
        href=site.links.ward(along.place.slug),
        sentences=along.sentences,
        limits=limits_here(along.caveats, at=Place.WARD),
    )


def _grouped(found: Mapping[str, Standing], *, site: Site) -> dict[str, list[MeasureBlock]]:
    """Return the measures by the groups that the page folds, in their order."""
    groups: dict[str, list[MeasureBlock]] = {}
    for topics, name in GROUPS:
        held = [one for one in found.values() if one.indicator.topic in topics]
        if held:
            groups[name] = [measure_block(one, site=site, told_below=True) for one in held]
    return groups


def _changed(code: str, *, covered: bool, site: Site) -> str:
    """Say what changed in the recorded rate, or in the count behind it; "" where not covered."""
    rate = site.catalogue.indicators[RATE_ID]
    kind = rate.default_period_type
    row = (
        covered
        and kind
        and latest_row(site.repository.values(RATE_ID, level=Level.BOROUGH, period_type=kind), code)
    )
    if not kind or not row:
        return ""
    end = pd.Timestamp(row["period_end"]).date().isoformat()
    found = changes_found(site, RATE_ID, kind, end, (code,))
    return f"{change_in_lead(found, code=code)} {what_else_in_it(found, code=code)}".strip()


def _months(slug: str, *, site: Site) -> Component | None:
    found = months_of_borough(slug, site=site)
    return months_of_place(found, links=site.links) if found else None


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
