"""One printed figure by itself: all that is said of it, what it bears on, and where more are."""

from collections.abc import Iterable, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.notes.disagreement import disagreement_note, disagreement_sides
from components.pages.evidence.item import checks_of, fact_value, quote_of, source_of
from components.words.facts import THEME_WORDS, area_of
from data.evidence.facts import Fact, Facts
from data.model import Disagreement, Indicator, Source, Theme
from data.text_slug import slug_of


def fact_alone(
    fact: Fact,
    *,
    facts: Facts,
    sources: Mapping[str, Source],
    disagreements: Sequence[Disagreement],
    used_by: Iterable[Indicator],
    links: Links,
) -> list[Component]:
    """Return the figure, what is wrong with it, and the measures it bears on.

    Args:
        fact: The figure.
        facts: All figures, for those that disagree with it.
        sources: Of the catalogue.
        disagreements: Those the figure takes part in.
        used_by: Measures whose definition names it.
        links: Address builder.
    """
    return [
        html.Div(
            [fact_value(fact), quote_of(fact), source_of(fact, sources=sources)],
            className="fact-alone",
        ),
        *checks_of(fact),
        *[
            html.Section(
                [
                    disagreement_note(each),
                    disagreement_sides(each, facts=facts, sources=sources, links=links),
                ],
                className="aside-block",
            )
            for each in disagreements
        ],
        *[
            html.P(["Bears on: ", html.A(each.title, href=links.indicator(each.id))])
            for each in used_by
        ],
    ]


def lists_with(fact: Fact, *, source: Source, links: Links) -> list[tuple[str, str]]:
    """Return words and addresses of the lists of printed figures that hold this one."""
    theme = THEME_WORDS[Theme(fact.theme)]
    return [
        (
            f"From the same publication: {source.short_title}",
            links.to("evidence", source=fact.source_id),
        ),
        (f"On the same theme: {theme}", links.to("evidence", theme=fact.theme)),
        (f"On the same area: {area_of(fact)}", links.to("evidence", area=slug_of(fact.area))),
        ("All printed figures", links.to("evidence")),
    ]
