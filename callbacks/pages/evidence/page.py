"""The pages of printed figures: asked for by address alone, so that every view can be cited."""

from collections.abc import Iterable
from math import ceil

import pandas as pd

from callbacks.address.state import Query, UnknownChoiceError, one, pick
from callbacks.panels.view_downloads import table_files
from callbacks.server.site import Site
from components.notes.caveats import read_first
from components.page import Option, Page
from components.pages.evidence.alone import fact_alone, lists_with
from components.pages.evidence.choices import Choices, choices_of
from components.pages.evidence.item import fact_item
from components.pages.evidence.page import Listing, evidence_layout, fact_layout
from components.words.facts import area_of, period_of
from data.caveats import each_once, must_read_of
from data.evidence.facts import Fact
from data.evidence.search import Check, Wanted, find, nearest_id
from data.model import Caveat, Disagreement

A_PAGE = 40
LONGEST_SEARCH = 100
# What an address may narrow the list by. Its other names are not ours to hand on.
FILTERS = ("q", "source", "theme", "area", "year", "unit", "check")


def evidence_page(query: Query, *, site: Site) -> Page:
    """Return the list of printed figures that fit the address.

    Raises:
        UnknownChoiceError: If a filter or a page does not exist.
    """
    choices = _choices(site)
    wanted = _wanted(query, choices=choices)
    evidence = site.repository.evidence()
    found = facts_found(query, site=site)
    pages = max(1, ceil(len(found) / A_PAGE))
    page = int(pick("page", one(query, "page"), [str(n + 1) for n in range(pages)], default="1"))
    facts = site.facts()
    shown = found["fact_id"].iloc[(page - 1) * A_PAGE : page * A_PAGE]
    asked = filters_of(query)
    return evidence_layout(
        Listing(
            items=[
                fact_item(
                    fact,
                    caveats=must_read_of(_caveats(fact, site=site)),
                    facts=facts,
                    sources=site.catalogue.sources,
                    disagreements=_disagreements(fact, site=site),
                    links=site.links,
                )
                for fact in facts.all(shown)
            ],
            first=(page - 1) * A_PAGE + 1,
            found=len(found),
            whole=len(evidence),
            page=page,
            pages=pages,
        ),
        wanted=wanted,
        choices=choices,
        caveats=read_first(site.catalogue.view_caveats("evidence"), sources=site.catalogue.sources),
        action=site.links.to("evidence"),
        address=lambda number: site.links.to("evidence", **asked, page=str(number)),
        files=table_files("evidence", asked, what="the printed figures that fit", site=site),
        computations=list(site.catalogue.computations.values()),
    )


def filters_of(query: Query) -> dict[str, list[str]]:
    """Return the part of an address that narrows the list of printed figures."""
    return {name: list(query[name]) for name in FILTERS if name in query}


def facts_found(query: Query, *, site: Site) -> pd.DataFrame:
    """Return the printed figures that fit an address.

    Raises:
        UnknownChoiceError: If a filter does not exist.
    """
    names = {each.id: each.title for each in site.catalogue.sources.values()}
    wanted = _wanted(query, choices=_choices(site))
    return find(site.repository.evidence(), wanted, names=names)


def fact_page(query: Query, *, site: Site, fact_id: str) -> Page:  # noqa: ARG001
    """Return the page of one printed figure.

    Raises:
        UnknownChoiceError: If there is no figure of that id; the nearest is offered.
    """
    evidence = site.repository.evidence()
    known = evidence["fact_id"].tolist()
    if fact_id not in known:
        raise UnknownChoiceError("fact", fact_id, nearest_id(fact_id, known))
    facts = site.facts()
    fact = facts[fact_id]
    catalogue = site.catalogue
    used_by = [one for one in catalogue.indicators.values() if fact_id in one.fact_ids]
    return fact_layout(
        fact_id=fact_id,
        heading=f"{fact.measure}: {area_of(fact)}, {period_of(fact)}",
        parts=[
            *fact_alone(
                fact,
                facts=facts,
                sources=catalogue.sources,
                disagreements=_disagreements(fact, site=site),
                used_by=used_by,
                links=site.links,
            ),
            read_first(
                each_once((*_caveats(fact, site=site), *catalogue.view_caveats("evidence"))),
                sources=catalogue.sources,
            ),
        ],
        back=lists_with(fact, source=catalogue.sources[fact.source_id], links=site.links),
    )


def _caveats(fact: Fact, *, site: Site) -> tuple[Caveat, ...]:
    """Return the caveats of a figure and of those that other sources set against it."""
    against = [
        each
        for one in _disagreements(fact, site=site)
        for side in one.sides
        for each in side.fact_ids
    ]
    return site.catalogue.fact_caveats([fact.fact_id, *against])


def _disagreements(fact: Fact, *, site: Site) -> list[Disagreement]:
    return [site.catalogue.disagreements[each] for each in fact.disagreements]


def _wanted(query: Query, *, choices: Choices) -> Wanted:
    def chosen(name: str, options: Iterable[Option]) -> str:
        return pick(name, one(query, name), [value for value, _ in options], default="")

    return Wanted(
        words=(one(query, "q") or "")[:LONGEST_SEARCH].strip(),
        source=chosen("source", choices.sources),
        theme=chosen("theme", choices.themes),
        area=chosen("area", choices.areas),
        year=chosen("year", choices.years),
        unit=chosen("unit", choices.units),
        check=Check(chosen("check", choices.checks)),
    )


def _choices(site: Site) -> Choices:
    return choices_of(site.repository.evidence(), site.catalogue.sources.values())
