"""What an indicator means: its definition, its time axis, and what it does and does not show."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.words.periods import day_words
from components.words.rows import PERIOD_TYPE_WORDS
from components.words.values import join_names
from data.model import Break, Disclosure, Era, Indicator, Level, Missing, Polarity, Source

POLARITY_WORDS = {
    Polarity.NEITHER: "Neither: a high value is neither good nor bad, so no colour or word of "
    "judgement is used.",
    Polarity.HIGH_IS_WORSE: "A higher value means more harm or hardship for people. It judges no "
    "area and no service.",
    Polarity.HIGH_IS_BETTER: "A higher value is wanted. It judges no area and no service.",
}
LEVEL_NAMES = {
    Level.LONDON: "London",
    Level.ENGLAND_WALES: "England and Wales",
    Level.ENGLAND: "England",
    Level.REGION: "regions of England and Wales",
    Level.FORCE: "the Met's area",
    Level.BCU: "police commands",
    Level.COUNCIL: "councils of England outside London",
    Level.BOROUGH: "boroughs",
    Level.WARD: "wards",
}
OF_ENGLAND = {**LEVEL_NAMES, Level.REGION: "other regions of England"}
NO_PERIOD = "None: nobody publishes it [x]"


def meaning(indicator: Indicator) -> Component:
    """Return what the indicator shows, what it does not show, and what to ask next of whom."""
    return html.Div(
        [
            html.Section([html.H2("What this shows"), html.P(indicator.shows)]),
            html.Section([html.H2("What it does not show"), html.P(indicator.does_not_show)]),
            html.Section(
                [
                    html.H2("What to ask next"),
                    html.Ul(
                        [
                            html.Li([one.ask, html.Span(f" Ask: {one.of}.", className="ask-of")])
                            if one.of
                            else html.Li(one.ask)
                            for one in indicator.ask_next
                        ]
                    ),
                ]
            ),
        ],
        className="meaning block",
    )


def definition(indicator: Indicator, *, dispersion: str) -> Component:
    """Return the definition as a list of terms; `dispersion` says what intervals are widened by."""
    facts = {
        "Definition": indicator.definition,
        "Numerator": indicator.numerator,
        "Denominator": indicator.denominator or "None: this is not divided by anything.",
        "Unit": indicator.unit.plural,
        "Is high good or bad?": POLARITY_WORDS[indicator.polarity],
        "Levels and periods": level_words(indicator),
        "Interval": " ".join(
            part
            for part in (
                indicator.interval or "None: there is no value to give one for.",
                dispersion,
            )
            if part
        ),
        "What is withheld": disclosure_words(indicator.disclosure),
    }
    return html.Section(
        [
            html.H2("Definition"),
            html.Dl(
                [part for name, words in facts.items() for part in (html.Dt(name), html.Dd(words))],
                className="definition-list",
            ),
        ],
        className="block",
    )


def level_words(indicator: Indicator) -> str:
    """Return "London: month and twelve months; boroughs: month"."""
    names = OF_ENGLAND if Level.ENGLAND in indicator.levels else LEVEL_NAMES
    return (
        "; ".join(
            f"{names[level]}: " + join_names([PERIOD_TYPE_WORDS[kind].lower() for kind in kinds])
            for level, kinds in indicator.levels.items()
        )
        or NO_PERIOD
    )


def disclosure_words(rule: Disclosure) -> str:
    """Return the thresholds in words, and their reason."""
    if rule.suppress_below == 0:
        return rule.reason
    return (
        f"Counts of 1 to {rule.suppress_below - 1} are withheld [c]; no rate is given from fewer "
        f"than {rule.rate_needs} events, and from fewer than {rule.low_reliability_below} it is "
        f"marked [u]. {rule.reason}"
    )


def time_axis(eras: Sequence[Era], *, breaks: Sequence[Break]) -> Component:
    """List eras and breaks by date: values are compared inside one era only."""
    dated = [(one.date, _break(one)) for one in breaks] + [
        (one.start, _era(one)) for one in eras if one.start
    ]
    open_start = [_era(one) for one in eras if one.start is None]
    ordered = [item for _, item in sorted(dated, key=lambda pair: pair[0])]
    return html.Section(
        [
            html.H2("What can be compared over time"),
            html.P(
                "Values are compared inside one span of time only. No line, change or percentage "
                "crosses from one span to the next.",
                className="figure-sub",
            ),
            html.Ol([*open_start, *ordered], className="time-axis"),
        ],
        className="block",
    )


def _era(era: Era) -> Component:
    return html.Li([html.Strong("Comparable: "), era.title], className="axis-era")


def _break(one: Break) -> Component:
    kind = "Break" if one.hard else "Note"
    return html.Li(
        [
            html.Strong(f"{day_words(one.date)}. {kind}: {one.headline}"),
            html.Span(f" {one.body}"),
        ],
        className="axis-break" if one.hard else "axis-note",
    )


def missing_block(missing: Missing, *, sources: Mapping[str, Source]) -> Component:
    """Say what is missing, who asked for it and who could publish it."""
    asked = missing.asked_by
    return html.Section(
        [
            html.H2("What is missing [x]"),
            html.P(missing.what),
            html.P(
                [
                    html.Strong("Who asked for it: "),
                    f"{sources[asked.source_id].title}, {asked.place}.",
                    html.Span([" ", html.Q(asked.quote)]) if asked.quote else None,
                ]
            ),
            html.P([html.Strong("Who could publish it: "), missing.could_publish]),
        ],
        className="aside-block block",
    )
