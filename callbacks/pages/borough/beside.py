"""What one borough's services say, side by side, looked up."""

from collections.abc import Collection, Mapping

from dash import html
from dash.development.base_component import Component

from callbacks.panels.notes import page_caveats
from callbacks.panels.standings import (
    HOUSING,
    POLICE,
    beside_measures,
    services_together,
    standings,
)
from callbacks.server.site import Site
from components.pages.borough.beside import Service, beside_part
from components.words.profile import stands_out
from components.words.values import spoken
from data.caveats import must_read_of, weighed
from data.model import Level, Topic
from data.statistics.standing import Standing

CHILDREN = "children_da_parent_rate"
SURVEY = "survey_domestic_abuse"
SERVICES = (
    ("The police", {Topic.RECORDED, Topic.SEXUAL, Topic.WOMEN}),
    ("The council’s housing service", {Topic.HOMES, Topic.MAIN_DUTY}),
    ("The council’s services for children", {Topic.CHILDREN}),
    ("Residents, asked in a survey", {Topic.TRUST}),
)


def borough_beside(name: str, *, code: str, above: Collection[str], site: Site) -> Component | None:
    """Return the table of services; None where no borough has a figure beside domestic abuse.

    Args:
        name: Of the borough.
        code: Of the borough.
        above: Ids of caveats that stand on the page already.
        site: Definitions and figures.
    """
    beside = standings(beside_measures(site), code=code, site=site)
    if not beside:
        return None
    indicators = site.catalogue.indicators
    # Two measures that stand above already, for what other services say to be read beside them.
    first = standings([indicators[POLICE], indicators[HOUSING]], code=code, site=site)
    found = first | beside
    leading = {one: site.catalogue.caveats_for(one)[0] for one in found}
    told = {*above, *(one.id for one in leading.values())}
    needed = must_read_of(
        page_caveats([one.indicator for one in beside.values()], site=site, view="")
    )
    placed = {one: found[one] for one in (POLICE, HOUSING, CHILDREN) if one in found}
    return beside_part(
        name,
        [
            Service(name=said, rows=rows)
            for said, topics in SERVICES
            if (
                rows := _pairs(
                    {key: one for key, one in found.items() if one.indicator.topic in topics}
                )
            )
        ],
        pointing=[
            stands_out(spoken(name), standings=placed),
            *filter(None, [services_together(first)]),
        ],
        hrefs={key: _href(one, code=code, site=site) for key, one in found.items()},
        leading=leading,
        caveats=weighed([one for one in needed if one.id not in told]),
        survey=html.A("The Crime Survey", href=site.links.indicator(SURVEY)),
    )


def _href(standing: Standing, *, code: str, site: Site) -> str:
    """Return where a measure is; one of single boroughs has this one's earlier figures there."""
    indicator = standing.indicator
    if indicator.side_by_side:
        return site.links.indicator(indicator.id)
    areas = site.repository.areas(Level.BOROUGH).set_index("area_code")["slug"]
    return site.links.indicator(indicator.id, borough=str(areas[code]))


def _pairs(found: Mapping[str, Standing]) -> list[list[Standing]]:
    """Put a rate beside the count of the same period that it was made from."""
    paired: dict[tuple[str, object], list[Standing]] = {}
    for name, one in found.items():
        both = min(name, one.indicator.counterpart_id or name)
        end = one.row["period_end"] if one.row else None
        paired.setdefault((both, end), []).append(one)
    return list(paired.values())
