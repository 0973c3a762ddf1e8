"""How figures are made, what is refused, and what the words mean."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.links import Links
from components.page import Page
from components.words.periods import day_words
from data.model import Break, Series, Source
from data.reference_model import Method, Term

STATUS = (
    "Police recorded crime is an official statistic, but it has not been an accredited one since "
    "January 2014: the regulator found that recording was not reliable enough to carry its mark."
)
OSR_QUOTE = "not provide a good indicator of trends in domestic abuse over time"
REGULATOR = (
    "The Office for Statistics Regulation, in its compliance review of estimates of domestic "
    "abuse, says that police recorded crime does "
)
CODE = (
    "This site is not a producer of official statistics. It applies the Code of Practice for "
    "Statistics, edition 3.0, of its own accord: trustworthiness (every figure names its source, "
    "licence and date, and corrections are listed), quality (methods are stated and held against "
    "published values, and what cannot be compared is not compared) and value (figures can be "
    "read, taken and questioned by anyone). It keeps to the Standards for the Public Use of "
    "Statistics: figures are given with their context, their limits and their source."
)


def methods_page(
    methods: Sequence[Method],
    *,
    series: Sequence[Series],
    breaks: Mapping[str, Break],
    sources: Mapping[str, Source],
    produced: Mapping[str, Component],
    links: Links,
) -> Page:
    """Return the page on methods.

    Args:
        methods: In the order in which they are shown.
        series: With their eras and the ids of their breaks.
        breaks: By id.
        sources: For the citation of each break.
        produced: By id of a method, figures of this release that it made.
        links: Address builder.
    """
    return Page(
        title="Methods",
        nav="methods",
        live=False,
        styles=("indicator.css",),
        body=[
            html.H1("How these figures are made"),
            html.P(
                "Definitions, formulas, breaks, what is withheld and when no change is given.",
                className="lead",
            ),
            _related(links),
            html.Section(
                [
                    html.H2("What kind of statistics these are"),
                    html.P(STATUS),
                    html.P(
                        [
                            REGULATOR,
                            html.Q(OSR_QUOTE),
                            ", and prefers the Crime Survey for that.",
                        ]
                    ),
                    html.P(CODE),
                ],
                className="block prose",
                id="status",
            ),
            *(_method(one, produced=produced.get(one.id), links=links) for one in methods),
            html.Section(
                [
                    html.H2("Breaks and notes on each series"),
                    *(_series(one, breaks=breaks, sources=sources) for one in series),
                ],
                className="block",
                id="breaks",
            ),
        ],
    )


def _related(links: Links) -> Component:
    """Return where definitions, words and corrections are found."""
    return html.P(
        [
            "Each measure has ",
            html.A("its own definition", href=links.to("indicators")),
            ", ",
            html.A("words and signs", href=links.to("glossary")),
            " are explained, and ",
            html.A("corrections", href=links.to("contact")),
            " are listed.",
        ]
    )


def glossary_page(terms: Sequence[Term], *, links: Links) -> Page:
    """Return what the words and signs mean."""
    names = {one.id: one.term for one in terms}
    return Page(
        title="Glossary",
        nav="glossary",
        live=False,
        styles=("indicator.css",),
        body=[
            html.H1("What the words and signs mean"),
            html.P(
                "Incident, offence, victim, household, location, charge and case count different "
                "things and are never put on one axis.",
                className="lead",
            ),
            html.P(html.A("How the figures are made", href=links.to("methods"))),
            html.Dl(
                [part for one in terms for part in _term(one, names=names)],
                className="definition-list glossary-list",
            ),
        ],
    )


def _method(one: Method, *, produced: Component | None, links: Links) -> Component:
    formula = html.Ul([html.Li(html.Code(line)) for line in one.formula], className="formula")
    return html.Section(
        [
            html.H2(one.title),
            html.P(one.body),
            formula if one.formula else None,
            produced,
            html.P(f"Rests on: {one.rests_on}.", className="source-note"),
            _drawn(one, links=links) if one.drawn else None,
        ],
        className="block prose",
        id=f"method-{one.id}",
    )


def _drawn(one: Method, *, links: Links) -> Component:
    """Return the pages on which a method's figures stand."""
    said: list[str | Component] = ["Shown on: "]
    for number, page in enumerate(one.drawn):
        path, _, query = page.path.partition("?")
        href = links.to(path, **dict(part.split("=", 1) for part in query.split("&") if part))
        said += [", " if number else "", html.A(page.title, href=href)]
    return html.P([*said, "."], className="source-note")


def _series(
    one: Series, *, breaks: Mapping[str, Break], sources: Mapping[str, Source]
) -> Component:
    eras = "; ".join(era.title for era in one.eras)
    dated = sorted((breaks[each] for each in one.break_ids), key=lambda each: each.date)
    return html.Section(
        [
            html.H3(one.title),
            html.P(f"Compared inside: {eras}."),
            html.Ul([_break(each, sources=sources) for each in dated], className="evidence-list")
            if dated
            else None,
        ]
    )


def _break(one: Break, *, sources: Mapping[str, Source]) -> Component:
    kind = "Break" if one.hard else "Note"
    cited = one.citation
    return html.Li(
        [
            html.Strong(f"{day_words(one.date)}. {kind}: {one.headline}"),
            html.Span(
                f" {sources[cited.source_id].short_title}, {cited.place}.", className="source-note"
            ),
        ]
    )


def _term(one: Term, *, names: Mapping[str, str]) -> list[Component]:
    seen = [
        html.Span([" See ", html.A(names[each], href=f"#term-{each}"), "."]) for each in one.see
    ]
    return [html.Dt(one.term, id=f"term-{one.id}"), html.Dd([html.Span(one.meaning), *seen])]
