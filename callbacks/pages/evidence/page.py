"""The pages of printed figures: asked for by address alone, so that every view can be cited."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from math import ceil

import pandas as pd
from dash import html
from dash.development.base_component import Component

from callbacks.address.state import Query, UnknownChoiceError, one, pick
from callbacks.panels.view_downloads import table_files
from callbacks.server.site import Site
from components.notes.caveats import read_first
from components.notes.disagreement import disagreement_note, disagreement_sides
from components.page import Option, Page
from components.pages.evidence.item import (
    checks_of,
    evidence_item,
    printed_value,
    quote_of,
    source_of,
)
from components.pages.evidence.page import Choices, Listing, evidence_layout, fact_layout
from components.words.printed import KIND_WORDS, THEME_WORDS, period_of
from data.evidence.facts import Fact, Facts
from data.evidence.search import NO_YEAR, Check, Wanted, find
from data.model import Disagreement, Theme
from data.text_slug import slug_of

A_PAGE = 40
LONGEST_SEARCH = 100
CHECK_WORDS = {
    Check.ANY: "All",
    Check.REPRODUCES: "Follows from other figures",
    Check.DOES_NOT: "Does not reproduce",
    Check.DIFFERS: "Sources differ",
}
# What an address may narrow the list by. Its other names are not ours to hand on.
FILTERS = ("q", "source", "theme", "area", "year", "unit", "check")
ID_PARTS = re.compile(r"^([A-Za-z]{2})-?0*(\d{1,4})$")


def evidence_page(query: Query, *, site: Site) -> Page:
    """Return the list of printed figures that fit the address.

    Raises:
        UnknownChoiceError: If a filter or a page does not exist.
    """
    choices = _choices(site)
    wanted = _wanted(query, choices=choices)
    evidence = site.repository.evidence()
    found = evidence_found(query, site=site)
    pages = max(1, ceil(len(found) / A_PAGE))
    page = int(pick("page", one(query, "page"), [str(n + 1) for n in range(pages)], default="1"))
    facts = Facts(evidence)
    shown = found["fact_id"].iloc[(page - 1) * A_PAGE : page * A_PAGE]
    asked = filters_of(query)
    return evidence_layout(
        Listing(
            items=[
                evidence_item(
                    fact,
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


def evidence_found(query: Query, *, site: Site) -> pd.DataFrame:
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
        raise UnknownChoiceError("fact", fact_id, nearest_fact(fact_id, known))
    facts = Facts(evidence)
    fact = facts[fact_id]
    sources = site.catalogue.sources
    return fact_layout(
        fact_id=fact_id,
        heading=f"{fact.measure}: {fact.area}, {period_of(fact)}",
        parts=[
            html.Div(
                [printed_value(fact), quote_of(fact), source_of(fact, sources=sources)],
                className="fact-alone",
            ),
            *checks_of(fact),
            *[
                html.Section(
                    [
                        disagreement_note(each),
                        disagreement_sides(each, facts=facts, sources=sources, links=site.links),
                    ],
                    className="aside-block",
                )
                for each in _disagreements(fact, site=site)
            ],
            *_used_by(fact, site=site),
            read_first(site.catalogue.view_caveats("evidence"), sources=sources),
        ],
        back=_back(fact, site=site),
    )


def nearest_fact(given: str, known: list[str]) -> str | None:
    """Return the id most like the given one: "rf-345" means RF0345. None where none is like it."""
    parts = ID_PARTS.match(given)
    meant = f"{parts[1].upper()}{int(parts[2]):04d}" if parts else given.upper()[:10]
    if meant in known:
        return meant
    close = get_close_matches(meant, known, n=1, cutoff=0.5)
    return close[0] if close else None


def _used_by(fact: Fact, *, site: Site) -> list[Component]:
    used = [each for each in site.catalogue.indicators.values() if fact.fact_id in each.fact_ids]
    return [
        html.P(["Bears on: ", html.A(each.title, href=site.links.indicator(each.id))])
        for each in used
    ]


def _back(fact: Fact, *, site: Site) -> list[tuple[str, str]]:
    theme = THEME_WORDS[Theme(fact.theme)]
    source = site.catalogue.sources[fact.source_id].short_title
    area = slug_of(fact.area)
    return [
        (f"From the same publication: {source}", site.links.to("evidence", source=fact.source_id)),
        (f"On the same theme: {theme}", site.links.to("evidence", theme=fact.theme)),
        (f"On the same area: {fact.area}", site.links.to("evidence", area=area)),
        ("All printed figures", site.links.to("evidence")),
    ]


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
    evidence = site.repository.evidence()
    held = set(evidence["source_id"])
    themes, kinds = set(evidence["theme"]), set(evidence["unit_kind"])
    years = sorted({int(year) for year in evidence["year"].dropna()}, reverse=True)
    return Choices(
        sources=[
            ("", "All"),
            *(
                (each.id, each.short_title)
                for each in site.catalogue.sources.values()
                if each.id in held
            ),
        ],
        themes=[("", "All"), *((t.value, w) for t, w in THEME_WORDS.items() if t in themes)],
        areas=[
            ("", "All"),
            *((slug_of(name), name) for name in sorted(set(evidence["area_name"]))),
        ],
        years=[("", "All"), *((str(y), str(y)) for y in years), (NO_YEAR, "No year printed")],
        units=[
            ("", "All"),
            *((k.value, w.capitalize()) for k, w in KIND_WORDS.items() if k in kinds),
        ],
        checks=[(each.value, words) for each, words in CHECK_WORDS.items()],
    )
