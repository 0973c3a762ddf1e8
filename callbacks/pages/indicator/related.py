"""What else bears on an indicator: its counterpart, recommendations and printed figures."""

from dash import html
from dash.development.base_component import Component

from callbacks.server.site import Site
from components.pages.indicator.evidence_list import PrintedFigure, evidence_list
from components.words.printed import as_printed, period_of, place_of, unit_of
from data.evidence.facts import Fact, Facts
from data.model import Indicator


def related_part(indicator: Indicator, *, site: Site) -> list[Component]:
    """Return the counterpart, the Assembly's recommendations and the figures of reports."""
    found: list[Component] = []
    if indicator.counterpart_id:
        other = site.catalogue.indicators[indicator.counterpart_id]
        found.append(
            html.P(
                [
                    "The same thing counted another way: ",
                    html.A(other.title, href=site.links.indicator(other.id)),
                ]
            )
        )
    if indicator.recommendations:
        found.append(
            html.P(
                [
                    "The London Assembly’s recommendations of 2020 that bear on it: ",
                    *_recommendations(indicator, site=site),
                ]
            )
        )
    printed = printed_figures(indicator, site=site)
    if printed:
        found += [html.H3("What reports have printed"), evidence_list(printed)]
    if not found:
        return []
    return [html.Section([html.H2("Related"), *found], className="block")]


def _recommendations(indicator: Indicator, *, site: Site) -> list[Component | str]:
    """Return the numbers, each leading to its own place on the page on scrutiny."""
    page = site.links.to("scrutiny")
    parts: list[Component | str] = []
    for number in indicator.recommendations:
        parts += [html.A(str(number), href=f"{page}#recommendation-{number}"), ", "]
    return parts[:-1]


def printed_figures(indicator: Indicator, *, site: Site) -> list[PrintedFigure]:
    """Return the printed figures of an indicator, in the order of its definition."""
    facts = Facts(site.repository.evidence())
    return [_printed(one, site=site) for one in facts.all(indicator.fact_ids)]


def _printed(fact: Fact, *, site: Site) -> PrintedFigure:
    source = site.catalogue.sources[fact.source_id]
    differ = site.catalogue.disagreements
    remarks = ["Does not reproduce."] if fact.reproduces == "no" else []
    remarks += [
        f"Sources differ: {differ[one].title}. {differ[one].finding}" for one in fact.disagreements
    ]
    place = place_of(fact)
    value = f"{as_printed(fact)} {unit_of(fact)}".strip()
    return PrintedFigure(
        fact_id=fact.fact_id,
        href=site.links.fact(fact.fact_id),
        said=f"{fact.measure}: {value}, {fact.area}, {period_of(fact)}",
        cited=f"{source.short_title}, {place}" if place else source.short_title,
        quote=fact.quote,
        remarks=remarks,
    )
