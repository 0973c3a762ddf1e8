"""What else bears on an indicator: its counterpart, recommendations and printed figures."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.pages.indicator.fact_list import ListedFact, fact_list
from components.words.facts import area_of, as_printed, period_of, place_of, unit_of
from data.evidence.facts import Fact
from data.model import Disagreement, Indicator, Source


def related_part(
    indicator: Indicator,
    *,
    counterpart: Indicator | None,
    facts: Sequence[Fact],
    sources: Mapping[str, Source],
    disagreements: Mapping[str, Disagreement],
    links: Links,
) -> list[Component]:
    """Return the counterpart, the Assembly's recommendations and the figures of reports.

    Args:
        indicator: What is shown.
        counterpart: The same thing counted another way; None without.
        facts: What was printed of it, in the order of its definition.
        sources: For the names of publications.
        disagreements: Where sources differ, by id.
        links: Address builder.
    """
    found: list[Component] = []
    if counterpart:
        found.append(
            html.P(
                [
                    "The same thing counted another way: ",
                    html.A(counterpart.title, href=links.indicator(counterpart.id)),
                ]
            )
        )
    if indicator.recommendations:
        found.append(
            html.P(
                [
                    "The London Assembly’s recommendations of 2020 that bear on it: ",
                    *_recommendations(indicator, links=links),
                ]
            )
        )
    if facts:
        listed = [
            _listed(one, sources=sources, disagreements=disagreements, links=links) for one in facts
        ]
        found += [html.H3("What reports have printed"), fact_list(listed)]
    if not found:
        return []
    return [html.Section([html.H2("Related"), *found], className="block")]


def _recommendations(indicator: Indicator, *, links: Links) -> list[Component | str]:
    """Return the numbers, each leading to its own place on the page on scrutiny."""
    page = links.to("scrutiny")
    parts: list[Component | str] = []
    for number in indicator.recommendations:
        parts += [html.A(str(number), href=f"{page}#recommendation-{number}"), ", "]
    return parts[:-1]


def _listed(
    fact: Fact,
    *,
    sources: Mapping[str, Source],
    disagreements: Mapping[str, Disagreement],
    links: Links,
) -> ListedFact:
    source, differ = sources[fact.source_id], disagreements
    remarks = ["Does not reproduce."] if fact.reproduces == "no" else []
    remarks += [
        f"Sources differ: {differ[one].title}. {differ[one].finding}" for one in fact.disagreements
    ]
    place = place_of(fact)
    value = f"{as_printed(fact)} {unit_of(fact)}".strip()
    return ListedFact(
        fact_id=fact.fact_id,
        href=links.fact(fact.fact_id),
        said=f"{fact.measure}: {value}, {area_of(fact)}, {period_of(fact)}",
        cited=f"{source.short_title}, {place}" if place else source.short_title,
        quote=fact.quote,
        remarks=remarks,
    )
