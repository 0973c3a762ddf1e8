"""The page on scrutiny: every statement resolved against the release that is served."""

from functools import partial
from itertools import groupby

from dash.development.base_component import Component

from callbacks.address.state import Query
from callbacks.panels.latest import latest_words
from callbacks.panels.reported import known_of, reported_in
from callbacks.panels.view_downloads import table_files
from callbacks.server.site import Site
from components.notes.bearing import Shown, to_read_with
from components.notes.caveats import read_first
from components.page import Page
from components.pages.scrutiny.page import scrutiny_layout
from components.pages.scrutiny.statements import (
    bearing_on,
    national,
    outcome,
    recommendation,
    summary_of,
)
from components.tables.reported import reported_list
from data.caveats import must_read_of
from data.evidence.facts import Facts
from data.model import Availability
from data.scrutiny_model import Part, Statement


def scrutiny_page(query: Query, *, site: Site) -> Page:  # noqa: ARG001 - no choices here
    """Return the page."""
    facts = site.facts()
    bearing = partial(_bearing_on, facts=facts, site=site)
    catalogue = site.catalogue
    asks = reported_in(Part.SCRUTINY_ASKS, site=site)
    by_chapter = groupby(catalogue.recommendations.values(), key=lambda one: one.place)
    return scrutiny_layout(
        recommendations=[
            (chapter, [recommendation(one, bearing(one)) for one in held])
            for chapter, held in by_chapter
        ],
        asks=[
            *reported_list(asks, known=known_of(facts, site=site)),
            *to_read_with(
                must_read_of(catalogue.fact_caveats(each for one in asks for each in one.fact_ids)),
                sources=catalogue.sources,
            ),
        ],
        outcomes=[outcome(one, bearing(one)) for one in catalogue.outcomes_2015.values()],
        national=[national(one, bearing(one)) for one in catalogue.national_indicators.values()],
        summaries=[
            summary_of(
                one,
                links=site.links,
                measured=_with_figures(one, site=site),
                printed=len(one.fact_ids),
            )
            for one in catalogue.recommendations.values()
        ],
        caveats=read_first(catalogue.view_caveats("scrutiny"), sources=catalogue.sources),
        brief=site.links.to("brief"),
        strategy=site.links.to("strategy"),
        files=table_files("scrutiny", {}, what="what was asked for and what is shown", site=site),
    )


def _with_figures(one: Statement, *, site: Site) -> int:
    """Count the measures of a statement that somebody publishes as a series."""
    held = (site.catalogue.indicators[each] for each in one.indicator_ids)
    return sum(each.availability is Availability.PUBLISHED for each in held)


def _bearing_on(one: Statement, *, facts: Facts, site: Site) -> list[Component]:
    catalogue = site.catalogue
    indicators = [catalogue.indicators[each] for each in one.indicator_ids]
    own = [catalogue.caveats[each] for each in one.caveat_ids]
    return bearing_on(
        one,
        shown=[
            Shown(each.title, site.links.indicator(each.id), latest_words(each, site=site))
            for each in indicators
        ],
        facts=facts,
        own=own,
        brought=[each for each in catalogue.brought_by(one) if each not in own],
        sources=catalogue.sources,
        disagreements=catalogue.disagreements,
        links=site.links,
    )
