"""The page on scrutiny: every statement resolved against the release that is served."""

from itertools import groupby

from dash.development.base_component import Component

from callbacks.address.state import Query
from callbacks.panels.latest import latest_words
from callbacks.panels.view_downloads import table_files
from callbacks.server.site import Site
from components.notes.caveats import read_first
from components.notes.evidenced import (
    Shown,
    is_missing,
    shows_now,
    to_ask,
    to_bear_in_mind,
    was_printed,
)
from components.page import Page
from components.pages.scrutiny.page import Statement, scrutiny_layout
from data.evidence.facts import Facts
from data.scrutiny_model import Evidenced, NationalIndicator, Outcome2015, Recommendation


def scrutiny_page(query: Query, *, site: Site) -> Page:  # noqa: ARG001 - no choices here
    """Return the page."""
    facts = Facts(site.repository.evidence())
    catalogue = site.catalogue
    by_chapter = groupby(catalogue.recommendations.values(), key=lambda one: one.place)
    return scrutiny_layout(
        recommendations=[
            (chapter, [_recommendation(one, facts=facts, site=site) for one in held])
            for chapter, held in by_chapter
        ],
        outcomes=[
            _outcome(one, facts=facts, site=site) for one in catalogue.outcomes_2015.values()
        ],
        national=[
            _national(one, facts=facts, site=site) for one in catalogue.national_indicators.values()
        ],
        caveats=read_first(catalogue.view_caveats("scrutiny"), sources=catalogue.sources),
        brief=site.links.to("brief"),
        files=table_files("scrutiny", {}, what="what was asked for and what is shown", site=site),
    )


def _recommendation(one: Recommendation, *, facts: Facts, site: Site) -> Statement:
    due = f"Due {one.due}, as printed." if one.due else "No date was printed."
    return Statement(
        anchor=f"recommendation-{one.number}",
        heading=f"Recommendation {one.number}: {one.addressee}",
        says=[one.ask, due],
        parts=[*_evidence(one, facts=facts, site=site), *to_ask(one.questions)],
    )


def _outcome(one: Outcome2015, *, facts: Facts, site: Site) -> Statement:
    return Statement(
        anchor=f"outcome-{one.id}",
        heading=one.title,
        says=[f"Then: {one.aim}", f"Now: {one.now}"],
        parts=_evidence(one, facts=facts, site=site),
    )


def _national(one: NationalIndicator, *, facts: Facts, site: Site) -> Statement:
    return Statement(
        anchor=f"national-{one.id.lower()}",
        heading=one.title,
        says=[f"Then: {one.measured}", f"Today: {one.today}"],
        parts=_evidence(one, facts=facts, site=site),
    )


def _evidence(one: Evidenced, *, facts: Facts, site: Site) -> list[Component]:
    catalogue = site.catalogue
    indicators = [catalogue.indicators[each] for each in one.indicator_ids]
    return [
        *to_bear_in_mind([catalogue.caveats[each] for each in one.caveat_ids]),
        *shows_now(
            [
                Shown(each.title, site.links.indicator(each.id), latest_words(each, site=site))
                for each in indicators
            ]
        ),
        *was_printed(
            facts.all(one.fact_ids),
            sources=catalogue.sources,
            disagreements=catalogue.disagreements,
            links=site.links,
        ),
        *(is_missing(one.gaps) if one.gaps else []),
    ]
