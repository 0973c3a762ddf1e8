"""Printed figures among what was found, with what must stand beside them."""

from collections.abc import Sequence

from dash.development.base_component import Component

from callbacks.pages.search.index import facts
from callbacks.server.site import Site
from components.notes.caveats import read_first
from components.pages.search.page import Result, Results
from components.words.facts import area_of, as_printed, period_of
from components.words.values import sentence_case
from data.caveats import each_once
from data.search.entries import Kind


def printed_caveats(found: Results, *, site: Site) -> list[Component]:
    """Return what must stand beside the printed figures that were found."""
    if not found.fact_ids:
        return []
    catalogue = site.catalogue
    told = each_once((*catalogue.view_caveats("evidence"), *catalogue.fact_caveats(found.fact_ids)))
    return [read_first(told, sources=catalogue.sources)]


def printed_results(fact_ids: Sequence[str], *, site: Site) -> list[Result]:
    """Return printed figures as they are listed, each with where it was printed."""
    titles = {one.id: one.short_title for one in site.catalogue.sources.values()}
    return [
        Result(
            Kind.FIGURE.value,
            f"{as_printed(fact)}: {fact.measure}",
            site.links.fact(fact.fact_id),
            f"{sentence_case(area_of(fact))}, {period_of(fact)}. {titles[fact.source_id]}",
            fact.measure,
        )
        for fact in facts(site)[1].all(fact_ids)
    ]
